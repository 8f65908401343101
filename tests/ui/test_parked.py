"""Several patients at once: putting bills aside and taking them up, by real touches on the real flow."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from kiosk.domain.parked import ParkedBill
from kiosk.flow.events import ParkedDropped, ParkedTapped, ParkTapped, TakeUpTapped
from kiosk.flow.places import Billing, ParkedBills
from kiosk.flow.state import Kiosk
from kiosk.ui.environment import Panel
from kiosk.ui.format import money
from tests.ui.clinic import at_work, bill_of
from tests.ui.conftest import PANELS
from tests.ui.desk import LANGUAGES, Desk, open_desk
from tests.ui.visits import NOW

TOUCH_MM = 9.0
PARKED = (
    ParkedBill("p1", "2026-03-06T16:55:00+02:00", bill_of("M-401").lines),
    ParkedBill("p2", "2026-03-07T10:31:00+02:00", bill_of("K-001", "L-101", "L-101").lines),
)


@pytest.fixture
def desk(start: Callable[..., Any]) -> Callable[..., Desk]:
    def begin(on: Panel = PANELS["10in"], **changes: object) -> Desk:
        kiosk: Kiosk = replace(at_work(now=NOW), **changes)  # type: ignore[arg-type]  # Kiosk's own names
        return open_desk(start, kiosk, on)

    return begin


def codes(at: Desk) -> list[str]:
    return [service.code for service in at.kiosk.bill.lines]


def test_a_bill_is_put_aside_and_taken_up_again_by_touch(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(panel, bill=bill_of("K-001", "L-101"))

    at.robot.tap("park")
    assert (at.events, codes(at)) == ([ParkTapped()], [])
    assert at.robot.sees("0 / 30")
    at.robot.tap("parked")
    assert isinstance(at.kiosk.place, ParkedBills)
    at.robot.tap("Terapeita konsultācija")

    assert isinstance(at.kiosk.place, Billing)
    assert codes(at) == ["K-001", "L-101"]
    assert at.robot.sees("2 / 30")


def test_how_many_are_put_aside_is_said_only_when_there_are_any(
    desk: Callable[..., Desk], panel: Panel
) -> None:
    at = desk(panel)
    assert not any("Atliktie" in text for text in at.robot.texts())

    at.show(replace(at.kiosk, parked=PARKED))
    assert at.robot.sees("Atliktie: 2")
    at.robot.tap("Atliktie: 2")
    assert at.events == [ParkedTapped()]


def test_the_list_says_when_how_many_and_how_much_the_newest_first(
    desk: Callable[..., Desk], panel: Panel
) -> None:
    at = desk(panel, place=ParkedBills(), parked=PARKED)

    cards = [card["text"] for card in at.robot.find("parked").data]
    assert cards == ["10:31 · 3 pakalpojumi", "06.03.2026 16:55 · 1 pakalpojums"]
    said = " ".join(text.replace("\n", " ") for text in at.robot.texts())
    for text in (*cards, money(4740), money(123450)):
        assert text in said


def test_a_bill_put_aside_is_deleted_only_after_a_yes(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(panel, place=ParkedBills(), parked=PARKED)
    card = next(one for one in at.robot.find("parked").children[0].children if "10:31" in one.text)

    at.robot.tap(card.children[0])
    at.robot.tap("no")
    assert at.events == []
    at.robot.tap(card.children[0])
    at.robot.tap("Dzēst rēķinu")

    assert at.events == [ParkedDropped("p2")]
    assert at.kiosk.parked == PARKED[:1]


def test_the_open_bill_changes_places_and_the_list_says_so_before(desk: Callable[..., Desk]) -> None:
    at = desk(place=ParkedBills(), parked=PARKED, bill=bill_of("F-301"))
    assert at.robot.sees("Pieskarieties rēķinam, lai to turpinātu; tagad atvērtais tiks atlikts.")

    at.robot.tap("Terapeita konsultācija")

    assert at.events == [TakeUpTapped("p2")]
    assert at.robot.sees("Atliktie: 2")
    assert at.robot.sees("3 / 30")


def test_back_leads_to_the_open_bill(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(panel, place=ParkedBills(), parked=PARKED, bill=bill_of("F-301"))

    at.robot.tap("back")

    assert (at.kiosk.place, codes(at)) == (Billing(), ["F-301"])


def test_the_heads_of_the_bill_fit_beside_each_other_in_every_language(
    desk: Callable[..., Desk], panel: Panel
) -> None:
    at = desk(panel, bill=bill_of(*["L-104"] * 30), parked=PARKED)
    for language in LANGUAGES:
        at.speak(language)
        at.robot.frames(2)
        park, clear, fill = (at.robot.find(name) for name in ("park", "clear", "fill"))
        assert fill.right <= park.x < park.right <= clear.x < clear.right <= clear.parent.right + 1, language
        for button in (park, clear, at.robot.find("parked"), at.robot.find("search")):
            assert min(button.size) / panel.dpi * 25.4 >= TOUCH_MM, (language, button)
        corner = at.robot.find("corner")
        assert corner.x >= 0
        groups = next(one for one in at.robot.find("groups").parent.parent.children if hasattr(one, "text"))
        if panel.height > panel.width:
            assert groups.x + groups._label.get_extents(groups.text)[0] <= corner.x, language
