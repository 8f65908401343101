"""Notices, questions, lists, waiting: by real touches, and quiet while nothing happens."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.ui.environment import Panel
from tests.ui.conftest import PANELS

IDLE_FRAMES = 40


def flips_of(robot: Any, frames: int = IDLE_FRAMES) -> int:
    """Return how often the window is drawn anew in that many frames."""
    from kivy.core.window import Window

    drawn: list[int] = []

    def count(*_: object) -> None:
        drawn.append(1)

    Window.bind(on_flip=count)
    robot.frames(frames)
    Window.unbind(on_flip=count)
    return len(drawn)


@pytest.mark.parametrize(
    "page", ["basics", "typing", "code", "dialog_alone", "list", "bars", "failsafe", "languages", "swipe"]
)
def test_a_screen_on_which_nothing_happens_is_not_drawn(stage: Callable[..., Any], page: str) -> None:
    from kiosk.ui.questions import Question
    from kiosk.ui.widgets.dialog import Dialog
    from tests.ui import widget_pages

    alone = Question("Vai dzēst?", "", "Dzēst", danger=True)
    build = (
        (lambda: Dialog(alone, lambda: None))
        if page == "dialog_alone"
        else (lambda: widget_pages.build(page))
    )
    robot = stage(build)
    robot.frames(10)

    assert flips_of(robot) == 0


def test_waiting_moves_only_while_something_is_awaited(stage: Callable[..., Any]) -> None:
    robot = stage("Progress:\n    text: 'Gaida atbildi'\n    waiting: True\n")
    root = robot.app.root
    before = root.ids.dots.step
    robot.until(lambda: root.ids.dots.step != before)

    root.waiting = False
    robot.frames(5)

    assert flips_of(robot) == 0
    assert not robot.sees("Gaida atbildi")


def test_a_kept_screen_that_is_not_on_the_glass_costs_nothing(stage: Callable[..., Any]) -> None:
    robot = stage("BoxLayout:\n    Progress:\n        id: wait\n        waiting: True\n")
    wait = robot.app.root.ids.wait.__self__
    robot.app.root.remove_widget(wait)
    robot.frames(3)
    step = wait.ids.dots.step

    assert flips_of(robot) == 0
    assert wait.ids.dots.step == step


def test_advice_comes_after_eight_seconds_and_begins_anew(
    stage: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    from kiosk.ui.limits import limits

    assert limits.slow_answer == 8
    monkeypatch.setattr(limits, "slow_answer", 0.3)
    robot = stage("Progress:\n    text: 'Gaida'\n    advice: 'Var atcelt'\n")
    robot.app.root.waiting = True
    assert not robot.app.root.late
    robot.until(lambda: robot.sees("Var atcelt"))

    robot.app.root.text = "Gaida ko citu"
    assert not robot.app.root.late


def test_the_card_glides_three_times_and_then_rests(
    stage: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    from kiosk.ui.widgets import swipe_drawing

    monkeypatch.setattr(swipe_drawing, "_GLIDE_SECONDS", 0.2)
    monkeypatch.setattr(swipe_drawing, "_REST_SECONDS", 0.05)
    robot = stage("SwipeDrawing:\n    lamp: 'green'\n")
    drawing, ends = robot.app.root, []
    drawing.bind(along=lambda _, along: ends.append(along) if along == swipe_drawing.END else None)

    drawing.armed = True
    robot.until(lambda: len(ends) == 3 and drawing.along == swipe_drawing.START)
    robot.frames(5)

    assert flips_of(robot) == 0
    assert len(ends) == 3


def test_the_drawn_lamp_has_the_colour_of_the_real_one(stage: Callable[..., Any]) -> None:
    from kiosk.ui import tokens

    robot = stage("SwipeDrawing:\n    lamp: 'green'\n")
    assert tuple(robot.app.root.ids.lamp.fill) == tokens.LAMP_READY

    robot.app.root.lamp = "red"
    assert tuple(robot.app.root.ids.lamp.fill) == tokens.LAMP_BAD


def test_a_list_of_2000_rows_holds_only_those_in_sight_and_scrolls(
    stage: Callable[..., Any], panel: Panel
) -> None:
    from kiosk.ui import sight
    from kiosk.ui.widgets.row import ListRow
    from tests.ui import widget_pages

    robot = stage(lambda: widget_pages.build("list"), panel)
    rows = robot.app.root

    def in_sight() -> int:
        return sum(isinstance(widget, ListRow) for widget in sight.on_screen())

    few = panel.height / panel.density / 72 + 3
    assert in_sight() <= few
    robot.drag(rows, dy=panel.height * 0.4)
    assert not robot.sees("Pakalpojums 0")
    assert in_sight() <= few

    robot.reveal(rows, "Pakalpojums 40")
    assert in_sight() <= few


def test_a_list_at_rest_stands_on_whole_pixels(stage: Callable[..., Any], panel: Panel) -> None:
    from tests.ui import widget_pages

    robot = stage(lambda: widget_pages.build("list"), panel)
    robot.drag(robot.app.root, dy=137.3)

    assert robot.app.root.scroll_y < 1
    assert all(part == int(part) for part in robot.app.root.g_translate.xy)


def test_a_name_too_long_for_two_lines_says_so(stage: Callable[..., Any], panel: Panel) -> None:
    name = "Kardiologa konsultācija ar elektrokardiogrāfiju un asinsspiediena mērījumu " * 4
    robot = stage(f"BoxLayout:\n    ListRow:\n        text: '{name.strip()}'\n", panel)
    robot.frames(3)

    shown = robot.texts()[0]
    assert shown.endswith(" …")
    assert name.startswith(shown.removesuffix(" …"))


def test_a_tapped_row_says_which_it_is_at_once_even_after_scrolling(
    stage: Callable[..., Any], panel: Panel
) -> None:
    tapped: list[int] = []
    robot = stage("RowList:\n    viewclass: 'ListedRow'\n", panel)
    robot.app.root.data = [
        {"text": f"Rinda {number}", "note": "", "tapped": lambda number=number: tapped.append(number)}
        for number in range(200)
    ]
    robot.frames(3)

    robot.tap("Rinda 2")
    robot.tap(robot.reveal(robot.app.root, "Rinda 37"))
    robot.drag("Rinda 37", dy=panel.height * 0.3)

    assert tapped == [2, 37]


def test_a_row_shows_nothing_of_the_one_it_showed_before(stage: Callable[..., Any]) -> None:
    robot = stage("RowList:\n    viewclass: 'ListedRow'\n")
    rows = robot.app.root
    rows.data = [{"text": "Viens", "note": "piezīme", "value": "1,00 €", "selected": True}]
    robot.frames(3)

    rows.data = [{"text": "Divi", "note": "", "value": "", "selected": False}]
    robot.frames(3)

    assert robot.texts() == ["Divi"]


def test_a_check_box_is_ticked_by_its_box_and_by_its_words(stage: Callable[..., Any], panel: Panel) -> None:
    robot = stage(
        "FloatLayout:\n    CheckRow:\n        id: all\n        text: 'Drukāt nekompensējamās'\n", panel
    )
    row = robot.find("all")

    robot.tap("Drukāt nekompensējamās")
    assert row.ticked
    robot.tap_at(*row.to_window(row.x + 16, row.center_y))
    assert not row.ticked


def test_a_notice_says_what_happened_and_offers_its_action(stage: Callable[..., Any], panel: Panel) -> None:
    robot = stage(
        """
