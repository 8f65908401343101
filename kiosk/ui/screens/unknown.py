"""Owns the unknown outcome: what it is, whether money moved, what the terminal does and one can do."""

from typing import Any, Final

from kivy.properties import BooleanProperty, NumericProperty, OptionProperty, StringProperty

from kiosk.domain.authority import may_decide
from kiosk.domain.transaction import State, Transaction
from kiosk.flow.events import (
    AskAgainTapped,
    CancelTapped,
    Decided,
    DecisionChanged,
    NextPatientTapped,
    NoticeClosed,
    SupervisorTapped,
)
from kiosk.flow.lifecycle import MAX_ATTEMPTS, UNKNOWN
from kiosk.flow.places import Unknown
from kiosk.flow.state import Kiosk
from kiosk.flow.visit import current
from kiosk.ui.countdown import Countdown
from kiosk.ui.doubt_words import UNDER_WAY, Doubt, decision_word, doubt_of
from kiosk.ui.format import phone_held
from kiosk.ui.i18n import N_, tr
from kiosk.ui.kv import load_beside
from kiosk.ui.notices import say_notice
from kiosk.ui.questions import Question
from kiosk.ui.screen import Ask, Emit
from kiosk.ui.transaction_words import numbered, whose
from kiosk.ui.writing import WritingScreen

_REVIEW_ADVICE: Final = N_("Lēmumu ieraksta vadītājs. Apdrošinātājam nosauciet redzamos numurus.")


