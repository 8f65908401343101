"""The health-care voucher („veselības aprūpes talons“): which copies there are and what is on them."""

from enum import StrEnum

from msgspec import Struct

from kiosk.domain.operator import Institution
from kiosk.domain.transaction import Line, State, Transaction

ORIGINALS = 3


class CopyState(StrEnum):
    """Where one printed copy stands."""

    TODO = "todo"
    SENDING = "sending"
    PRINTED = "printed"
    UNKNOWN = "unknown"
    FAILED = "failed"
    DROPPED = "dropped"


class Copy(Struct, frozen=True):
    """One sheet of a voucher: an original k/3, or a duplicate n.

    Attributes:
        transaction: the id of the transaction.
        number: the transaction's running number.
        original: 1 to 3 for an original, 0 for a duplicate.
        duplicate: n of „DUBLIKĀTS n“, 0 for an original.
        everything: true if refused lines are on it too („Drukāt nekompensējamās“).
        voided: true if it says „ANULĒTS“.
        attempt: 1, or more when a person asked for the same copy again after doubt.
        state: how far it is.
        sha256: of the PDF that was sent, hexadecimal; empty before.
        job_uuid: CUPS' job-uuid; empty before.
        sent_at: when it was about to be sent, RFC 3339; empty before.
        detail: why the printing ended so, a keyword of the printer service; empty before, and where none is.
    """

    transaction: str
    number: int
    original: int = 0
    duplicate: int = 0
    everything: bool = False
    voided: bool = False
    attempt: int = 1
    state: CopyState = CopyState.TODO
    sha256: str = ""
    job_uuid: str = ""
    sent_at: str = ""
    detail: str = ""

    @property
    def key(self) -> str:
        """The job-name under which CUPS and the printer know this sheet."""
        sheet = str(self.original) if self.original else f"d{self.duplicate}"
        return f"{self.number:06d}/{sheet}#a{self.attempt}"


class Voucher(Struct, frozen=True):
    """Everything that stands on a copy; equal vouchers give equal bytes.

    Attributes:
        mark: a word across every page of a voucher that is not one in earnest (demonstration, training).
    """

    institution: Institution
    transaction: Transaction
    copy: Copy
    mark: str = ""

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines on it: those the insurer pays, or all if asked."""
        answer = self.transaction.adjudication
        if answer is None:
            return ()
        return answer.lines if self.copy.everything else answer.paid_lines


def originals(transaction: Transaction) -> tuple[Copy, ...]:
    """Return the three copies of a confirmed transaction, 1/3 to 3/3, none printed yet."""
    return tuple(
        Copy(transaction=transaction.id, number=transaction.number, original=k)
        for k in range(1, ORIGINALS + 1)
    )


def duplicate(transaction: Transaction, so_far: int, *, everything: bool) -> Copy:
    """Return the next duplicate of a confirmed or voided transaction that has `so_far` duplicates."""
    return Copy(
        transaction=transaction.id,
        number=transaction.number,
        duplicate=so_far + 1,
        everything=everything,
        voided=transaction.state is State.VOIDED,
    )


def may_print(transaction: Transaction) -> bool:
    """Tell whether a voucher exists: only for what the insurer has confirmed, voided later or not.

    One that only a supervisor's record calls confirmed may have no lines, and then there is nothing to print.
    """
    confirmed = {State.CONFIRMED, State.VOIDING, State.VOID_UNKNOWN, State.VOIDED}
    return transaction.state in confirmed and transaction.adjudication is not None