BoxLayout:
    orientation: 'vertical'
    Banner:
        id: notice
        severity: 'bad'
        headline: 'Nav savienojuma'
        body: 'Nekas nav norakstīts.'
        step: 'Mēģiniet vēlreiz.'
        action: 'Mēģināt vēlreiz'
    Widget:
""",
        panel,
    )
    notice, acted = robot.find("notice"), []
    notice.bind(on_act=lambda _: acted.append(1))

    assert {"Nav savienojuma", "Nekas nav norakstīts.", "Mēģiniet vēlreiz."} <= set(robot.texts())
    robot.tap("Mēģināt vēlreiz")
    assert acted == [1]

    notice.headline = notice.body = notice.step = notice.action = ""
    robot.frames(3)
    assert (robot.texts(), notice.height) == ([], 0)


def test_a_toast_stays_until_its_words_are_taken_away(stage: Callable[..., Any], panel: Panel) -> None:
    toast = "Toast:\n        id: toast\n        text: 'Rinda izņemta'\n        action: 'Atsaukt'\n"
    robot = stage(f"FloatLayout:\n    {toast}", panel)
    undone: list[int] = []
    robot.find("toast").bind(on_act=lambda _: undone.append(1))

    robot.tap("Atsaukt")
    assert undone == [1]

    robot.find("toast").text = ""
    robot.frames(2)
    assert not robot.sees("Atsaukt")


@pytest.mark.parametrize(("danger", "side"), [(True, "left"), (False, "right")])
def test_a_destructive_answer_never_stands_where_next_was(
    stage: Callable[..., Any], panel: Panel, danger: bool, side: str
) -> None:
    from kiosk.ui.questions import Question
    from kiosk.ui.widgets.dialog import Dialog

    done: list[int] = []
    question = Question("Vai dzēst?", "To nevar atsaukt.", "Dzēst", danger=danger)
    robot = stage(lambda: Dialog(question, lambda: done.append(1)), panel)
    yes = robot.find("Dzēst").parent

    assert ("left" if yes.center_x < panel.width / 2 else "right") == side


def test_an_amount_is_written_as_money(stage: Callable[..., Any]) -> None:
    robot = stage("Money:\n    cents: 123450\n")
    assert robot.sees("1\N{NO-BREAK SPACE}234,50\N{NO-BREAK SPACE}€")

    robot.app.root.cents = 5
    robot.frames()
    assert robot.sees("0,05\N{NO-BREAK SPACE}€")


@pytest.mark.parametrize("status", ["full", "partial", "refused"])
def test_a_status_is_never_colour_alone(stage: Callable[..., Any], status: str) -> None:
    from kiosk.ui import look
    from kiosk.ui.widgets.status import COLOR, ICON

    robot = stage(f"StatusBadge:\n    status: '{status}'\n    word: 'Vārds'\n")
    badge = robot.app.root

    assert robot.sees("Vārds")
    assert badge.icon == ICON[status]
    assert tuple(badge.color) == look.color(COLOR[status])
    assert len(set(ICON.values())) == len(ICON)


@pytest.mark.parametrize("name", PANELS)
@pytest.mark.parametrize("lang", ["lv", "en", "ru"])
def test_the_bar_fits_in_every_language(stage: Callable[..., Any], name: str, lang: str) -> None:
    from kiosk.ui.i18n import tr
    from kiosk.ui.widgets.top_bar import TopBar
    from tests.ui import widget_pages

    tr.lang = lang
    robot = stage(lambda: widget_pages.build("bars"), PANELS[name])
    robot.frames(5)

    for bar in robot.app.root.children:
        if isinstance(bar, TopBar):
            for row in (bar.ids.first, bar.ids.get("second", bar.ids.first)):
                assert row.minimum_width <= row.width


def test_a_notice_that_is_not_there_takes_no_finger(stage: Callable[..., Any], panel: Panel) -> None:
    page = """
