"""The crash-safe journal as the flow sees it."""

from typing import Protocol

from msgspec import Struct, field

from kiosk.domain.bill import Draft
from kiosk.domain.parked import ParkedBill
from kiosk.domain.transaction import Transaction
from kiosk.domain.voucher import Copy


class LedgerError(Exception):
    """The journal cannot be written or read; what was asked did not happen.

    Its first argument is a keyword (disk-full, read-only, damaged, …), the second says it in words.
    """

    @property
    def keyword(self) -> str:
        """The keyword under which the screens find the words."""
        return str(self.args[0]) if self.args else "unknown"


class Restored(Struct, frozen=True):
    """What the journal holds: the newest snapshot of each transaction and each copy, oldest first.

    Attributes:
        parked: the bills that are put aside still.
        draft: the bill last kept beside it; an empty one if none was, or if it cannot be read.
    """

    transactions: tuple[Transaction, ...] = ()
    copies: tuple[Copy, ...] = ()
    parked: tuple[ParkedBill, ...] = ()
    draft: Draft = field(default_factory=Draft)


class Ledger(Protocol):
    """Append-only; a call that returns has reached the disk. Used from one worker thread.

    Raises:
        LedgerError: from every method, when the disk is full, read-only or damaged.
    """

    def restore(self) -> Restored:
        """Return everything that the screens and the recovery need."""
        ...

    def write(
        self,
        transactions: tuple[Transaction, ...] = (),
        copies: tuple[Copy, ...] = (),
        payload: bytes | None = None,
        parked: tuple[ParkedBill, ...] = (),
    ) -> None:
        """Append snapshots, all or none; `payload` belongs to the one new transaction among them."""
        ...

    def keep_draft(self, draft: Draft) -> None:
        """Keep the draft in place of the one kept before; it is no part of what is appended."""
        ...

    def payload(self, transaction: str) -> bytes:
        """Return the bytes written for that transaction id."""
        ...

    def close(self) -> None:
        """Let go of the journal."""
        ...
