"""Owns a voucher's copies on the glass: their sheets, what hinders the printer, the question in doubt."""

from typing import Any

from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.domain.voucher import Copy, CopyState
from kiosk.flow.events import CopyDecided
from kiosk.ui.i18n import tr
from kiosk.ui.kv import load_beside
from kiosk.ui.print_progress import PrintProgress
from kiosk.ui.transaction_words import COPIES, sheet_name


class PrintPanel(BoxLayout):
    """How the copies fare. Fires `on_decided` with a `CopyDecided` event once a person has answered.

    Attributes:
        remark: what hinders the printer, or what was left out.
        question: what a person has to look for; empty if nothing is in doubt.
        why: why that is asked.
        recovered: what hindered the printer has passed, and the copy under way goes on.
        single: there is one sheet, and nothing is asked about it.
        beside: the remark stands beside the sheet instead of below.
    """

    __events__ = ("on_decided",)
    remark = StringProperty("")
    question = StringProperty("")
    why = StringProperty("")
    recovered = BooleanProperty(defaultvalue=False)
    single = BooleanProperty(defaultvalue=False)
    beside = BooleanProperty(defaultvalue=False)
    _hindered = False
    _asked: Copy | None = None

    def show(self, progress: PrintProgress, copies: list[dict[str, Any]], remark: str) -> None:
        """Draw the sheets, the question about one of them, and a remark below."""
        question, busy = progress.question, progress.under_way
        self.recovered = busy and not remark and (self._hindered or self.recovered)
        self._hindered = busy and bool(remark)
        self.remark = remark
        self._asked = question
        self.single = len(copies) == 1 and question is None
        self.question = _question(question) if question else ""
        self.why = _why(question) if question else ""
        self.ids.sheets.show(copies)

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


def _why(copy: Copy) -> str:
    if copy.state is CopyState.FAILED:
        return str(tr("Printeris ziņo, ka tas neizdevās. Apskatiet lapas printerī."))
    return str(tr("Printeris to nevar pateikt droši. Apskatiet lapas printerī."))


load_beside(__file__)