FloatLayout:
    SecondaryButton:
        id: behind
        pos: 0, 0
        height: dp(200)
    Banner:
        width: root.width
        action: 'Sapratu'
    Toast:
        action: 'Atsaukt'
"""
    robot = stage(page, panel)
    taps: list[int] = []
    robot.find("behind").bind(on_tap=lambda *_: taps.append(1))

    heights = range(2, 100, 3)
    for y in heights:
        robot.tap_at(panel.width / 3, y)

    assert len(taps) == len(heights)


def test_the_bar_of_a_long_list_is_no_dot_and_goes_from_end_to_end(
    stage: Callable[..., Any], panel: Panel
) -> None:
    robot = stage("RowList:\n    viewclass: 'ListRow'\n    row_height: 64\n", panel)
    rows = robot.app.root
    rows.data = [{"text": str(number)} for number in range(2000)]
    robot.frames(3)

    rows.scroll_y = 1
    place, length = rows.vbar
    rows.scroll_y = 0

    assert length * rows.height >= 30 * panel.density
    assert place + length == pytest.approx(1, abs=0.02)
    assert rows.vbar[0] == pytest.approx(0, abs=0.02)


def test_what_has_become_shorter_than_its_pane_stands_at_the_top(stage: Callable[..., Any]) -> None:
    robot = stage("Scroller:\n    Card:\n        size_hint_y: None\n        height: 3000\n")
    pane = robot.app.root
    robot.frames(2)
    pane.scroll_y = 0

    pane.children[0].height = 100
    robot.frames(3)

    assert pane.children[0].to_window(0, pane.children[0].top)[1] == pytest.approx(pane.top, abs=1)


def test_kv_finds_every_widget_that_has_rules() -> None:
    from kivy.factory import Factory

    from kiosk.ui import widgets

    folder = Path(widgets.__file__).parent
    rules = "\n".join(file.read_text(encoding="utf-8") for file in folder.glob("*.kv"))
    known = {name for names in widgets.NAMES.values() for name in names.split()}

    assert set(re.findall(r"^<(\w+)>:", rules, re.MULTILINE)) <= known
    for name in known:
        assert Factory.get(name).__name__ == name


@pytest.mark.parametrize("advice", ["", "Žurnāls ir liels vai disks ir lēns."])
def test_progress_that_stands_alone_is_as_wide_as_its_words(stage: Callable[..., Any], advice: str) -> None:
    robot = stage(
        "AnchorLayout:\n    Progress:\n        waiting: True\n        size_hint_x: None\n"
        f"        width: self.natural\n        text: 'Lasa žurnālu'\n        advice: '{advice}'\n"
    )
    robot.find("Lasa žurnālu").parent.parent.late = True
    robot.frames()
    words = robot.find(advice or "Lasa žurnālu")
    one_line = robot.find("Lasa žurnālu").font_size

    assert words.texture_size[1] < 2 * one_line
    words.text_size = (None, None)
    words.texture_update()
    assert 0 <= words.width - words.texture_size[0] <= 3
