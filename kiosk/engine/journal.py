"""The journal on its worker: opened when needed; what it did not take goes before all that it takes later."""

from collections.abc import Callable

from kiosk.domain.bill import Draft
from kiosk.flow.effects import Write
from kiosk.ports.ledger import Ledger


class Journal:
    """The ledger and what is owed to it; used from one thread.

    Args:
        open_ledger: opens the ledger; tried again at the next use if it fails.
    """

    def __init__(self, open_ledger: Callable[[], Ledger]) -> None:
        self._open_ledger = open_ledger
        self._ledger: Ledger | None = None
        self._owed = Write()

    def open(self) -> Ledger:
        """Return the ledger.

        Raises:
            LedgerError: it cannot be opened.
        """
        if self._ledger is None:
            self._ledger = self._open_ledger()
        return self._ledger

    def write(self, write: Write, payload: bytes | None = None) -> None:
        """Write what is owed and then this, in one commit; owe it too if it fails and stands.

        Raises:
            LedgerError: nothing was written.
        """
        transactions = (*self._owed.transactions, *write.transactions)
        copies = (*self._owed.copies, *write.copies)
        parked = (*self._owed.parked, *write.parked)
        try:
            self.open().write(transactions, copies, payload, parked)
        except Exception:
            if write.stands:
                self._owed = Write(transactions, copies, parked=parked)
            raise
        self._owed = Write()

    def keep_draft(self, draft: Draft) -> None:
        """Keep the draft beside the journal.

        Raises:
            LedgerError: it was not kept.
        """
        self.open().keep_draft(draft)

    def close(self) -> None:
        """Let go of the ledger, after a last try to write what is owed."""
        if self._ledger is None:
            return
        try:
            self.write(Write())
        finally:
            self._ledger.close()
