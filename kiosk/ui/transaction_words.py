"""Owns how a transaction's state, a line's status and a copy's state are named and coloured on screen."""

from typing import Final

from msgspec import Struct

from kiosk.domain.transaction import Line, LineStatus, State, Transaction
from kiosk.domain.voucher import Copy, CopyState
from kiosk.flow.state import Kiosk
from kiosk.flow.visit import current
from kiosk.ui.i18n import N_, tr


class Look(Struct, frozen=True):
    """A word that never stands without its icon and its tone.

    Attributes:
        word: the Latvian text.
        icon: its name in `kiosk.ui.icons`.
        tone: `good`, `partial`, `bad` or `quiet`.
    """

    word: str
    icon: str
    tone: str


STATES: Final[dict[State, Look]] = {
    State.ADJUDICATING: Look(N_("Tiek jautāts"), "clock", "quiet"),
    State.UNSENT: Look(N_("Nav nosūtīta"), "network-off", "quiet"),
    State.ADJUDICATION_UNKNOWN: Look(N_("Iznākums nav zināms"), "warning", "partial"),
    State.ADJUDICATED: Look(N_("Nav apstiprināta"), "clock", "partial"),
    State.DECLINED: Look(N_("Noraidīta"), "refused-badge", "quiet"),
    State.CONFIRMING: Look(N_("Tiek apstiprināta"), "clock", "partial"),
    State.CONFIRM_UNKNOWN: Look(N_("Iznākums nav zināms"), "warning", "partial"),
    State.CONFIRMED: Look(N_("Apstiprināta"), "full-badge", "good"),
    State.CANCELLING: Look(N_("Tiek atcelta"), "clock", "partial"),
    State.CANCEL_UNKNOWN: Look(N_("Iznākums nav zināms"), "warning", "partial"),
    State.CANCELLED: Look(N_("Atcelta"), "remove", "quiet"),
    State.VOIDING: Look(N_("Tiek dzēsta"), "clock", "partial"),
    State.VOID_UNKNOWN: Look(N_("Iznākums nav zināms"), "warning", "partial"),
    State.VOIDED: Look(N_("ANULĒTS"), "trash", "bad"),
    State.REVIEW: Look(N_("Jāizlemj"), "warning", "partial"),
}

LINES: Final[dict[LineStatus, str]] = {
    LineStatus.FULL: N_("Apmaksā"),
    LineStatus.PARTIAL: N_("Apmaksā daļēji"),
    LineStatus.REFUSED: N_("Neapmaksā"),
}

GONE: Final[dict[State, str]] = {State.VOIDED: N_("Anulēts"), State.CANCELLED: N_("Atcelts")}
"""What stands at each line of a transaction that came to nothing: what was answered once holds no more."""

COPIES: Final[dict[CopyState, Look]] = {
    CopyState.TODO: Look(N_("Gaida"), "clock", "quiet"),
    CopyState.SENDING: Look(N_("Drukā"), "printer", "brand"),
    CopyState.PRINTED: Look(N_("Izdrukāts"), "full-badge", "good"),
    CopyState.UNKNOWN: Look(N_("Nav zināms"), "warning", "partial"),
    CopyState.FAILED: Look(N_("Neizdevās"), "refused-badge", "bad"),
    CopyState.DROPPED: Look(N_("Netiek drukāts"), "remove", "quiet"),
}


def line_standing(line: Line, state: State) -> tuple[str, str]:
    """Return the status of a `StatusBadge` and its word, in the present language."""
    if state in GONE:
        return state.value, tr(GONE[state])
    return line.status.value, tr(LINES[line.status])


def sheet_name(copy: Copy) -> str:
    """Return what a copy is called: `2/3`, or `DUBLIKĀTS 1`, in the present language."""
    if copy.original:
        return f"{copy.original}/3"
    return str(tr("DUBLIKĀTS {n}", n=copy.duplicate))


def numbered(transaction: Transaction) -> str:
    """Return the transaction's number as it is read out: `Nr. 000123`, in the present language."""
    return str(tr("Nr.\N{NO-BREAK SPACE}{number}", number=f"{transaction.number:06d}"))


def whose(kiosk: Kiosk) -> str:
    """Return the insurer and the masked person of the transaction on the glass, for the bar."""
    transaction = current(kiosk)
    return f"{transaction.insurer.name} · {transaction.person.masked}" if transaction else ""
