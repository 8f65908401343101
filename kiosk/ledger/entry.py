"""One row of the journal: what of it is in clear, how it is sealed, and how it hangs on the row before."""

import hashlib
import os
from collections.abc import Sequence
from typing import Any, Final, Self

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from msgspec.structs import replace

from kiosk.ledger.faults import Fault, fault

NONCE: Final = 12
FIRST_PREVIOUS: Final = bytes(32)


class Entry(msgspec.Struct, frozen=True):
    """A row as it is stored.

    Attributes:
        sequence: 1, 2, 3 and so on, without a gap.
        at: when it was written, RFC 3339 with offset.
        kind: transaction, copy or payload.
        id: the transaction's UUID, or the copy's key.
        number: the transaction's running number.
        state: the snapshot's state; empty for a payload.
        previous: the hash of the row before; of the first row, 32 zero bytes.
        sealed: nonce and AES-256-GCM ciphertext of the content.
    """

    sequence: int
    at: str
    kind: str
    id: str
    number: int
    state: str
    previous: bytes
    sealed: bytes = b""

    @classmethod
    def of_columns(cls, row: Sequence[Any]) -> Self:
        """Return the entry of a row as it was selected; its last column, the hash, is derived anew."""
        return cls(*row[:-1])

    @property
    def columns(self) -> tuple[object, ...]:
        """The row to insert: the fields in their order, and the hash."""
        return (*self.clear, self.previous, self.sealed, self.hash)

    @property
    def clear(self) -> tuple[int | str, ...]:
        """What anyone may read in the file."""
        return (self.sequence, self.at, self.kind, self.id, self.number, self.state)

    @property
    def label(self) -> bytes:
        """The row's place and clear columns as unambiguous bytes: what seal and hash are bound to."""
        return msgspec.json.encode((*self.clear, self.previous.hex()))

    @property
    def hash(self) -> bytes:
        """The SHA-256 over the whole row, and through `previous` over all rows before it."""
        return hashlib.sha256(self.label + self.sealed).digest()


def seal(key: bytes, entry: Entry, content: bytes) -> Entry:
    """Return the entry with its content sealed to exactly this place in the journal."""
    nonce = os.urandom(NONCE)
    return replace(entry, sealed=nonce + AESGCM(key).encrypt(nonce, content, entry.label))


def unseal(key: bytes, entry: Entry) -> bytes:
    """Return the entry's content.

    Raises:
        LedgerError: `damaged`, when the row was altered or moved, or sealed under another key.
    """
    nonce, ciphertext = entry.sealed[:NONCE], entry.sealed[NONCE:]
    try:
        return AESGCM(key).decrypt(nonce, ciphertext, entry.label)
    except (InvalidTag, ValueError):
        raise fault(Fault.DAMAGED, f"entry {entry.sequence} does not open") from None
