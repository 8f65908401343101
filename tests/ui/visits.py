"""Transactions of the invented clinic in every state, and kiosk states that look at one of them."""

from typing import Final

from msgspec.structs import replace

from kiosk.domain.card import Card
from kiosk.domain.catalogue import Service
from kiosk.domain.money import Split
from kiosk.domain.operator import Operator, Role
from kiosk.domain.personal_code import PersonalCode
from kiosk.domain.transaction import Adjudication, Evidence, Line, LineStatus, Reason, State, Transaction
from kiosk.domain.voucher import Copy, CopyState, originals
from kiosk.flow.places import Identify, Place
from kiosk.flow.state import Kiosk, Moment
from kiosk.ui.format import NBSP, money
from tests.ui.clinic import CATALOGUE, OPERATOR, at_work, bill_of

SUPERVISOR: Final = Operator("zane", "Zane Vadītāja-Paraugkalniņa", Role.SUPERVISOR)
PERSON: Final = PersonalCode("32000010003")
CARD: Final = Card("i1", "4821", "sealed")
NOW: Final = Moment("2026-03-07T10:44:00+02:00", 1000.0, "22222222-2222-4222-8222-222222222222")
ID: Final = "11111111-1111-4111-8111-111111111111"
CODES: Final = ("K-001", "L-101", "F-301", "K-003")
_LONG: Final = "Gada limits šai pakalpojumu grupai ir izlietots, maksā pacients pilnu cenu"


def lines_of(bill: tuple[Service, ...]) -> tuple[Line, ...]:
    """Return an answer that pays odd lines, a part of every second, and refuses every fourth."""
    return tuple(_line(number, service) for number, service in enumerate(bill, start=1))


def _line(number: int, service: Service) -> Line:
    price = service.price
    if number % 4 == 0:
        split, status, reason = Split(price, 0, price), LineStatus.REFUSED, Reason("L-07", _LONG)
    elif number % 4 == 2:
        split, status = Split(price, price - 120, 120), LineStatus.PARTIAL
        reason = Reason("C-02", f"Līgumcena {money(price - 120)}".replace(NBSP, " "))
    else:
        split, status, reason = Split(price, price, 0), LineStatus.FULL, None
    return Line(number, service.code, service.name, split, status, reason)


def refused(bill: tuple[Service, ...]) -> tuple[Line, ...]:
    """Return an answer that pays nothing."""
    return tuple(
        Line(
            number,
            one.code,
            one.name,
            Split(one.price, 0, one.price),
            LineStatus.REFUSED,
            Reason("P-01", "Programma šo pakalpojumu nesedz"),
        )
        for number, one in enumerate(bill, start=1)
    )


_PROOF: Final = {
    State.DECLINED: ("declined",),
    State.CONFIRMED: ("adjudicated", "confirmed"),
    State.CANCELLED: ("adjudicated", "cancelled"),
    State.VOIDED: ("adjudicated", "confirmed", "voided"),
}
"""What the terminal service has answered by then."""


def transaction_of(
    state: State, *codes: str, number: int = 123, answered: bool = True, **changes: object
) -> Transaction:
    """Return a transaction of these services in a state, answered by the insurer unless said otherwise."""
    bill = bill_of(*(codes or CODES)).lines
    lines = refused(bill) if state is State.DECLINED else lines_of(bill)
    answer = Adjudication("PA-2026-004417", lines, 120, "Anna Paraugs") if answered else None
    proof = _PROOF.get(state, ("adjudicated",))
    transaction = Transaction(
        id=ID,
        number=number,
        state=state,
        created_at="2026-03-07T10:42:13+02:00",
        operator=OPERATOR,
        provider=CATALOGUE.providers[0],
        insurer=CATALOGUE.insurers[0],
        person=PERSON,
        card_last_four="4821",
        bill=bill,
        adjudication=answer,
        evidence=tuple(Evidence("terminal", "PA-2026-004417", one) for one in proof) if answered else (),
    )
    return replace(transaction, **changes)  # type: ignore[arg-type]  # the tests name its own attributes


def looking_at(place: Place, transaction: Transaction, *copies: Copy, **changes: object) -> Kiosk:
    """Return a kiosk that looks at one transaction, made from the open bill."""
    kiosk = at_work(
        place=place,
        now=NOW,
        transactions={transaction.id: transaction},
        copies={copy.key: copy for copy in copies},
        bill_transaction=transaction.id,
    )
    return replace(kiosk, **changes)  # type: ignore[arg-type]  # the tests name Kiosk's own attributes


def identifying(**changes: object) -> Kiosk:
    """Return a kiosk that waits for a personal code or a card."""
    place = Identify(CATALOGUE.providers[0], CATALOGUE.insurers[0])
    place = replace(place, **changes)  # type: ignore[arg-type]  # the tests name Identify's own attributes
    return at_work(place=place, now=NOW, bill=bill_of(*CODES))


def copies(*states: CopyState) -> tuple[Copy, ...]:
    """Return the three originals in these states."""
    transaction = transaction_of(State.CONFIRMED)
    return tuple(
        replace(copy, state=state) for copy, state in zip(originals(transaction), states, strict=True)
    )


def many(count: int) -> dict[str, Transaction]:
    """Return `count` transactions in changing states, oldest first."""
    states = (
        State.CONFIRMED,
        State.VOIDED,
        State.CONFIRMED,
        State.CONFIRM_UNKNOWN,
        State.CANCELLED,
        State.DECLINED,
        State.REVIEW,
        State.UNSENT,
    )
    made = (
        transaction_of(
            states[at % len(states)],
            *CODES[: 1 + at % len(CODES)],
            number=at + 1,
            answered=states[at % len(states)] is not State.UNSENT,
            id=f"{at:08d}-1111-4111-8111-111111111111",
            created_at=f"2026-03-{1 + at % 28:02d}T{8 + at % 10:02d}:{at % 60:02d}:00+02:00",
        )
        for at in range(count)
    )
    return {one.id: one for one in made}


def busy_day() -> dict[str, Transaction]:
    """Return a day with three insurers and five providers, some of it voided, one transaction still open."""
    states = (State.CONFIRMED, State.CONFIRMED, State.VOIDED, State.CONFIRMED, State.CANCELLED)
    made = [
        transaction_of(
            states[at % len(states)] if at else State.VOID_UNKNOWN,
            *CODES[: 1 + at % len(CODES)],
            number=at + 1,
            id=f"{at:08d}-2222-4222-8222-222222222222",
            provider=CATALOGUE.providers[at % 5],
            insurer=CATALOGUE.insurers[at % 3],
            created_at=f"2026-03-07T{8 + at // 6:02d}:{at % 6 * 10:02d}:00+02:00",
        )
        for at in range(24)
    ]
    return {one.id: one for one in made}
