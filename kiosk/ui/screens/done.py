"""Owns the success: the sums, the offer to print the voucher, and its three copies on their way."""

import re
from typing import Any, Final

from kivy.properties import BooleanProperty, NumericProperty, OptionProperty, StringProperty

from kiosk.domain.transaction import Transaction
from kiosk.domain.voucher import ORIGINALS
from kiosk.flow.events import NoticeClosed
from kiosk.flow.state import Kiosk
from kiosk.flow.visit import current
from kiosk.ui.format import NBSP
from kiosk.ui.garbage import look_soon
from kiosk.ui.i18n import N_, tr
from kiosk.ui.kv import load_beside
from kiosk.ui.messages import Message, Severity
from kiosk.ui.notices import say_notice
from kiosk.ui.print_progress import PrintProgress, progress_of
from kiosk.ui.screen import KioskScreen
from kiosk.ui.screens import print_panel  # noqa: F401  known to kv by being imported
from kiosk.ui.screens.print_panel import drawn_sheets
from kiosk.ui.transaction_words import numbered, whose

_LATER: Final = Message(
    Severity.WARNING, N_("Talonu var izdrukāt arī vēlāk cilnē „Atskaites“."), icon="printer", who=None
)
_BLANK: Final[dict[str, Any]] = {"word": "", "icon": "", "tone": "quiet", "busy": False}
_OFFERED: Final = [{**_BLANK, "name": f"{k}/{ORIGINALS}"} for k in range(1, ORIGINALS + 1)]


class DoneScreen(KioskScreen):
    """Confirmed; now the voucher.

    Attributes:
        mode: `offer` to print, `printing`, `question` about a copy, or `over`.
        headline: how the printing stands.
        waiting: there are copies that have not been sent yet.
        tight: there is little room for notices.
        cramped: a notice leaves little room for the rest.
        coached: this is training, whose strip takes its room.
        told_below: the words below the headline say it too.
        aside: what the voucher will leave out, while it can be chosen.
    """

    mode = OptionProperty("offer", options=["offer", "printing", "question", "over"])
    number = StringProperty("")
    price = NumericProperty(0)
    compensated = NumericProperty(0)
    patient = NumericProperty(0)
    headline = StringProperty("")
    waiting = BooleanProperty(defaultvalue=False)
    tight = BooleanProperty(defaultvalue=False)
    cramped = BooleanProperty(defaultvalue=False)
    coached = BooleanProperty(defaultvalue=False)
    told_below = BooleanProperty(defaultvalue=False)
    aside = StringProperty("")

    def context(self, kiosk: Kiosk) -> str:
        """Return whose transaction it was."""
        return whose(kiosk)

    def came(self) -> None:
        """Use that the outcome is read before anything else is done."""
        look_soon()

    def show(self, kiosk: Kiosk) -> None:
        """Draw the sums and how the copies fare."""
        transaction = current(kiosk)
        if transaction is None:
            return
        self._show_sums(transaction)
        progress = progress_of(kiosk, transaction.id)
        self.coached = kiosk.training is not None
        self.mode = _mode(progress)
        self.waiting = progress.waiting > 0
        self.headline = _headline(self.mode, progress)
        remark = _remark(self.mode, progress)
        self.aside = _aside(transaction) if self.mode == "offer" and not remark else ""
        self.told_below = self.mode == "question" or (self.mode == "printing" and remark is not None)
        self.ids.panel.show(progress, drawn_sheets(progress) or _OFFERED, remark)
        say_notice(self.ids.notice, kiosk.notice, tight=self.tight)

    def close_notice(self) -> None:
        """The notice has been read."""
        self.emit(NoticeClosed())

    def _show_sums(self, transaction: Transaction) -> None:
        totals = transaction.totals
        self.price, self.compensated, self.patient = totals.price, totals.compensated, totals.patient
        reference = transaction.adjudication.reference if transaction.adjudication else ""
        self.number = f"{numbered(transaction)} · {transaction.person.masked}\n{reference}"


def _mode(progress: PrintProgress) -> str:
    if not progress.copies:
        return "offer"
    if progress.question is not None:
        return "question"
    return "printing" if progress.under_way else "over"


def _headline(mode: str, progress: PrintProgress) -> str:
    if mode == "offer":
        return _number_held(tr("Drukāt veselības aprūpes talonu 3 eksemplāros?"))
    if progress.all_printed:
        return _number_held(tr("Talons ir izdrukāts 3 eksemplāros"))
    if mode == "question":
        return ""  # it is its own headline, and nothing is being printed
    if mode == "over":
        return str(tr("Talons nav izdrukāts pilnībā"))
    return str(tr("Talons vēl nav izdrukāts") if progress.stopped else tr("Talons tiek drukāts"))


def _number_held(text: str) -> str:
    """Keep a number on one line with what it counts."""
    return re.sub(r"(?<=\d) ", NBSP, text)


def _remark(mode: str, progress: PrintProgress) -> Message | None:
    if mode in {"offer", "printing"}:
        return progress.hindrance
    return None if progress.all_printed else _LATER


def _aside(transaction: Transaction) -> str:
    answer = transaction.adjudication
    if answer is None or answer.paid_lines == answer.lines:
        return ""
    words = tr(
        "Talonā būs tikai pakalpojumi, par kuriem maksā apdrošinātājs. "
        "Ar visiem to var izdrukāt cilnē „Atskaites“."
    )
    return str(words)


load_beside(__file__)
