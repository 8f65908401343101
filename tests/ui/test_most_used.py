"""„Biežāk lietotie“: what the clinic gives most stands first, and nowhere moves under a finger."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from kiosk.domain.transaction import State, Transaction
from kiosk.flow.events import BillingTapped, ReportsTapped, ServiceTapped
from kiosk.ui.environment import Panel
from tests.ui.clinic import at_work
from tests.ui.conftest import PANELS
from tests.ui.desk import LANGUAGES, Desk, open_desk
from tests.ui.visits import transaction_of

OFTEN = "Biežāk lietotie"


def history(*codes: str, times: int = 3) -> dict[str, Transaction]:
    """Bills of these services, confirmed so many times."""
    made = (transaction_of(State.CONFIRMED, *codes, number=n, id=f"id-{n}-{codes}") for n in range(times))
    return {one.id: one for one in made}


@pytest.fixture
def desk(start: Callable[..., Any]) -> Callable[..., Desk]:
    def begin(transactions: dict[str, Transaction], on: Panel = PANELS["10in"]) -> Desk:
        return open_desk(start, at_work(transactions=transactions), on)

    return begin


def listed(at: Desk) -> list[str]:
    return [row["code"] for row in at.robot.find("services").data]


def test_what_is_given_most_is_open_first_and_one_tap_away(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(history("L-101", "F-301", "L-101"), panel)

    assert listed(at) == ["L-101", "F-301"]
    assert at.robot.sees(OFTEN)
    at.robot.tap("Pilna asins aina")
    assert at.events == [ServiceTapped("L-101")]
    at.robot.tap("Konsultācijas")
    assert listed(at) == ["K-001", "K-002", "K-003"]
    at.robot.tap(OFTEN)
    assert listed(at) == ["L-101", "F-301"]


def test_without_a_habit_there_is_no_such_folder(desk: Callable[..., Desk]) -> None:
    at = desk(history("L-101", times=2))

    assert not at.robot.sees(OFTEN)
    assert listed(at) == ["K-001", "K-002", "K-003"]


def test_it_is_counted_anew_only_on_coming_back(desk: Callable[..., Desk]) -> None:
    at = desk(history("L-101"))
    at.show(replace(at.kiosk, transactions={**history("L-101"), **history("F-301", times=4)}))
    assert listed(at) == ["L-101"], "nothing moves under a finger"

    at.app.emit(ReportsTapped())
    at.app.emit(BillingTapped())
    at.robot.frames(3)
    assert listed(at) == ["F-301", "L-101"]


def test_what_is_in_it_changes_without_a_folder_being_made_anew(
    desk: Callable[..., Desk], panel: Panel
) -> None:
    at = desk(history("L-101"), panel)
    folders = at.robot.find("groups").children[:]
    at.show(replace(at.kiosk, transactions={**history("L-101"), **history("F-301", times=4)}))
    at.app.emit(ReportsTapped())
    at.app.emit(BillingTapped())
    at.robot.frames(3)

    assert listed(at) == ["F-301", "L-101"]
    assert at.robot.find("groups").children == folders
    assert [folder.selected for folder in reversed(folders)].index(True) == 0


def test_a_folder_with_another_name_in_the_next_catalogue_says_so_and_stays_open(
    desk: Callable[..., Desk], panel: Panel
) -> None:
    at = desk({}, panel)
    at.robot.tap("Laboratorija")
    catalogue = at.kiosk.catalogue
    assert catalogue
    groups = tuple(
        replace(group, name="Analīzes") if group.name == "Laboratorija" else group
        for group in catalogue.groups
    )
    at.show(replace(at.kiosk, catalogue=replace(catalogue, groups=groups)))
    at.robot.frames(3)

    chosen = [folder.text for folder in at.robot.find("groups").children if folder.selected]
    assert chosen == ["Analīzes"]
    assert listed(at)[0] == "L-101"


def test_the_open_folder_stays_open_when_one_comes_to_stand_before_it(desk: Callable[..., Desk]) -> None:
    at = desk({})
    at.robot.tap("Laboratorija")
    at.show(replace(at.kiosk, transactions=history("F-301")))
    at.app.emit(ReportsTapped())
    at.app.emit(BillingTapped())
    at.robot.frames(3)

    assert at.robot.sees(OFTEN)
    assert listed(at)[0] == "L-101"


def found(at: Desk) -> list[str]:
    return [row["code"] for row in at.robot.find("hits").data]


def test_the_search_begins_with_it_and_comes_back_to_it(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(history("L-101", "F-301", "L-101"), panel)
    at.robot.tap("search")
    at.robot.frames(3)

    assert found(at) == ["L-101", "F-301"]
    assert at.robot.sees(OFTEN)
    hits = at.robot.find("hits")
    assert hits.height >= hits.children[0].children[0].height, "one of them is whole above the keyboard"
    at.robot.type("k")
    assert "K-001" in found(at)
    assert not at.robot.sees(OFTEN)
    at.robot.tap("erase")
    assert found(at) == ["L-101", "F-301"]
    at.robot.tap("Pilna asins aina")
    assert at.events == [ServiceTapped("L-101")]


def test_without_a_habit_the_search_says_what_to_type(desk: Callable[..., Desk]) -> None:
    at = desk(history("L-101", times=2))
    at.robot.tap("search")
    at.robot.frames(3)

    assert found(at) == []
    assert at.robot.find("remark").text
    assert not at.robot.sees(OFTEN)


def test_of_equal_hits_the_more_used_comes_first(desk: Callable[..., Desk]) -> None:
    at = desk(history("K-003", times=1))
    at.robot.tap("search")
    at.robot.type("konsult")

    assert found(at)[0] == "K-003"
    assert found(at)[1:] == ["K-001", "K-002"]


def test_in_the_search_too_it_is_counted_anew_only_on_coming_back(desk: Callable[..., Desk]) -> None:
    at = desk(history("L-101"))
    at.robot.tap("search")
    at.show(replace(at.kiosk, transactions={**history("L-101"), **history("F-301", times=4)}))
    assert found(at) == ["L-101"], "nothing moves under a finger"

    at.app.emit(ReportsTapped())
    at.app.emit(BillingTapped())
    at.robot.frames(3)
    at.robot.tap("search")
    assert found(at) == ["F-301", "L-101"]


def test_its_name_follows_the_language(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(history("L-101"), panel)
    names = set()
    for language in LANGUAGES:
        at.speak(language)
        names.add(at.robot.find("groups").children[-1].text)
        assert listed(at) == ["L-101"]

    assert names == {OFTEN, "Most used", "Часто используемые"}
