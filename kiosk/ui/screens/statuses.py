"""Owns „Pakalpojumi un to statuss“: what the insurer pays of each service, to be confirmed or dropped."""

from typing import Any, Final

from kivy.properties import BooleanProperty, NumericProperty, OptionProperty, StringProperty

from kiosk.domain.transaction import State, Transaction
from kiosk.flow.events import CloseTapped, ConfirmTapped, NoticeClosed
from kiosk.flow.state import Kiosk
from kiosk.flow.visit import current
from kiosk.ui import format as written
from kiosk.ui.countdown import Countdown
from kiosk.ui.doubt_words import UNDER_WAY
from kiosk.ui.each import show_each
from kiosk.ui.i18n import tr
from kiosk.ui.kv import load_beside
from kiosk.ui.limits import limits
from kiosk.ui.notices import say_notice
from kiosk.ui.screen import Ask, Emit, KioskScreen
from kiosk.ui.screens.status_line import StatusBlock, StatusLine, line_values
from kiosk.ui.transaction_words import whose

_MODES: Final = {
    State.ADJUDICATED: "open",
    State.CONFIRMING: "busy",
    State.CANCELLING: "busy",
    State.DECLINED: "declined",
}


class StatusesScreen(KioskScreen):
    """The insurer's answer.

    Attributes:
        mode: `open` to be decided, `busy` while the decision is being sent, `declined` if all is refused.
        remark: what is being waited for, or how long the answer is open, or what a refusal means.
        urgent: the last seconds of it.
        refused: how many lines are refused, in words, for they may be below the fold; empty if none is.
        coached: this is training, whose strip takes its room.
    """

    mode = OptionProperty("open", options=["open", "busy", "declined"])
    remark = StringProperty("")
    urgent = BooleanProperty(defaultvalue=False)
    refused = StringProperty("")
    coached = BooleanProperty(defaultvalue=False)
    price = NumericProperty(0)
    compensated = NumericProperty(0)
    patient = NumericProperty(0)

    def __init__(self, emit: Emit, ask: Ask, **kwargs: Any) -> None:
        self._drawn: tuple[object, str] | None = None
        self._waiting = State.ADJUDICATED
        self._countdown = Countdown(self._tell_hold)
        self._patience = Countdown(self._tell_wait)
        super().__init__(emit, ask, **kwargs)

    def context(self, kiosk: Kiosk) -> str:
        """Return whose answer this is, and about whom."""
        return whose(kiosk)

    def show(self, kiosk: Kiosk) -> None:
        """Draw the lines once, the rest as it stands."""
        transaction = current(kiosk)
        if transaction is None:
            return
        self.mode = _MODES.get(transaction.state, "busy")
        self.refused = self._refused(transaction)
        self.coached = kiosk.training is not None
        self.remark = self._remark()
        totals = transaction.totals
        self.price, self.compensated, self.patient = totals.price, totals.compensated, totals.patient
        self._draw(transaction)
        self._count(kiosk, transaction)
        self._wait(transaction)
        say_notice(self.ids.notice, kiosk.notice)

    def close_notice(self) -> None:
        """The notice has been read."""
        self.emit(NoticeClosed())

    def go_on(self) -> None:
        """Confirm; or close, where there is nothing to confirm."""
        self.emit(CloseTapped() if self.mode == "declined" else ConfirmTapped())

    def left(self) -> None:
        """Stop counting, and draw anew next time."""
        self._countdown.stop()
        self._patience.stop()

    def _draw(self, transaction: Transaction) -> None:
        drawn = (transaction.adjudication, tr.lang)
        if drawn == self._drawn:
            return
        self._drawn = drawn
        lines = transaction.adjudication.lines if transaction.adjudication else ()
        kind = StatusBlock if self.ids.heads.height == 0 else StatusLine
        insurer = transaction.insurer.id
        show_each(self.ids.lines, kind, [line_values(line, transaction.state, insurer) for line in lines])
        self.ids.scroll.scroll_y = 1

    def _refused(self, transaction: Transaction) -> str:
        answer = transaction.adjudication
        if self.mode == "declined":
            return str(tr("Viss noraidīts"))
        if answer is None or answer.paid_lines == answer.lines:
            return ""
        whole = len(answer.lines)
        return str(tr("Neapmaksā: {n} no {all}", n=whole - len(answer.paid_lines), all=whole))

    def _remark(self) -> str:
        if self.mode == "declined":
            return str(tr("No polises nekas nav norakstīts. Pacients maksā visu summu."))
        return str(self.remark)

    def _count(self, kiosk: Kiosk, transaction: Transaction) -> None:
        end = kiosk.holds.get(transaction.id)
        if self.mode != "open" or end is None:
            self._countdown.stop()
            self.remark = "" if self.mode == "open" else self.remark
            return
        self._countdown.stop()
        self._countdown.start((transaction.id, end), end - kiosk.now.seconds)

    def _wait(self, transaction: Transaction) -> None:
        self._waiting = transaction.state
        if self.mode != "busy":
            self._patience.stop()
            return
        self._patience.stop()
        self._patience.start((transaction.id, transaction.state), limits.slow_answer)

    def _tell_wait(self, seconds: int) -> None:
        waiting = tr(UNDER_WAY[self._waiting]) if self._waiting in UNDER_WAY else ""
        late = tr("Atbilde kavējas; spiest vēlreiz nevajag, terminālis turpina pats.")
        self.remark = f"{waiting}…" if seconds else late

    def _tell_hold(self, seconds: int) -> None:
        self.remark = tr("Atbilde spēkā vēl {time}", time=written.countdown(seconds))
        self.urgent = seconds <= limits.hold_warning


load_beside(__file__)
