"""„Transakciju saraksts“, driven by real touches on the real flow."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from kiosk.domain.transaction import State
from kiosk.flow.events import BillingTapped, RowTapped
from kiosk.flow.places import Details, Reports, Unknown
from kiosk.flow.state import Notice
from kiosk.ui.environment import Panel
from tests.ui.clinic import at_work
from tests.ui.conftest import PANELS
from tests.ui.desk import Desk, open_desk
from tests.ui.visits import many, transaction_of

FRAMES_PER_SECOND = 10
"""What scrolling must reach even in the software renderer of a busy test machine."""


@pytest.fixture
def desk(start: Callable[..., Any]) -> Callable[..., Desk]:
    def begin(count: int, on: Panel = PANELS["10in"]) -> Desk:
        return open_desk(start, at_work(place=Reports(), transactions=many(count)), on)

    return begin


def rows(at: Desk) -> list[dict[str, Any]]:
    return list(at.robot.find("rows").data)


def test_an_empty_list_says_so(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(0, panel)

    assert at.robot.sees("Transakciju saraksts")
    assert at.robot.sees("Transakciju vēl nav")


def test_an_empty_list_says_so_after_a_full_one(desk: Callable[..., Desk]) -> None:
    at = desk(3)
    assert not at.robot.sees("Transakciju vēl nav")

    at.show(at_work(place=Reports()))
    at.robot.frames(5)

    empty = at.robot.find("Transakciju vēl nav")
    assert 200 < empty.to_window(*empty.center)[1] < 600


def test_there_is_one_row_per_service_grouped_newest_first(desk: Callable[..., Desk]) -> None:
    at = desk(3)

    heads = [row["text"].split("Nr. ")[1] for row in rows(at) if row["viewclass"] == "ReportHead"]
    lines = [row["viewclass"] for row in rows(at)]

    assert heads == ["000003", "000002", "000001"]
    assert lines == [
        *("ReportHead", *["ReportLine"] * 3),
        *("ReportHead", *["ReportLine"] * 2),
        *("ReportHead", "ReportLine"),
    ]


def test_the_list_hides_the_personal_code(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(8, panel)

    assert "10003" not in " ".join(str(row) for row in rows(at))
    assert any("320000-•••••" in text for text in at.robot.texts())


def test_a_voided_transaction_is_red_struck_through_and_named(
    desk: Callable[..., Desk], panel: Panel
) -> None:
    at = desk(2, panel)

    assert at.robot.sees("ANULĒTS")
    head, *lines = [row for row in rows(at) if row["voided"]]
    assert {line["badge"] for line in lines} == {"Anulēts"}
    assert head["tone"] == "bad"
    assert all(line["tone"] == "bad" for line in lines)
    drawn = at.robot.find("rows").layout_manager.children
    assert {row.text for row in drawn if row.voided} >= {line["text"] for line in lines}
    assert all(_struck(row) is row.voided for row in drawn if type(row).__name__ == "ReportLine")


def _struck(row: Any) -> bool:
    return any(getattr(part, "strikethrough", False) for part in row.walk() if getattr(part, "text", ""))


@pytest.mark.parametrize(
    ("state", "word", "tone"),
    [
        (State.CONFIRM_UNKNOWN, "Iznākums nav zināms", "partial"),
        (State.REVIEW, "Jāizlemj", "partial"),
        (State.CONFIRMED, "Apstiprināta", "good"),
        (State.CANCELLED, "Atcelta", "quiet"),
    ],
)
def test_every_state_has_a_word_and_a_colour(
    desk: Callable[..., Desk], state: State, word: str, tone: str
) -> None:
    at = desk(0)

    one = transaction_of(state)
    at.show(at_work(place=Reports(), transactions={one.id: one}))
    at.robot.frames(3)

    assert at.robot.sees(word)
    assert rows(at)[0]["tone"] == tone


def test_any_row_of_a_transaction_opens_it(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(1, panel)

    at.robot.tap("1.  Terapeita konsultācija")

    assert at.events == [RowTapped("00000000-1111-4111-8111-111111111111")]
    assert isinstance(at.kiosk.place, Details)


def test_an_unknown_outcome_opens_where_it_is_resolved(desk: Callable[..., Desk]) -> None:
    at = desk(4)

    at.robot.tap("Iznākums nav zināms")

    assert isinstance(at.kiosk.place, Unknown)


def test_only_what_changed_is_made_anew(desk: Callable[..., Desk]) -> None:
    at = desk(30)
    before = rows(at)
    changed = many(30)
    first = next(iter(at.kiosk.transactions.values()))
    voided = replace(first, state=State.VOIDED)

    at.show(replace(at.kiosk, transactions={**at.kiosk.transactions, first.id: voided}))

    same = [old is new for old, new in zip(before, rows(at), strict=True)]
    assert len(changed) == 30
    assert same.count(False) == 2
    assert rows(at)[-1]["voided"]


def test_two_thousand_transactions_scroll_with_only_rows_in_sight_built(desk: Callable[..., Desk]) -> None:
    at = desk(2000)
    pane = at.robot.find("rows")
    assert len(pane.layout_manager.children) < 40

    began, frames = time.monotonic(), 60
    for step in range(frames):
        pane.scroll_y = 1 - step / 2000
        at.robot.frames(1)

    assert frames / (time.monotonic() - began) > FRAMES_PER_SECOND
    assert len(pane.layout_manager.children) < 40


def test_older_transactions_follow_as_one_comes_to_the_end_and_nothing_jumps(
    desk: Callable[..., Desk],
) -> None:
    at = desk(250)
    pane = at.robot.find("rows")

    def heads() -> list[str]:
        return [row["text"].split("Nr. ")[1] for row in rows(at) if row["viewclass"] == "ReportHead"]

    def above() -> float:
        return float((1 - pane.scroll_y) * (pane.layout_manager.height - pane.height))

    assert heads() == [f"{number:06d}" for number in range(250, 150, -1)]

    pane.scroll_y = 0.02
    before = above()
    at.robot.frames(3)
    assert len(heads()) == 200
    assert abs(above() - before) < 2

    pane.scroll_y = 0
    at.robot.frames(3)
    assert heads() == [f"{number:06d}" for number in range(250, 0, -1)]

    pane.scroll_y = 0
    at.robot.frames(3)
    assert any(text.endswith("000001") for text in at.robot.texts())


def test_a_new_transaction_is_in_sight_wherever_the_list_stood(desk: Callable[..., Desk]) -> None:
    at = desk(40)
    pane = at.robot.find("rows")
    pane.scroll_y = 0
    at.robot.frames(3)

    at.show(replace(at.kiosk, transactions=many(41)))
    at.robot.frames(3)

    assert pane.scroll_y == 1
    assert any(text.endswith("000041") for text in at.robot.texts())


def test_what_was_done_is_told_until_it_is_read(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(2, panel)
    at.show(replace(at.kiosk, notice=Notice("voided")))
    assert at.robot.sees("Transakcija dzēsta")

    at.robot.tap("Sapratu")

    assert at.kiosk.notice is None
    assert not at.robot.sees("Transakcija dzēsta")


def test_the_other_tab_leads_back_to_billing(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(1, panel)

    at.robot.tap("Norēķini")

    assert at.events == [BillingTapped()]
