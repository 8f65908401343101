"""The services given most, counted over confirmed bills."""

import pytest
from msgspec.structs import replace

from kiosk.domain.catalogue import Service
from kiosk.domain.transaction import State, Transaction
from kiosk.domain.usage import HABIT, MOST, RECENT, counted, most_used
from tests.unit.ledger_samples import confirmed

SERVICES = tuple(Service(f"S-{number:02d}", f"Service {number}", "g", 100) for number in range(20))


def given(*numbers: int, state: State = State.CONFIRMED) -> Transaction:
    return replace(confirmed(), bill=tuple(SERVICES[number] for number in numbers), state=state)


def codes(*transactions: Transaction) -> list[str]:
    return [service.code for service in most_used(counted(transactions), SERVICES)]


def test_the_most_frequent_comes_first_and_equals_go_by_their_code() -> None:
    assert codes(given(5, 5, 5, 2), given(7, 2, 2), given(7, 7, 7, 9)) == ["S-07", "S-02", "S-05"]


def test_less_than_a_habit_is_none() -> None:
    assert codes(*[given(1)] * (HABIT - 1)) == []
    assert codes(*[given(1)] * HABIT) == ["S-01"]


@pytest.mark.parametrize("state", [state for state in State if state is not State.CONFIRMED])
def test_only_what_stands_confirmed_counts(state: State) -> None:
    assert codes(*[given(1, state=state)] * 5) == []


def test_only_the_newest_bills_count() -> None:
    assert codes(*[given(1)] * 9, *[given(2)] * RECENT) == ["S-02"]


def test_there_are_only_so_many_and_all_are_in_the_present_catalogue_at_its_prices() -> None:
    every = [given(*range(20))] * HABIT
    dearer = tuple(replace(service, price=200) for service in SERVICES[3:])

    used = most_used(counted(every), dearer)

    assert used == dearer[:MOST]


def test_what_is_counted_is_every_line_even_below_a_habit() -> None:
    assert counted([given(1, 1, 2), given(1, state=State.VOIDED)]) == {"S-01": 2, "S-02": 1}
