"""A journal in memory that can be told to refuse."""

from kiosk.domain.bill import Draft
from kiosk.domain.parked import ParkedBill
from kiosk.domain.transaction import Transaction
from kiosk.domain.voucher import Copy
from kiosk.ports.ledger import LedgerError, Restored


class MemoryLedger:
    """Keeps every snapshot in order; raises when `refuses` is set, or after `room` more writes."""

    def __init__(self) -> None:
        self.transactions: list[Transaction] = []
        self.copies: list[Copy] = []
        self.parked: list[ParkedBill] = []
        self.payloads: dict[str, bytes] = {}
        self.draft = Draft()
        self.refuses = ""
        self.room = 1_000_000

    def restore(self) -> Restored:
        self._check()
        newest = {one.id: one for one in self.transactions}
        copies = {one.key: one for one in self.copies}
        parked = {one.id: one for one in self.parked}
        still = tuple(one for one in parked.values() if one.open)
        return Restored(tuple(newest.values()), tuple(copies.values()), still, self.draft)

    def write(
        self,
        transactions: tuple[Transaction, ...] = (),
        copies: tuple[Copy, ...] = (),
        payload: bytes | None = None,
        parked: tuple[ParkedBill, ...] = (),
    ) -> None:
        self._check()
        if self.room == 0:
            raise LedgerError("disk-full")
        self.room -= 1
        self.transactions.extend(transactions)
        self.copies.extend(copies)
        self.parked.extend(parked)
        if payload is not None:
            self.payloads[transactions[-1].id] = payload

    def keep_draft(self, draft: Draft) -> None:
        self._check()
        self.draft = draft

    def payload(self, transaction: str) -> bytes:
        self._check()
        return self.payloads[transaction]

    def close(self) -> None:
        self.refuses = "closed"

    def _check(self) -> None:
        if self.refuses:
            raise LedgerError(self.refuses)
