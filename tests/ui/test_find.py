"""Searching on the billing screen: by touch and by keys, with the bill in sight all the time."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from kiosk.domain.catalogue import Catalogue, Service
from kiosk.flow.events import ReportsTapped, ServiceTapped
from kiosk.flow.state import Notice
from kiosk.ui.environment import Panel
from kiosk.ui.format import money
from tests.ui.clinic import CATALOGUE, at_work, bill_of
from tests.ui.conftest import PANELS
from tests.ui.desk import LANGUAGES, Desk, open_desk
from tests.ui.test_typing import ENTER, press_key

TOUCH_MM = 9.0
FRAME = 1 / 30


@pytest.fixture
def searching(start: Callable[..., Any]) -> Callable[..., Desk]:
    """`searching(panel, *codes)` opens the search with these services on the bill."""

    def begin(on: Panel = PANELS["10in"], *codes: str) -> Desk:
        at = open_desk(start, at_work(bill=bill_of(*codes)), on)
        at.robot.tap("search")
        at.robot.frames(3)
        return at

    return begin


def hits(at: Desk) -> list[str]:
    return [row["code"] for row in at.robot.find("hits").data]


def row(at: Desk, code: str) -> Any:
    return next(one for one in at.robot.find("hits").children[0].children if one.code == code)


def test_a_name_typed_without_diacritics_finds_the_service(
    searching: Callable[..., Desk], panel: Panel
) -> None:
    at = searching(panel)

    at.robot.type("feritin")
    assert hits(at) == ["L-130"]
    at.robot.tap(row(at, "L-130"))
    at.robot.tap(row(at, "L-130"))

    assert at.events == [ServiceTapped("L-130")] * 2
    assert at.robot.sees("2 / 30")
    assert at.robot.sees(money(1820))
    assert row(at, "L-130").count == 2


def test_the_whole_bill_stays_in_sight_with_the_newest_line(
    searching: Callable[..., Desk], panel: Panel
) -> None:
    at = searching(panel, *["L-104"] * 20)
    at.robot.type("k001")
    at.robot.tap(row(at, "K-001"))
    at.robot.frames(3)

    for seen in ("Pacienta rēķins", "21 / 30", "Kopā", money(9100), "21"):
        assert at.robot.sees(seen), seen
    lines, board = at.robot.find("lines"), at.robot.find("keyboard")
    newest = next(line for line in lines.children[0].children if line.number == 21)
    bottom = newest.to_window(newest.x, newest.y)[1]
    assert bottom >= lines.to_window(lines.x, lines.y)[1] - 1
    assert bottom >= board.to_window(board.x, board.top)[1] - 1
    assert lines.height >= 2 * newest.height


def test_two_hits_are_whole_above_the_keyboard(searching: Callable[..., Desk], panel: Panel) -> None:
    at = searching(panel)

    at.robot.type("gliko asin")
    pane = at.robot.find("hits")
    assert hits(at) == ["L-104"]
    assert pane.height >= 2 * row(at, "L-104").height


def test_words_tell_what_to_type_and_that_nothing_fits(searching: Callable[..., Desk], panel: Panel) -> None:
    at = searching(panel)
    for language in LANGUAGES:
        at.speak(language)
        remark = at.robot.find("remark")
        assert remark.text
        assert remark.texture_size[0] <= remark.width + 1
    begin = at.robot.find("remark").text

    at.robot.type("zzz")
    assert at.robot.find("remark").text not in {"", begin}
    at.robot.tap("erase")
    assert at.robot.find("remark").text == begin
    assert at.robot.find("query").text == ""


def test_a_plugged_in_keyboard_searches_too_and_enter_takes_the_only_hit(
    searching: Callable[..., Desk],
) -> None:
    at = searching()

    for letter in "tsh":
        press_key(ord(letter), letter)
    press_key(ENTER)
    at.robot.frames(2)

    assert at.events == [ServiceTapped("L-117")]
    assert at.robot.find("query").text == "", "ready for the next one"


def test_enter_chooses_nothing_where_there_is_a_choice(searching: Callable[..., Desk]) -> None:
    from kiosk.ui.typing_robot import tap_key

    at = searching()
    at.robot.type("konsult")
    tap_key(at.robot, "enter")

    assert at.events == []
    assert at.robot.find("query").text == "konsult"
    assert len(hits(at)) == 3


def test_done_leads_back_to_the_folders_and_the_next_step(
    searching: Callable[..., Desk], panel: Panel
) -> None:
    at = searching(panel, "K-001")
    at.robot.type("x")

    at.robot.tap("done")
    at.robot.frames(2)
    press_key(ord("y"), "y")

    assert at.robot.sees("Grupas")
    assert at.robot.sees("Apdrošināšanas polise. Tiešsaistes režīms")
    at.robot.tap("search")
    assert at.robot.find("query").text == ""


def test_another_screen_ends_the_search(searching: Callable[..., Desk]) -> None:
    from kiosk.flow.events import BillingTapped

    at = searching()
    at.robot.tap("Atskaites")
    assert at.events == [ReportsTapped()]
    at.app.emit(BillingTapped())
    at.robot.frames(3)

    assert at.robot.sees("Grupas")


def test_a_line_removed_while_searching_can_be_put_back(searching: Callable[..., Desk], panel: Panel) -> None:
    at = searching(panel, "K-001", "L-101")
    at.robot.frames(3)
    line = next(one for one in at.robot.find("lines").children[0].children if one.number == 2)

    at.robot.tap(line.children[0])
    assert at.robot.sees("1 / 30")
    at.robot.tap("Atsaukt")

    assert [service.code for service in at.kiosk.bill.lines] == ["K-001", "L-101"]


def test_the_31st_line_is_refused_in_words_while_searching(
    searching: Callable[..., Desk], panel: Panel
) -> None:
    at = searching(panel, *["L-104"] * 30)
    at.robot.type("k001")
    at.robot.tap(row(at, "K-001"))

    assert at.robot.sees("Rēķinā jau ir 30 rindas")
    at.robot.tap("Sapratu")
    assert not at.robot.sees("Rēķinā jau ir 30 rindas")


def test_a_notice_stays_below_the_bar_in_every_language(searching: Callable[..., Desk], panel: Panel) -> None:
    from kiosk.ui.i18n import tr

    at = searching(panel, "K-001")
    for language in LANGUAGES:
        tr.lang = language
        at.show(replace(at.kiosk, notice=Notice("bill-full")))
        banner = at.robot.find("notice")
        assert banner.to_window(banner.x, banner.top)[1] < at.app.root.bar.y, language


def test_everything_that_can_be_tapped_is_large_enough(searching: Callable[..., Desk], panel: Panel) -> None:
    from kiosk.ui import sight
    from kiosk.ui.widgets.tappable import Tappable

    at = searching(panel, "K-001")
    at.robot.type("k")
    bar = list(at.app.root.bar.walk())
    for widget in sight.on_screen():
        if isinstance(widget, Tappable) and widget not in bar:
            assert min(widget.size) / panel.dpi * 25.4 >= TOUCH_MM, (widget, widget.size)


def test_a_letter_and_a_tap_among_500_services_are_answered_within_a_frame(
    start: Callable[..., Any], panel: Panel
) -> None:
    services = tuple(
        Service(f"A-{number}", f"Laboratoriskā analīze Nr. {number} ar izvērstu atzinumu", "lab", 100)
        for number in range(500)
    )
    whole = Catalogue("v", CATALOGUE.groups, services, CATALOGUE.providers, CATALOGUE.insurers)
    at = open_desk(start, at_work(catalogue=whole, bill=bill_of(*["L-104"] * 28)), panel)
    at.robot.tap("search")
    query = at.robot.find("query")
    query.press("a")  # fonts and rows are there from now on
    at.robot.frames(2)

    started = time.perf_counter()
    query.press("n")
    assert time.perf_counter() - started < FRAME
    assert len(hits(at)) > 40
    at.robot.frames(2)
    started = time.perf_counter()
    at.app.emit(ServiceTapped("A-7"))
    assert time.perf_counter() - started < FRAME
    at.robot.frames(1)
    assert at.robot.sees("29 / 30")
