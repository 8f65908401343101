"""„Dienas kopsavilkums“, driven by real touches on the real flow."""

from collections.abc import Callable
from typing import Any

import pytest

from kiosk.flow.effects import PrintSheet
from kiosk.flow.events import BackTapped, DayStepped, SheetTapped
from kiosk.flow.places import Reports, Totals
from kiosk.ui.environment import Panel
from kiosk.ui.format import NBSP
from tests.ui.conftest import PANELS
from tests.ui.desk import LANGUAGES, Desk, open_desk
from tests.ui.office_states import states


@pytest.fixture
def desk(start: Callable[..., Any]) -> Callable[..., Desk]:
    return lambda name, on=PANELS["10in"]: open_desk(start, states()[name], on)


def test_the_list_leads_to_the_sums_of_today(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("reports-none-found", panel)

    at.robot.tap("Dienas kopsavilkums")

    assert isinstance(at.kiosk.place, Totals)


def test_the_whole_comes_first_and_what_is_open_is_said(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("totals", panel)

    whole, *shares = reversed(at.robot.find("shares").children)

    assert (whole.text, whole.counts) == ("Kopā", f"14 transakcijas ·{NBSP}36 pakalpojumi")
    assert whole.price == sum(share.price for share in shares)
    assert whole.compensated + whole.patient == whole.price
    assert whole.voided.startswith(f"5 transakcijas ·{NBSP}13 pakalpojumi (347,60")
    assert at.robot.sees("1 transakcija nav pabeigta, summas vēl var mainīties.")


def test_one_tap_prints_one_sheet(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("totals", panel)

    at.robot.tap("Drukāt kopsavilkumu")

    assert at.events == [SheetTapped()]
    assert [type(effect) for effect in at.effects] == [PrintSheet]
    assert at.robot.find("print_sheet").disabled


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("totals-printing", "Drukā…"),
        ("totals-printed", "Kopsavilkums ir izdrukāts"),
        ("totals-no-paper", "Klīnikai: ielieciet papīru printerī. Druka turpināsies pati."),
        ("totals-refused", "Printeris nedrukā uz iestatītā izmēra papīra."),
        (
            "totals-refused",
            "Tehniķim: jāsaskaņo papīra izmērs iestatījumos un printerī. Zvaniet atbalstam.",
        ),
        ("totals-unheard-of", "Printeris ziņo, ka tas neizdevās. Printera ziņojums: never-heard-of."),
        ("totals-doubt", "Klīnikai: apskatiet lapas printerī."),
    ],
)
def test_how_the_sheet_fares_is_said(desk: Callable[..., Desk], panel: Panel, name: str, words: str) -> None:
    assert desk(name, panel).robot.sees(words)


@pytest.mark.parametrize(
    ("name", "noted", "icon"),
    [
        ("totals-printing", "", ""),
        ("totals-printed", "", "full-badge"),
        ("totals-failed", "Kopsavilkums nav izdrukāts", ""),
        ("totals-doubt", "Nav zināms, vai kopsavilkums ir izdrukāts", ""),
        ("totals-no-paper", "Printeris gaida", ""),
    ],
)
def test_what_wants_hands_looks_unlike_what_is_done(
    desk: Callable[..., Desk], panel: Panel, name: str, noted: str, icon: str
) -> None:
    desk(name, panel)
    from kiosk.ui import sight

    ids = next(widget.ids for widget in sight.on_screen() if "fares" in widget.ids)

    assert (ids.hindrance.headline, ids.fares.name) == (noted, icon)
    assert bool(ids.printed.text) is not bool(noted)


def test_one_steps_through_the_days_but_not_behind_today(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("totals", panel)
    assert at.robot.find("day_after").disabled

    at.robot.tap("day_before")

    assert at.events == [DayStepped(-1)]
    assert at.robot.sees("Piektdiena, 06.03.2026")
    assert at.robot.sees("Šajā dienā nav nevienas pabeigtas transakcijas")
    assert at.robot.find("print_sheet").disabled
    at.robot.tap("day_after")
    assert at.kiosk.place == Totals("2026-03-07")


def test_back_leads_to_the_list(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("totals", panel)

    at.robot.tap("Atpakaļ")

    assert at.events == [BackTapped()]
    assert isinstance(at.kiosk.place, Reports)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_day_is_said_whole(desk: Callable[..., Desk], panel: Panel, language: str) -> None:
    at = desk("totals", panel)
    at.speak(language)
    day = at.robot.find("day")

    assert day.texture_size[0] <= day.width
    assert day.text.endswith("07.03.2026")
