"""What a lesson can look for in the kiosk's state."""

from typing import Final

from kiosk.domain.transaction import State, Transaction
from kiosk.domain.voucher import ORIGINALS, CopyState
from kiosk.flow.lessons.lesson import Seen
from kiosk.flow.lifecycle import UNDER_WAY
from kiosk.flow.places import Done, Identify
from kiosk.flow.state import Kiosk

_VOIDED: Final = frozenset({State.VOIDING, State.VOID_UNKNOWN, State.VOIDED})


def at(*kinds: type) -> Seen:
    """One stands at one of these kinds of place."""
    return lambda kiosk: isinstance(kiosk.place, kinds)


def lines(count: int) -> Seen:
    """The bill has so many lines at least."""
    return lambda kiosk: len(kiosk.bill.lines) >= count


def insurer(wanted: str) -> Seen:
    """The personal code is asked for, and this insurer was chosen."""
    return lambda kiosk: isinstance(kiosk.place, Identify) and kiosk.place.insurer.id == wanted


def person(code: str) -> Seen:
    """This personal code was typed, and a card is waited for."""
    return lambda kiosk: isinstance(kiosk.place, Identify) and kiosk.place.armed and kiosk.place.code == code


def card_awaited(kiosk: Kiosk) -> bool:
    """A swipe would be taken now."""
    return isinstance(kiosk.place, Identify) and kiosk.place.armed and kiosk.reader.online


def paper_wanted(kiosk: Kiosk) -> bool:
    """The printer waits for paper."""
    return kiosk.printer.state == "waiting" and "media-empty" in kiosk.printer.reasons


def copy_waits(kiosk: Kiosk) -> bool:
    """A copy is with the printer, which waits for paper."""
    return kiosk.printing is not None and "media-empty" in kiosk.printing.reasons


def printing_begun(kiosk: Kiosk) -> bool:
    """The offer to print was taken."""
    return bool(kiosk.copies)


def all_printed(kiosk: Kiosk) -> bool:
    """The three originals are out."""
    originals = [copy for copy in kiosk.copies.values() if copy.original and copy.state is CopyState.PRINTED]
    return len(originals) >= ORIGINALS


def everything_printed(kiosk: Kiosk) -> bool:
    """A copy with the services that the insurer does not pay is out."""
    return any(copy.everything and copy.state is CopyState.PRINTED for copy in kiosk.copies.values())


def newest(kiosk: Kiosk) -> Transaction | None:
    """Return the transaction made last."""
    return next(reversed(tuple(kiosk.transactions.values())), None)


def stands(state: State) -> Seen:
    """The transaction made last stands so."""
    return lambda kiosk: (last := newest(kiosk)) is not None and last.state is state


def under_way(kiosk: Kiosk) -> bool:
    """Something was asked of the insurer, who has not answered yet."""
    return (last := newest(kiosk)) is not None and last.state in UNDER_WAY


def voiding(kiosk: Kiosk) -> bool:
    """The transaction made last is being voided, or is."""
    return (last := newest(kiosk)) is not None and last.state in _VOIDED


def confirmed(kiosk: Kiosk) -> bool:
    """The visit is confirmed, and its voucher is offered."""
    return isinstance(kiosk.place, Done)


def both(one: Seen, other: Seen) -> Seen:
    """Both are so."""
    return lambda kiosk: one(kiosk) and other(kiosk)


def either(one: Seen, other: Seen) -> Seen:
    """One of them is so."""
    return lambda kiosk: one(kiosk) or other(kiosk)
