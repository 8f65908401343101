"""The key file beside the journal: made once, at the first start, and never again."""

import os
from pathlib import Path
from typing import Final

from kiosk.ledger import files
from kiosk.ledger.faults import Fault, fault

LENGTH: Final = 32


def path_of(ledger: Path) -> Path:
    """Return where the key of that journal lies."""
    return ledger.with_name(f"{ledger.name}.key")


def make(ledger: Path) -> None:
    """Write a new random key beside a journal that is about to be made."""
    path = path_of(ledger)
    draft = path.with_name(f"{path.name}.new")
    draft.unlink(missing_ok=True)
    files.create(draft, os.urandom(LENGTH))
    files.put(draft, path)


def read(ledger: Path) -> bytes:
    """Return the 32 bytes of the journal's key.

    Raises:
        LedgerError: `key-missing` or `key-wrong`; a new key would open nothing, so none is made.
    """
    path = path_of(ledger)
    if not path.exists():
        raise fault(Fault.KEY_MISSING, f"{ledger.name} is here, but its key {path.name} is not")
    files.make_private(path)
    key = path.read_bytes()
    if len(key) != LENGTH:
        raise fault(Fault.KEY_WRONG, f"{path.name} holds {len(key)} bytes, not {LENGTH}")
    return key
