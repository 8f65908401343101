"""Owns how the copies of a voucher fare as the screens show it: by sheet, with the one open question."""

from msgspec import Struct

from kiosk.domain.voucher import Copy, CopyState
from kiosk.flow.state import Kiosk
from kiosk.ui.messages import Message
from kiosk.ui.printer_words import printer_message, stops

_OPEN = frozenset({CopyState.TODO, CopyState.SENDING})
_DOUBTFUL = frozenset({CopyState.UNKNOWN, CopyState.FAILED})


class PrintProgress(Struct, frozen=True):
    """The copies of one transaction.

    Attributes:
        copies: one per sheet, its latest attempt, originals first.
        question: the copy that a person has to look for in the tray, if any.
        waiting: how many have not been sent yet.
        under_way: one of them is with the printer, or waits for one that is.
        hindrance: what is wrong with the printer, and what is to be done by whom; None if nothing is.
        stopped: it does not go on until that is done.
    """

    copies: tuple[Copy, ...]
    question: Copy | None
    waiting: int
    under_way: bool
    hindrance: Message | None
    stopped: bool

    @property
    def all_printed(self) -> bool:
        """Whether every sheet is out."""
        return bool(self.copies) and all(copy.state is CopyState.PRINTED for copy in self.copies)


def progress_of(kiosk: Kiosk, transaction: str) -> PrintProgress:
    """Return how the copies of a transaction fare."""
    copies = latest(kiosk.copies_of(transaction))
    reasons = _reasons(kiosk, copies)
    under_way = kiosk.printing is not None and any(copy.state in _OPEN for copy in copies)
    return PrintProgress(
        copies=copies,
        question=next((copy for copy in copies if _is_asked(kiosk, copy)), None),
        waiting=sum(copy.state is CopyState.TODO for copy in copies),
        under_way=under_way,
        hindrance=printer_message(reasons, printing=under_way),
        stopped=stops(reasons),
    )


def _is_asked(kiosk: Kiosk, copy: Copy) -> bool:
    """Tell whether a person has to look for the copy: in doubt, and not at the printer any more."""
    at_printer = kiosk.printing is not None and kiosk.printing.key == copy.key
    return copy.state in _DOUBTFUL and not at_printer


def latest(copies: tuple[Copy, ...]) -> tuple[Copy, ...]:
    """Return one copy per sheet, its latest attempt, originals before duplicates."""
    by_sheet: dict[tuple[int, int], Copy] = {}
    for copy in copies:
        known = by_sheet.get((copy.duplicate, copy.original))
        if known is None or copy.attempt > known.attempt:
            by_sheet[copy.duplicate, copy.original] = copy
    return tuple(by_sheet[sheet] for sheet in sorted(by_sheet))


def _reasons(kiosk: Kiosk, copies: tuple[Copy, ...]) -> tuple[str, ...]:
    """Return the printer's reasons: those of this copy while one is sent, else the printer's own."""
    sending = any(copy.state is CopyState.SENDING for copy in copies)
    if sending and kiosk.printing is not None and kiosk.printing.reasons:
        return kiosk.printing.reasons
    return kiosk.printer.reasons
