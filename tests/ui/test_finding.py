"""Narrowing „Transakciju saraksts“, driven by real touches on the real flow."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from kiosk.domain.listing import Filter, Standing
from kiosk.flow.places import PickDays, PickPerson, Reports
from kiosk.ui.environment import Panel
from kiosk.ui.screens.reports import PAGE
from tests.ui.clinic import at_work
from tests.ui.conftest import PANELS
from tests.ui.desk import LANGUAGES, Desk, open_desk
from tests.ui.office_states import states
from tests.ui.visits import NOW, many


@pytest.fixture
def desk(start: Callable[..., Any]) -> Callable[..., Desk]:
    return lambda name, on=PANELS["10in"]: open_desk(start, states()[name], on)


def heads(at: Desk) -> list[str]:
    rows = at.robot.find("rows").data
    return [row["text"][:10] for row in rows if row["viewclass"] == "ReportHead"]


def test_a_chip_opens_the_choice_and_then_says_what_for(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("reports", panel)
    everything = len(heads(at))

    at.robot.tap("Statuss")
    at.robot.tap("Anulētās")

    assert at.kiosk.filter == Filter(standing=Standing.VOIDED)
    assert at.robot.find("filter_standing").text == "Anulētās"
    assert 0 < len(heads(at)) < everything
    assert all(row["voided"] for row in at.robot.find("rows").data)
    at.robot.tap("filter_standing")
    assert at.kiosk.filter == Filter()
    assert len(heads(at)) == everything


def test_a_person_is_looked_for_with_the_last_digit(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("reports", panel)

    at.robot.tap("Pacients")
    assert isinstance(at.kiosk.place, PickPerson)
    at.robot.type("32000010003")

    assert isinstance(at.kiosk.place, Reports)
    assert at.robot.sees("320000-•••••")
    assert "10003" not in " ".join(at.robot.texts())
    at.robot.tap("filter_person")
    at.robot.tap("Pacients")
    assert at.robot.find("code").text == ""


def test_a_code_with_a_slip_is_told_and_can_be_mended(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("pick-person-wrong", panel)
    assert at.robot.sees("Personas kodā ir kļūda")

    at.robot.tap("key_backspace")

    assert at.kiosk.place == PickPerson("0101901000")
    assert not at.robot.sees("Personas kodā ir kļūda")


def test_days_are_today_some_recent_ones_or_one_with_something(
    desk: Callable[..., Desk], panel: Panel
) -> None:
    at = desk("pick-days", panel)

    at.robot.tap(at.robot.reveal("choices", "03.03.2026"))

    assert at.kiosk.filter == Filter("2026-03-03", "2026-03-03")
    assert set(heads(at)) == {"03.03.2026"}
    at.show(replace(at.kiosk, place=PickDays()))
    at.robot.tap("Pēdējās 7 dienas")
    assert at.robot.find("filter_days").text == "Pēdējās 7 dienas"
    at.show(replace(at.kiosk, place=PickDays()))
    at.robot.tap("Šodien")
    assert at.robot.find("filter_days").text == "Šodien"


def test_a_list_that_is_empty_for_a_filter_says_so_and_leads_back(
    desk: Callable[..., Desk], panel: Panel
) -> None:
    at = desk("reports-none-found", panel)
    assert at.robot.sees("Nevienas tādas transakcijas nav")

    at.robot.tap("show_all")

    assert at.kiosk.filter == Filter()
    assert len(heads(at)) == 4


def test_several_filters_go_with_one_tap(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("reports-filtered", panel)

    at.robot.tap("filter_none")

    assert at.kiosk.filter == Filter()
    assert not at.robot.sees("Rādīt visas")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chip_is_whole_on_the_glass(desk: Callable[..., Desk], panel: Panel, language: str) -> None:
    at = desk("reports-filtered", panel)
    at.speak(language)

    for name in ("filter_days", "filter_person", "filter_standing", "filter_none"):
        chip = at.robot.find(name)
        assert chip.to_window(*chip.pos)[0] >= 0
        assert chip.to_window(chip.right, chip.y)[0] <= at.app.root.width


def test_narrowing_two_thousand_makes_no_more_rows_than_a_page(start: Callable[..., Any]) -> None:
    at = open_desk(start, at_work(place=Reports(), transactions=many(2000), now=NOW), PANELS["10in"])

    at.show(replace(at.kiosk, filter=Filter("2026-03-01", "2026-03-07", standing=Standing.IN_FORCE)))

    assert 0 < len(heads(at)) <= PAGE