class UnknownScreen(WritingScreen):
    """An outcome that nobody knows, or that a person has to decide.

    Attributes:
        mode: `waiting` while the terminal finds out by itself, `review` where a person has to.
        safe: certainly nothing was charged.
        calm: nothing is likely to have been; a person still has to ask the insurer.
        phone: where to call the insurer; empty where nobody has to, or it is unknown.
        leaving: label of the way on.
        cancellable: it may still be cancelled.
        deciding: the operator may record a decision, and there is one to record.
        callable: a supervisor may be called to record one.
        chosen: which of the choices the supervisor says the insurer named, from 0; -1 before.
        named: the insurer's reference has been typed.
        asking: a person has asked again, and the answer is awaited.
    """

    mode = OptionProperty("waiting", options=["waiting", "review"])
    headline = StringProperty("")
    happened = StringProperty("")
    money = StringProperty("")
    safe = BooleanProperty(defaultvalue=False)
    calm = BooleanProperty(defaultvalue=False)
    doing = StringProperty("")
    attempt = StringProperty("")
    advice = StringProperty("")
    number = StringProperty("")
    reference = StringProperty("")
    person = StringProperty("")
    insurer = StringProperty("")
    phone = StringProperty("")
    total = NumericProperty(0)
    leaving = StringProperty("")
    cancellable = BooleanProperty(defaultvalue=False)
    deciding = BooleanProperty(defaultvalue=False)
    callable = BooleanProperty(defaultvalue=False)
    first_choice = StringProperty("")
    second_choice = StringProperty("")
    chosen = NumericProperty(-1)
    named = BooleanProperty(defaultvalue=False)
    asking = BooleanProperty(defaultvalue=False)
    written = "typed"

    def __init__(self, emit: Emit, ask: Ask, **kwargs: Any) -> None:
        self._decisions: tuple[State, ...] = ()
        self._about = ""
        self._told: tuple[State | None, str] = (None, "")
        self._number = ""
        self._retry = Countdown(self._tell_attempt)
        super().__init__(emit, ask, **kwargs)

    def context(self, kiosk: Kiosk) -> str:
        """Return whose transaction it is."""
        return whose(kiosk)

    def show(self, kiosk: Kiosk) -> None:
        """Say what is known and what is not."""
        transaction, place = current(kiosk), kiosk.place
        if transaction is None or not isinstance(place, Unknown):
            return
        doubt = doubt_of(transaction)
        if transaction.id != self._about:
            self._begin(transaction.id, place, doubt.decisions)
        self.mode = "review" if transaction.state is State.REVIEW else "waiting"
        self.asking = transaction.id in kiosk.inquiring
        self._show_doubt(transaction, doubt)
        self._count(kiosk, transaction)
        self._show_facts(transaction)
        self._show_choices(kiosk, doubt)
        own = kiosk.bill_transaction == transaction.id
        self.leaving = tr("Nākamais pacients") if own else tr("Uz transakciju sarakstu")
        self.cancellable = transaction.state is State.ADJUDICATION_UNKNOWN
        say_notice(self.ids.notice, kiosk.notice)

    def left(self) -> None:
        """Forget what was typed, which the place keeps as long as it lasts, and stop counting."""
        self._begin("", Unknown(""))
        self._retry.stop()

    def choose(self, at: int) -> None:
        """Take the insurer's word, by its place among the choices."""
        self.chosen = at
        self.tell()

    def tell(self) -> None:
        """Have what was chosen and typed kept."""
        decision = self._decisions[int(self.chosen)] if self.chosen >= 0 else None
        told = decision, self.ids.typed.text
        if self._about and told != self._told:
            self._told = told
            self.emit(DecisionChanged(*told))

    def leave(self) -> None:
        """Serve the next patient; the terminal goes on finding out."""
        self.emit(NextPatientTapped())

    def cancel(self) -> None:
        """Cancel instead of waiting."""
        self.emit(CancelTapped())

    def ask_again(self) -> None:
        """Inquire once more."""
        self.emit(AskAgainTapped())

    def call_supervisor(self) -> None:
        """Let a supervisor step in."""
        self.emit(SupervisorTapped())

    def close_notice(self) -> None:
        """The notice has been read."""
        self.emit(NoticeClosed())

    def record(self) -> None:
        """Record the decision, after one more question: it closes the transaction."""
        state, reference = self._decisions[int(self.chosen)], self.ids.typed.text.strip()
        question = Question(
            tr("Ierakstīt lēmumu?"),
            tr(
                "{outcome}. Apdrošinātāja atsauce: {reference}. Lēmumu vairs nevarēs mainīt.",
                outcome=self.first_choice if self.chosen == 0 else self.second_choice,
                reference=reference,
            ),
            tr("Ierakstīt lēmumu"),
        )
        self.ask(question, lambda: self.emit(Decided(state, reference)))

    def _begin(self, transaction: str, place: Unknown, decisions: tuple[State, ...] = ()) -> None:
        """Take up what the place has kept, if anything."""
        self._about, self._told, self._decisions = transaction, (place.decision, place.reference), decisions
        self.chosen = decisions.index(place.decision) if place.decision in decisions else -1
        self.ids.typed.text = place.reference
        self.typing, self.ids.typed.focused = False, False
        self.ids.scroll.scroll_y = 1

    def _show_doubt(self, transaction: Transaction, doubt: Doubt) -> None:
        review = transaction.state is State.REVIEW
        self.headline = tr("Iznākumu neizdevās noskaidrot") if review else tr(doubt.headline)
        self.happened = tr(doubt.review) if review else tr(doubt.happened)
        self.money, self.safe = tr(doubt.money), doubt.safe and not review
        self.calm = doubt.safe and review
        self.doing = "" if review else tr(UNDER_WAY.get(transaction.state, doubt.now))
        if self.asking:
            self.doing = tr(UNDER_WAY[State.ADJUDICATING])
        self.advice = tr(_REVIEW_ADVICE if review else doubt.advice)

    def _count(self, kiosk: Kiosk, transaction: Transaction) -> None:
        """Count down to the next attempt, where one is to come."""
        self._retry.stop()
        self._number = "" if transaction.state is State.REVIEW else _attempt(transaction)
        due = kiosk.retries.get(transaction.id, 0.0) if transaction.state in UNKNOWN else 0.0
        self._retry.start((transaction.id, due), max(0.0, due - kiosk.now.seconds))

    def _tell_attempt(self, seconds: int) -> None:
        after = tr("pēc {seconds} s", seconds=seconds) if seconds and self._number else ""
        self.attempt = " ".join(filter(None, (self._number, after)))
        if not seconds:
            self._retry.stop()

    def _show_facts(self, transaction: Transaction) -> None:
        self.number = numbered(transaction)
        self.reference = transaction.adjudication.reference if transaction.adjudication else ""
        self.person, insurer = transaction.person.masked, transaction.insurer
        self.insurer = insurer.name
        self.phone = phone_held(insurer.phone) if transaction.state is State.REVIEW else ""
        self.total = transaction.totals.price

    def _show_choices(self, kiosk: Kiosk, doubt: Doubt) -> None:
        decider = getattr(kiosk.place, "supervisor", None) or kiosk.operator
        self.deciding = decider is not None and may_decide(decider) and self.mode == "review"
        self.callable = self.mode == "review" and not self.deciding
        self._decisions = doubt.decisions
        words = [tr(decision_word(decision, doubt)) for decision in doubt.decisions]
        self.first_choice, self.second_choice = words


def _attempt(transaction: Transaction) -> str:
    number = min(transaction.attempts + 1, MAX_ATTEMPTS)
    return str(tr("{n}. mēģinājums no {most}", n=number, most=MAX_ATTEMPTS))


load_beside(__file__)
