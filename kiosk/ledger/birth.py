"""The first start: journal and key come into being together, or not at all."""

from pathlib import Path

from kiosk.ledger import files, key, schema
from kiosk.ledger.database import open_file
from kiosk.ledger.faults import Fault, fault


def make_if_new(ledger: Path) -> None:
    """Make journal and key where neither exists; the draft marks a first start that was interrupted.

    Raises:
        LedgerError: `missing`, when the key is there but the journal is gone: what it held is not made
            up for by an empty one.
    """
    draft = ledger.with_name(f"{ledger.name}.new")
    has_key = key.path_of(ledger).exists()
    if ledger.exists():
        return
    if has_key and not draft.exists():
        raise fault(Fault.MISSING, f"the key is here, but {ledger.name} is not")
    _write(draft)
    if not has_key:
        key.make(ledger)
    files.put(draft, ledger)


def _write(draft: Path) -> None:
    draft.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    for leftover in (draft, draft.with_name(f"{draft.name}-journal")):
        leftover.unlink(missing_ok=True)
    files.create(draft)
    connection = open_file(draft)
    try:
        connection.executescript(schema.CREATE)
    finally:
        connection.close()
