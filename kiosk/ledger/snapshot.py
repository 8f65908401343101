"""What is journalled, as bytes and back: payloads as they are, everything else as JSON."""

from enum import StrEnum
from typing import TypeVar

import msgspec

from kiosk.domain.errors import DomainError
from kiosk.domain.parked import ParkedBill
from kiosk.domain.transaction import Transaction
from kiosk.domain.voucher import Copy
from kiosk.ledger.faults import Fault, fault

Value = TypeVar("Value", Transaction, Copy, ParkedBill)


class Kind(StrEnum):
    """What a row holds."""

    TRANSACTION = "transaction"
    COPY = "copy"
    PAYLOAD = "payload"
    PARKED = "parked"


class Snapshot(msgspec.Struct, frozen=True):
    """A row before it has a place: what of it is in clear, and its content."""

    kind: Kind
    id: str
    number: int
    state: str
    content: bytes


def of_transaction(transaction: Transaction) -> Snapshot:
    """Return the snapshot of a transaction."""
    content = msgspec.json.encode(transaction)
    return Snapshot(Kind.TRANSACTION, transaction.id, transaction.number, transaction.state, content)


def of_copy(copy: Copy) -> Snapshot:
    """Return the snapshot of a voucher's copy; each attempt at a sheet is one of its own."""
    return Snapshot(Kind.COPY, copy.key, copy.number, copy.state, msgspec.json.encode(copy))


def of_parked(parked: ParkedBill) -> Snapshot:
    """Return the snapshot of a bill put aside; it has no running number yet."""
    state = "open" if parked.open else "closed"
    return Snapshot(Kind.PARKED, parked.id, 0, state, msgspec.json.encode(parked))


def of_payload(transaction: Transaction, payload: bytes) -> Snapshot:
    """Return the snapshot of the bytes that ask for a transaction's adjudication."""
    return Snapshot(Kind.PAYLOAD, transaction.id, transaction.number, "", payload)


def decode(content: bytes, kind: type[Value]) -> Value:
    """Return the value; fields that a later release of the same version added are passed over.

    Raises:
        LedgerError: `damaged`, when the content breaks a rule of the domain or is no such value.
    """
    try:
        return msgspec.json.decode(content, type=kind)
    except (msgspec.DecodeError, DomainError) as error:
        raise fault(Fault.DAMAGED, f"a {kind.__name__.lower()} cannot be read: {error}") from error
