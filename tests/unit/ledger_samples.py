"""Invented visits for the tests of the ledger, and a clock that counts."""

from dataclasses import dataclass

from msgspec.structs import replace

from kiosk.domain.catalogue import Insurer, Provider, Service
from kiosk.domain.money import Split
from kiosk.domain.operator import Operator, Role
from kiosk.domain.personal_code import PersonalCode
from kiosk.domain.transaction import (
    Adjudication,
    Evidence,
    Line,
    LineStatus,
    Reason,
    State,
    Transaction,
)

PERSONAL_CODE = "32000010003"
LAST_FOUR = "9417"
INSURED = "Anna Paraugs"
SERVICES = (
    Service("01002", "Ārsta speciālista konsultācija", "konsultacijas", 3500),
    Service("50111", "Magnētiskās rezonanses izmeklējums", "radiologija", 12050),
)
ANSWER = Adjudication(
    reference="PAR-2026-0001",
    lines=(
        Line(1, "01002", SERVICES[0].name, Split(3500, 3500, 0), LineStatus.FULL),
        Line(
            2,
            "50111",
            SERVICES[1].name,
            Split(12050, 0, 12050),
            LineStatus.REFUSED,
            Reason("L07-X", "Limits izsmelts"),
        ),
    ),
    hold_seconds=120,
    insured=INSURED,
)


def transaction_id(number: int) -> str:
    """Return a UUID that depends on the number alone."""
    return f"00000000-0000-4000-8000-{number:012d}"


def a_transaction(number: int = 1, state: State = State.ADJUDICATING) -> Transaction:
    """Return a transaction as it is before the insurer was asked."""
    return Transaction(
        id=transaction_id(number),
        number=number,
        state=state,
        created_at="2026-03-07T10:42:00+02:00",
        operator=Operator("op-1", "Ilze Izdomāta", Role.RECEPTIONIST),
        provider=Provider("p-1", "Dr. Jānis Paraugs", "Ārsts radiologs"),
        insurer=Insurer("paraugs", "Parauga apdrošināšana"),
        person=PersonalCode(PERSONAL_CODE, doubtful=True),
        card_last_four=LAST_FOUR,
        bill=SERVICES,
    )


def confirmed(number: int = 1) -> Transaction:
    """Return the same transaction with an answer and evidence."""
    answered = replace(a_transaction(number), adjudication=ANSWER)
    return answered.moved(State.CONFIRMED, Evidence("terminal", ANSWER.reference))


@dataclass(slots=True)
class CountingClock:
    """A clock whose wall time moves on by one second each time it is looked at."""

    ticks: int = 0

    def now(self) -> str:
        self.ticks += 1
        return f"2026-03-07T10:{self.ticks // 60 % 60:02d}:{self.ticks % 60:02d}+02:00"

    def monotonic(self) -> float:
        return float(self.ticks)
