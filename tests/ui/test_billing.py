"""„Norēķini“: folders, services and the bill, driven by real touches on the real flow."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from kiosk.domain.bill import Bill
from kiosk.domain.catalogue import Catalogue
from kiosk.flow.events import ClearTapped, LogOutTapped, NoticeClosed, PolicyTapped, ServiceTapped, UndoTapped
from kiosk.flow.places import ChooseProvider, Login
from kiosk.flow.state import Kiosk, Notice
from kiosk.ui.environment import Panel
from kiosk.ui.format import money
from kiosk.ui.notices import NOTICES, OTHER
from tests.ui.clinic import CATALOGUE, at_work, bill_of
from tests.ui.conftest import PANELS
from tests.ui.desk import LANGUAGES, Desk, open_desk

FOUR = ("K-001", "L-101", "F-301", "F-301")


@pytest.fixture
def desk(start: Callable[..., Any]) -> Callable[..., Desk]:
    """`desk(kiosk, panel)` opens the billing screen."""

    def begin(kiosk: Kiosk | None = None, on: Panel = PANELS["10in"]) -> Desk:
        return open_desk(start, kiosk or at_work(), on)

    return begin


def codes(desk: Desk) -> list[str]:
    return [service.code for service in desk.kiosk.bill.lines]


def test_a_visit_is_put_together_from_two_groups(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(on=panel)

    at.robot.tap(_service(at, "K-001"))
    at.robot.tap("Laboratorija")
    at.robot.tap(_service(at, "L-101"))
    at.robot.tap(_service(at, "L-101"))

    assert codes(at) == ["K-001", "L-101", "L-101"]
    assert at.robot.sees("3 / 30")
    assert at.robot.sees(money(4740))


def test_a_line_stands_on_the_bill_within_one_frame(desk: Callable[..., Desk]) -> None:
    at = desk(at_work(bill=bill_of(*FOUR)))

    at.app.emit(ServiceTapped("K-003"))
    at.robot.frames(1)

    assert at.robot.sees("5 / 30")
    assert at.robot.sees(money(16140))


def test_the_newest_line_total_and_next_step_stay_in_sight(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(at_work(bill=bill_of(*["L-104"] * 20)), panel)

    at.robot.tap(_service(at, "K-001"))
    at.robot.frames(3)

    assert at.robot.sees("21")
    for seen in ("Apdrošināšanas polise. Tiešsaistes režīms", "Kopā", money(9100)):
        assert at.robot.sees(seen)
    pane = at.robot.find("lines")
    newest = next(line for line in pane.children[0].children if line.number == 21)
    bottom = newest.to_window(newest.x, newest.y)[1]
    assert bottom >= pane.to_window(pane.x, pane.y)[1] - 1
    assert pane.height >= 2 * newest.height


def test_the_bill_of_two_lines_is_shown_from_its_top(desk: Callable[..., Desk]) -> None:
    at = desk()
    at.robot.tap(_service(at, "K-001"))
    at.robot.tap(_service(at, "K-001"))
    at.robot.frames(3)

    pane = at.robot.find("lines")
    first = next(line for line in pane.children[0].children if line.number == 1)
    assert first.to_window(first.x, first.top)[1] == pytest.approx(pane.to_window(pane.x, pane.top)[1], abs=1)


def test_a_removed_line_can_be_put_back_where_it_was(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(at_work(bill=bill_of("K-001", "L-101")), panel)

    at.robot.tap(_line(at, 1).children[0])
    assert codes(at) == ["L-101"]
    assert at.robot.find("removed").text.split() == ["Izņemts:", "Terapeita", "konsultācija"]

    at.robot.tap("Atsaukt")
    assert codes(at) == ["K-001", "L-101"]
    assert at.events[-1] == UndoTapped()
    assert not at.robot.sees("Atsaukt")


def test_the_bill_is_cleared_only_after_a_yes(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(at_work(bill=bill_of(*FOUR)), panel)

    at.robot.tap("clear")
    at.robot.tap("Atpakaļ")
    assert len(codes(at)) == 4

    at.robot.tap("clear")
    at.robot.tap("Notīrīt rēķinu")
    assert codes(at) == []
    assert at.events == [ClearTapped()]


def test_the_31st_line_is_refused_in_words(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(at_work(bill=bill_of(*["L-104"] * 30)), panel)

    at.robot.tap(_service(at, "K-001"))

    assert len(codes(at)) == 30
    assert at.robot.sees("Rēķinā jau ir 30 rindas")
    at.robot.tap("Sapratu")
    assert at.events[-1] == NoticeClosed()
    assert not at.robot.sees("Rēķinā jau ir 30 rindas")


def test_an_empty_bill_leads_nowhere_and_says_so(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(on=panel)

    at.robot.tap("policy")

    assert at.events == [PolicyTapped()]
    assert at.robot.sees("Rēķins ir tukšs")


def test_the_bill_goes_on_to_the_provider(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(at_work(bill=bill_of(*FOUR)), panel)

    at.robot.tap("Apdrošināšanas polise. Tiešsaistes režīms")

    assert at.kiosk.place == ChooseProvider()


def test_logging_out_with_a_draft_asks_first(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(at_work(bill=bill_of(*FOUR)), panel)

    at.robot.tap("log_out")
    assert at.events == []
    at.robot.tap("Iziet")

    assert at.events == [LogOutTapped()]
    assert at.kiosk.place == Login()


def test_a_folder_of_hundreds_builds_only_the_rows_in_sight(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(on=panel)
    at.robot.tap("Laboratorija")

    pane = at.robot.find("services")
    assert len(pane.data) > 120
    assert len(pane.children[0].children) < 20
    row = at.robot.reveal(pane, "Laboratoriskā analīze Nr. 512")
    at.robot.tap(row)
    assert codes(at) == ["L-512"]


def test_a_slide_over_the_services_adds_nothing(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(on=panel)
    at.robot.tap("Laboratorija")

    at.robot.drag("services", dy=120)

    assert at.events == []


def test_every_service_name_is_whole(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(on=panel)
    for group in ("Konsultācijas", "Fizioterapija un rehabilitācija"):
        at.robot.tap(group) if panel.width > panel.height else None
        for row in at.robot.find("services").children[0].children:
            name = row.children[-1]
            assert name.texture_size[1] <= row.height
            assert name.text == row.name


def test_an_arrow_beside_the_groups_shows_the_rest_and_then_the_beginning(
    desk: Callable[..., Desk],
) -> None:
    at = desk(on=PANELS["portrait"])
    pane, arrow = at.robot.find("groups_pane"), at.robot.find("groups_on")
    chips = at.robot.find("groups").children
    assert pane.right <= arrow.x

    taps = 0
    while arrow.onward:
        at.robot.tap(arrow)
        taps += 1

    assert 1 <= taps <= len(chips)
    at.robot.tap(chips[0])
    assert chips[0].selected
    at.robot.tap(arrow)
    assert (pane.scroll_x, arrow.onward) == (0, True)
    at.robot.tap(chips[-1])
    assert chips[-1].selected


def test_the_chosen_group_is_wholly_in_sight(desk: Callable[..., Desk]) -> None:
    at = desk(on=PANELS["portrait"])
    pane = at.robot.find("groups_pane")

    for chip in reversed(at.robot.find("groups").children):
        at.robot.tap(at.robot.reveal("groups_pane", chip.text))
        at.robot.frames(3)
        left, right = (chip.to_window(x, 0)[0] for x in (chip.x, chip.right))
        assert left >= pane.to_window(pane.x, 0)[0] - 1, chip.text
        assert right <= pane.to_window(pane.right, 0)[0] + 1, chip.text


@pytest.mark.parametrize("name", ["10in", "7in"])
def test_a_column_of_groups_has_no_arrow(desk: Callable[..., Desk], name: str) -> None:
    at = desk(on=PANELS[name])

    assert at.robot.app.root.navigator.screen.ids.groups_on.opacity == 0


def test_a_notice_over_the_services_keeps_fingers_from_them(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(replace(at_work(), notice=Notice("bill-empty")), panel)
    banner = at.robot.find("notice")

    for part in (0.1, 0.5, 0.9):
        at.robot.tap_at(*banner.to_window(banner.x + banner.width * part, banner.top - 12))

    assert codes(at) == []


def test_another_catalogue_keeps_the_open_folder(desk: Callable[..., Desk]) -> None:
    at = desk()
    at.robot.tap("Laboratorija")

    newer = Catalogue("2026-12-01", CATALOGUE.groups[::-1], CATALOGUE.services, (), ())
    at.show(replace(at.kiosk, catalogue=newer))

    assert at.robot.sees("Pilna asins aina")


def test_a_service_on_the_bill_shows_how_often(desk: Callable[..., Desk]) -> None:
    at = desk(at_work(bill=Bill()))
    at.robot.tap(_service(at, "K-001"))
    at.robot.tap(_service(at, "K-001"))

    rows = at.robot.find("services").children[0].children
    assert {row.code: row.count for row in rows} == {"K-001": 2, "K-002": 0, "K-003": 0}


def test_every_notice_is_said_whole_in_every_language(desk: Callable[..., Desk], panel: Panel) -> None:
    from kiosk.ui.i18n import tr
    from kiosk.ui.messages import in_step

    at = desk(at_work(bill=bill_of(*FOUR)), panel)
    for language in LANGUAGES:
        tr.lang = language
        for keyword in (*NOTICES, "something-new"):
            at.show(replace(at.kiosk, notice=Notice(keyword)))
            message = NOTICES.get(keyword, OTHER)
            said = " ".join(at.robot.texts())
            for text in filter(None, (message.headline, message.body)):
                assert tr(text) in said, (language, keyword)
            # whose turn it is stands before the step where there is room
            assert any(in_step(message, named=named) in said for named in (True, False)), (language, keyword)
            banner = at.robot.find("notice")
            assert banner.to_window(banner.x, banner.top)[1] < at.app.root.bar.y, (language, keyword)


def test_the_notices_differ_in_every_language() -> None:
    from kiosk.ui.i18n import tr

    headlines = {message.headline for message in NOTICES.values()}
    said = []
    for language in LANGUAGES:
        tr.lang = language
        said.append({tr(headline) for headline in headlines})
    tr.lang = "lv"
    assert said[0] == headlines
    assert not said[0] & said[1]
    assert not said[0] & said[2]
    assert {len(words) for words in said} == {len(headlines)}


def test_what_the_insurer_said_is_quoted(desk: Callable[..., Desk]) -> None:
    at = desk(at_work(notice=Notice("price-differs", "L-101 maksā 6,40 €")))

    assert any("„L-101 maksā 6,40 €“" in text for text in at.robot.texts())


def test_why_the_journal_cannot_be_written_is_said(desk: Callable[..., Desk]) -> None:
    at = desk(at_work(notice=Notice("not-written", "disk-full")))

    assert any("Disks ir pilns." in text for text in at.robot.texts())


def _service(at: Desk, code: str) -> Any:
    return next(row for row in at.robot.find("services").children[0].children if row.code == code)


def _line(at: Desk, number: int) -> Any:
    return next(line for line in at.robot.find("lines").children[0].children if line.number == number)
