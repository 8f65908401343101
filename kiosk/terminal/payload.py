"""The bytes that are sent: canonical, so that the same request is the same bytes every time."""

import msgspec

from kiosk.domain.card import Card
from kiosk.domain.transaction import Transaction
from kiosk.terminal.messages import Bill, BillLine, Message


def encoded(message: Message) -> bytes:
    """Return the message as JSON in UTF-8 without blanks, its members in alphabetical order."""
    return msgspec.json.encode(message, order="sorted")


def bill_payload(transaction: Transaction, card: Card) -> bytes:
    """Return the body that asks for this transaction's adjudication; pure."""
    lines = tuple(
        BillLine(number=number, service=service.code, price=service.price)
        for number, service in enumerate(transaction.bill, start=1)
    )
    bill = Bill(
        lines=lines,
        provider=transaction.provider.id,
        insurer=transaction.insurer.id,
        person=transaction.person.digits,
        card=card.sealed,
        created_at=transaction.created_at,
    )
    return encoded(bill)
