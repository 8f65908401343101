"""What the same catalogue names is one thing in memory, however many transactions name it."""

import msgspec

from kiosk.domain.transaction import State, Transaction
from tests.ui.visits import transaction_of


def read_again(transaction: Transaction) -> Transaction:
    return msgspec.json.decode(msgspec.json.encode(transaction), type=Transaction)


def test_transactions_that_are_read_share_what_is_equal() -> None:
    first, second = (read_again(transaction_of(State.CONFIRMED, number=number)) for number in (1, 2))

    assert first != second
    assert first.adjudication is not None
    assert second.adjudication is not None
    assert all(one is other for one, other in zip(first.bill, second.bill, strict=True))
    lines = zip(first.adjudication.lines, second.adjudication.lines, strict=True)
    assert all(one is other for one, other in lines)
    assert first.operator is second.operator
    assert (first.provider is second.provider, first.insurer is second.insurer) == (True, True)


def test_what_is_shared_is_what_was_read() -> None:
    transaction = transaction_of(State.CONFIRMED)

    assert read_again(transaction) == transaction
    assert msgspec.json.encode(read_again(transaction)) == msgspec.json.encode(transaction)
