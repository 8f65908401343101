"""A terminal service in memory that answers as it is told to, in the order of the calls."""

from collections import deque

from kiosk.domain.card import Card
from kiosk.domain.catalogue import Catalogue
from kiosk.domain.transaction import Adjudication, Transaction
from kiosk.ports.terminal import Failure, NotFound, Outcome, RemoteState, SessionOpened, Stands
from tests import samples


class ScriptedTerminal:
    """Answers well unless something else was scripted; remembers every call."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.sent: list[tuple[str, bytes]] = []
        self.script: deque[Outcome | None] = deque()
        self.login: SessionOpened | Failure = samples.SESSION
        self.vouches: SessionOpened | Failure = samples.SESSION
        self.catalogue_answer: Catalogue | Failure = samples.CATALOGUE
        self.adjudication: Adjudication = samples.ADJUDICATION
        self.stands: dict[str, RemoteState] = {}
        self.void_reasons: list[str] = []
        self.void_notes: list[str] = []
        self.void_until = ""

    def then(self, *outcomes: Outcome | None) -> None:
        """Script the next outcomes; None means: answer well."""
        self.script.extend(outcomes)

    def log_in(self, user: str, password: str) -> SessionOpened | Failure:
        self.calls.append("log-in")
        return self.login

    def vouch(self, user: str, password: str) -> SessionOpened | Failure:
        self.calls.append("vouch")
        return self.vouches

    def log_out(self) -> None:
        self.calls.append("log-out")

    def catalogue(self) -> Catalogue | Failure:
        self.calls.append("catalogue")
        return self.catalogue_answer

    def payload(self, transaction: Transaction, card: Card) -> bytes:
        return f"{transaction.id} {card.sealed}".encode()

    def adjudicate(self, transaction: Transaction, payload: bytes) -> Outcome:
        self.sent.append((transaction.id, payload))
        return self._answer("adjudicate", transaction, RemoteState.ADJUDICATED)

    def confirm(self, transaction: Transaction) -> Outcome:
        return self._answer("confirm", transaction, RemoteState.CONFIRMED)

    def cancel(self, transaction: Transaction) -> Outcome:
        return self._answer("cancel", transaction, RemoteState.CANCELLED)

    def void(self, transaction: Transaction, reason: str, note: str = "") -> Outcome:
        self.void_reasons.append(reason)
        self.void_notes.append(note)
        return self._answer("void", transaction, RemoteState.VOIDED)

    def inquire(self, transaction: Transaction) -> Outcome:
        self.calls.append("inquire")
        scripted = self.script.popleft() if self.script else None
        if scripted is not None:
            return scripted
        if transaction.id not in self.stands:
            return NotFound()
        return Stands(self.stands[transaction.id], self.adjudication.reference, self.adjudication)

    def _answer(self, name: str, transaction: Transaction, state: RemoteState) -> Outcome:
        self.calls.append(name)
        scripted = self.script.popleft() if self.script else None
        if scripted is not None:
            return scripted
        self.stands[transaction.id] = state
        until = self.void_until if state is RemoteState.CONFIRMED else ""
        return Stands(state, self.adjudication.reference, self.adjudication, until)
