"""Owns a voucher's copies on the glass: their sheets, what hinders the printer, the question in doubt."""

from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.domain.voucher import Copy, CopyState
from kiosk.flow.events import CopyDecided
from kiosk.ui.i18n import N_, tr
from kiosk.ui.kv import load_beside
from kiosk.ui.messages import Message, Severity, in_step, say
from kiosk.ui.print_ends import NOTHING_CAME_OUT, doubt, failure
from kiosk.ui.print_progress import PrintProgress
from kiosk.ui.transaction_words import COPIES, sheet_name

_RECOVERED = Message(
    Severity.GOOD, N_("Printeris atkal ir kārtībā: druka turpinās"), icon="printer", who=None
)


class PrintPanel(BoxLayout):
    """How the copies fare. Fires `on_decided` with a `CopyDecided` event once a person has answered.

    Attributes:
        question: what a person has to look for or to decide; empty if nothing is.
        why: why that is asked, and what it means.
        step: what to do about it, and by whom.
        sign: its icon.
        failed: what is asked about has failed.
        grave: printing again mends nothing.
        sure: the sheet is not printed, so that nobody need look for it.
        recovered: what hindered the printer has passed, and the copy under way goes on.
        held: how high the hindrance was that has passed: what is below stays where it is.
        kept: how much room is kept for a remark, so that nothing moves when there is one.
        offered: nothing has been sent to the printer yet.
        single: there is one sheet, and nothing is asked about it.
        beside: the remark has its place beside the sheet instead of below.
    """

    __events__ = ("on_decided",)
    question = StringProperty("")
    why = StringProperty("")
    step = StringProperty("")
    sign = StringProperty("")
    failed = BooleanProperty(defaultvalue=False)
    grave = BooleanProperty(defaultvalue=False)
    sure = BooleanProperty(defaultvalue=False)
    held = NumericProperty(0)
    kept = NumericProperty(0)
    recovered = BooleanProperty(defaultvalue=False)
    offered = BooleanProperty(defaultvalue=False)
    single = BooleanProperty(defaultvalue=False)
    beside = BooleanProperty(defaultvalue=False)
    _hindered = False
    _asked: Copy | None = None

    def show(self, progress: PrintProgress, copies: list[dict[str, Any]], remark: Message | None) -> None:
        """Draw the sheets, the question about one of them, and a remark below."""
        question, busy = progress.question, progress.under_way
        passed = busy and remark is None and self._hindered
        self.held = self.ids.remark.height if passed else self.held if busy else 0
        self.recovered = passed or (busy and remark is None and self.recovered)
        self._hindered = busy and remark is not None
        self.offered = not progress.copies
        self.single = len(copies) == 1 and question is None
        self._ask(question)
        say(self.ids.remark, None if question else _RECOVERED if self.recovered else remark)
        self.ids.sheets.show(copies)

    def _ask(self, copy: Copy | None) -> None:
        self._asked = copy
        if copy is None:
            self.question = self.why = self.step = self.sign = ""
            return
        self.failed = copy.state is CopyState.FAILED
        self.sure = self.failed and copy.detail in NOTHING_CAME_OUT
        message = failure(copy.detail) if self.failed else doubt(copy.detail)
        self.question = _not_printed(copy) if self.sure else _question(copy)
        self.why = tr(message.body)
        self.step, self.sign = in_step(message), message.icon
        self.grave = message.severity is Severity.BAD

    def decide(self, *, printed: bool) -> None:
        """Fire the answer to the question."""
        if self._asked is not None:
            self.dispatch("on_decided", CopyDecided(self._asked.key, printed=printed))

    def on_decided(self, event: CopyDecided) -> None:
        """React to the answer; bound in kv."""


def drawn_sheets(progress: PrintProgress) -> list[dict[str, Any]]:
    """Return the `Sheet` properties of the copies that matter now, in the present language.

    After the three originals every press is one duplicate, so only the last one is drawn, and what is open.
    """
    last = progress.copies[-1:]
    if not any(copy.duplicate for copy in last):
        return [_sheet(copy, progress) for copy in progress.copies]
    settled = {CopyState.PRINTED, CopyState.DROPPED}
    return [_sheet(copy, progress) for copy in progress.copies if copy in last or copy.state not in settled]


def _sheet(copy: Copy, progress: PrintProgress) -> dict[str, Any]:
    at_printer = copy.state is CopyState.SENDING
    look = COPIES[CopyState.TODO if at_printer and progress.stopped else copy.state]
    return {
        "name": sheet_name(copy) if copy.original else f"D{copy.duplicate}",
        "word": tr(look.word) if copy.original else f"{sheet_name(copy)}\n{tr(look.word)}",
        "icon": look.icon,
        "tone": look.tone,
        "busy": at_printer and not progress.stopped,
    }


def _question(copy: Copy) -> str:
    if copy.original:
        return str(tr("Vai {n}. eksemplārs ir izdrukāts?", n=copy.original))
    return str(tr("Vai dublikāts Nr. {n} ir izdrukāts?", n=copy.duplicate))


def _not_printed(copy: Copy) -> str:
    if copy.original:
        return str(tr("{n}. eksemplārs nav izdrukāts", n=copy.original))
    return str(tr("Dublikāts Nr. {n} nav izdrukāts", n=copy.duplicate))


load_beside(__file__)
