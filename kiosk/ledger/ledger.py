"""The Ledger port over SQLite."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, Self

from kiosk.domain.bill import Draft
from kiosk.domain.parked import ParkedBill
from kiosk.domain.transaction import Transaction
from kiosk.domain.voucher import Copy
from kiosk.ledger import birth, chain, database, draft_file, key, snapshot
from kiosk.ledger.faults import Fault, fault, told_apart
from kiosk.ledger.rows import Rows
from kiosk.ledger.snapshot import Kind, Snapshot, decode
from kiosk.ports.clock import Clock
from kiosk.ports.ledger import Restored


class SqliteLedger:
    """The journal in one file, its key beside it. Used by one thread at a time, not only the opener's.

    Args:
        path: the file; made if it is new.
        clock: dates the rows.
        dated: told the date of the last row, when there is one and whenever there is a new one; from then
            on the clock may say nothing earlier.

    Raises:
        LedgerError: from every method; its first argument is a keyword of `Fault`, its second says it
            in words.
    """

    def __init__(self, path: Path, clock: Clock, dated: Callable[[str], None] = lambda _at: None) -> None:
        self.path: Final = path
        self._clock: Final = clock
        self._dated: Final = dated
        with told_apart(path):
            self._rows: Final = _open(path)
            last = self._rows.last_at
        if last is not None:
            dated(last)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Fold the write-ahead log into the file and let go of it."""
        with told_apart(self.path):
            self._rows.connection.close()

    def verify(self) -> int:
        """Check the whole chain and every seal; return the number of rows."""
        with told_apart(self.path):
            return chain.verify(self._rows.connection, self._rows.key)

    def restore(self) -> Restored:
        """Return the newest snapshot of each transaction, copy and open parked bill, oldest first."""
        with told_apart(self.path):
            transactions = [decode(one, Transaction) for one in self._rows.newest(Kind.TRANSACTION)]
            copies = [decode(one, Copy) for one in self._rows.newest(Kind.COPY)]
            parked = [decode(one, ParkedBill) for one in self._rows.newest(Kind.PARKED)]
            draft = draft_file.read(self.path, self._rows.key)
        still = tuple(one for one in parked if one.open)
        return Restored(tuple(transactions), tuple(copies), still, draft)

    def write(
        self,
        transactions: tuple[Transaction, ...] = (),
        copies: tuple[Copy, ...] = (),
        payload: bytes | None = None,
        parked: tuple[ParkedBill, ...] = (),
    ) -> None:
        """Append snapshots in one synced commit, all or none.

        The payload belongs to the one new transaction among them. The same bytes may be written again,
        others never: that is `refused`.
        """
        snapshots = [snapshot.of_transaction(one) for one in transactions]
        snapshots += [snapshot.of_copy(one) for one in copies]
        snapshots += [snapshot.of_parked(one) for one in parked]
        with told_apart(self.path), self._rows.commit():
            if payload is not None:
                snapshots += self._new_payload(transactions, payload)
            at = self._clock.now()
            self._rows.append(snapshots, at)
        self._dated(at)

    def keep_draft(self, draft: Draft) -> None:
        """Keep the draft in a file of its own: it changes with every tap, and the journal only grows."""
        with told_apart(self.path):
            draft_file.keep(self.path, self._rows.key, draft)

    def payload(self, transaction: str) -> bytes:
        """Return the exact bytes written for that transaction id; `missing` if there are none."""
        with told_apart(self.path):
            stored = self._rows.payload(transaction)
        if stored is None:
            raise fault(Fault.MISSING, f"transaction {transaction} has no payload")
        return stored

    def _new_payload(self, transactions: tuple[Transaction, ...], payload: bytes) -> list[Snapshot]:
        owner = self._owner(transactions)
        stored = self._rows.payload(owner.id)
        if stored not in {None, payload}:
            raise fault(Fault.REFUSED, f"transaction {owner.id} has another payload already")
        return [snapshot.of_payload(owner, payload)] if stored is None else []

    def _owner(self, transactions: tuple[Transaction, ...]) -> Transaction:
        new = [one for one in transactions if not self._rows.knows(one.id)]
        owners = new or transactions
        if len(owners) != 1:
            raise fault(Fault.REFUSED, f"one payload for {len(owners)} transactions")
        return owners[0]


def _open(path: Path) -> Rows:
    birth.make_if_new(path)
    secret = key.read(path)
    connection = database.connect(path)
    with database.closed_on_error(connection):
        chain.verify_recent(connection, secret)
    return Rows(connection, secret)
