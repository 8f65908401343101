"""The technician's menu on the glass: the way in, what each page shows, and that all of it fits a finger."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from kiosk.flow.effects import ArmReader, DisarmReader
from kiosk.flow.maintenance.effects import Ask, CheckPin, PlayPattern, PrintTestPage
from kiosk.flow.maintenance.events import GlassTouched, MenuClosed, PinChecked, PinKnown
from kiosk.flow.maintenance.pages import Menu, PrinterTest, ReaderTest
from kiosk.flow.state import Kiosk
from kiosk.ports.maintenance import Task
from kiosk.ui import unattended
from kiosk.ui.environment import Panel
from tests.ui.clinic import OPERATOR, at_work, bill_of
from tests.ui.conftest import PANELS
from tests.ui.desk import Desk, open_desk
from tests.ui.maintenance_states import menu, states

PIN = "204681"


@pytest.fixture
def desk(start: Callable[..., Any]) -> Callable[..., Desk]:
    """`desk(kiosk, panel, **options)` starts the kiosk in a state."""

    def begin(kiosk: Kiosk, on: Panel = PANELS["10in"], **options: Any) -> Desk:
        return open_desk(start, kiosk, on, **options)

    return begin


def types(at: Desk, pin: str) -> None:
    for digit in pin:
        at.robot.tap(f"key_{digit}")
    at.robot.tap("Atvērt")


def test_from_help_by_the_pin_into_the_menu_and_back_to_the_bill(
    desk: Callable[..., Desk], panel: Panel
) -> None:
    at = desk(at_work(bill=bill_of("K-001")), panel)
    at.dispatch(PinKnown())

    at.robot.tap("help")
    at.robot.tap("Apkope")
    types(at, PIN)
    assert at.effects[-1] == CheckPin(PIN)
    at.dispatch(PinChecked(right=True))
    at.robot.frames(3)
    assert at.robot.sees("Lasītāja pārbaude")
    at.robot.tap("Atpakaļ")

    assert at.robot.sees("1 / 30")


def test_the_bar_leads_out_of_the_menu_and_logs_nobody_out(desk: Callable[..., Desk]) -> None:
    at = desk(replace(menu(Menu()), operator=OPERATOR))
    with pytest.raises(AssertionError):
        at.robot.find("log_out")

    at.robot.tap("help")

    assert at.events == [MenuClosed()]
    assert at.robot.sees("Pieslēgties")


def test_a_wrong_pin_is_forgotten_and_too_many_are_made_to_wait(desk: Callable[..., Desk]) -> None:
    at = desk(at_work(help=True))
    at.dispatch(PinKnown())
    at.robot.tap("Apkope")
    for _try in range(3):
        types(at, "111222")
        at.dispatch(PinChecked(right=False))
        at.robot.frames(3)
        assert at.robot.find("pin").text == ""

    assert at.robot.sees("PIN nav pareizs. Nākamais mēģinājums pēc 0:30")
    for digit in PIN:
        at.robot.tap(f"key_{digit}")
    assert at.robot.find("act").disabled


def test_five_digits_are_not_sent(desk: Callable[..., Desk]) -> None:
    at = desk(states()["pin"])
    for digit in PIN[:5]:
        at.robot.tap(f"key_{digit}")
    assert at.robot.find("act").disabled


def test_the_pin_is_never_on_the_glass_unasked_and_is_forgotten_on_leaving(desk: Callable[..., Desk]) -> None:
    at = desk(states()["pin"])
    for digit in PIN:
        at.robot.tap(f"key_{digit}")
    field = at.robot.find("pin")
    assert (field.text, field.shown) == (PIN, "••••••")
    at.robot.tap("Atpakaļ")
    assert field.text == ""


def test_who_leaves_half_a_pin_behind_leaves_no_page_open(
    desk: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unattended, "UNATTENDED_SECONDS", 0.3)
    at = desk(states()["pin"])
    at.robot.tap("key_1")
    field = at.robot.find("pin")
    at.robot.until(lambda: MenuClosed() in at.events)
    at.robot.frames(2)
    assert field.text == ""


def test_only_a_demonstration_shows_its_pin(desk: Callable[..., Desk]) -> None:
    at = desk(states()["pin"], demo_pin=PIN)
    assert at.robot.sees(f"PIN {PIN}")


def test_a_restart_is_asked_about_first(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(menu(Menu()), panel)
    at.robot.find("choices").scroll_y = 0
    at.robot.frames(3)
    at.robot.tap("Restartēt")
    assert at.effects == []
    at.robot.tap("yes")
    assert at.effects == [Ask(Task.RESTART)]
    assert at.robot.sees("Kiosks restartējas")


def test_the_reader_test_arms_plays_and_gives_the_reader_back(desk: Callable[..., Desk]) -> None:
    at = desk(menu(Menu()))
    at.robot.tap("Lasītāja pārbaude")
    at.robot.tap("play_good")
    at.robot.tap("back")
    assert at.effects == [ArmReader(), PlayPattern("good"), DisarmReader()]


def test_a_card_is_shown_by_its_shape(desk: Callable[..., Desk]) -> None:
    at = desk(states()["reader-shape"])
    assert at.robot.sees("99999999999=9999  (16)")
    at.show(menu(ReaderTest(result="bank-card", tracks=((2, "OK", ""),))))
    assert at.robot.sees("Maksājumu karte, aizmirsta")


def test_a_test_page_is_sent_once(desk: Callable[..., Desk]) -> None:
    at = desk(menu(Menu()))
    at.robot.tap("Printera pārbaude")
    at.robot.tap("act")
    assert [type(effect) for effect in at.effects] == [PrintTestPage]
    assert at.robot.find("act").disabled


def test_the_touch_test_draws_counts_its_marks_and_says_where(
    desk: Callable[..., Desk], panel: Panel
) -> None:
    at = desk(states()["touch"], panel)
    pane = at.robot.find("pane")
    assert at.robot.sees("Velciet un pieskarieties visur\nVēl 5 apļi")
    for mark in pane.marks:
        at.robot.tap_at(*mark.center)
    assert all(mark.hit for mark in pane.marks)
    x, y = pane.where
    assert at.robot.sees(f"x {x} · y {y}\nVisi apļi trāpīti")
    assert 0 <= x < panel.width
    assert 0 <= y < panel.height
    assert at.events == [GlassTouched()] * 5
    at.robot.tap("act")
    assert not any(mark.hit for mark in pane.marks)
    at.robot.tap("back")
    assert at.robot.sees("Ierīces")


def test_the_way_into_the_menu_is_whole_on_the_help_screen(desk: Callable[..., Desk], panel: Panel) -> None:
    from kiosk.ui.i18n import tr

    at = desk(at_work(help=True), panel)
    for language in ("lv", "ru", "en"):
        tr.lang = language
        at.robot.frames(4)
        assert cut_off() == []


def test_a_word_that_is_broken_would_be_seen(desk: Callable[..., Desk]) -> None:
    at = desk(at_work(help=True))
    at.robot.find("maintenance").size_hint_x = None
    at.robot.find("maintenance").width = 120
    at.robot.frames(4)
    assert cut_off() == ["Apkope"]


@pytest.mark.parametrize("state", states())
def test_every_page_says_all_of_its_words_within_the_glass(
    desk: Callable[..., Desk], panel: Panel, state: str
) -> None:
    from kiosk.ui.i18n import tr

    at = desk(states()[state], panel)
    for language in ("lv", "ru", "en"):
        tr.lang = language
        at.robot.frames(4)
        assert cut_off() == []
        assert too_small(panel) == []


def cut_off() -> list[str]:
    from kivy.uix.label import Label

    from kiosk.ui import sight

    labels = (widget for widget in sight.on_screen() if isinstance(widget, Label) and widget.text)
    return [label.text for label in labels if is_cut(label)]


def is_cut(label: Any) -> bool:
    """Tell whether it stands out of its box, ends in „…“, or is broken within a word."""
    from kivy.core.text import Label as CoreLabel

    if label.texture_size[0] > label.width + 1 or label.is_shortened:
        return True
    if label.text_size[0] is None or not all(sign.isalpha() or sign in " \n.,:" for sign in label.text):
        return False  # what is no prose, such as an address, may be broken anywhere
    core = CoreLabel(font_name=label.font_name, font_size=label.font_size, bold=label.bold)
    return any(core.get_extents(word)[0] > label.text_size[0] + 1 for word in label.text.split())


def too_small(panel: Panel) -> list[Any]:
    from kiosk.ui import sight
    from kiosk.ui.widgets.tappable import Tappable

    tappable = (widget for widget in sight.on_screen() if isinstance(widget, Tappable))
    return [widget for widget in tappable if min(widget.size) / panel.dpi * 25.4 < 9.0]


@pytest.mark.parametrize("name", ["export-no-stick", "export-full", "printer-failed"])
def test_a_step_for_the_technician_does_not_name_the_clinic(desk: Callable[..., Desk], name: str) -> None:
    at = desk(states()[name])

    step = at.robot.find("outcome").step

    assert step
    assert not step.startswith("Klīnikai")


PRINTED = (
    "Rāmim jābūt veselam, līnijai tieši tik garai, cik zem tās rakstīts, "
    "burtiem un pelēkajiem laukiem skaidriem."
)


@pytest.mark.parametrize(
    ("state", "detail", "cause"),
    [
        ("failed", "media-not-supported", "Printeris nedrukā uz iestatītā izmēra papīra."),
        ("unknown", "media-jam", "Drukājot iestrēga papīrs."),
        ("printed", "single-witness", PRINTED),
        ("failed", "", ""),
    ],
)
def test_why_a_test_page_ended_so_is_told(
    desk: Callable[..., Desk], state: str, detail: str, cause: str
) -> None:
    desk(menu(PrinterTest("test/1", state, (), detail)))

    from kiosk.ui import sight

    outcome = next(widget.ids.outcome for widget in sight.on_screen() if "outcome" in widget.ids)

    assert outcome.headline
    assert outcome.body == cause


@pytest.mark.parametrize(
    ("reason", "noted", "turning"),
    [("media-empty", "Printeris gaida", False), ("connecting-to-device", "", True)],
)
def test_a_printer_that_waits_for_somebody_is_noted(
    desk: Callable[..., Desk], reason: str, noted: str, turning: bool
) -> None:
    at = desk(menu(PrinterTest("test/1", "waiting", (reason,))))

    from kiosk.ui import sight

    ids = next(widget.ids for widget in sight.on_screen() if "outcome" in widget.ids)

    assert at.robot.sees("Printeris gaida")
    assert (ids.outcome.headline, ids.progress.waiting) == (noted, turning)
    assert at.robot.find("act").disabled
