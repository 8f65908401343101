"""The page in place of a kiosk that cannot begin: every fault in every language, on screens of any size."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.appliance.faults import Fault
from kiosk.ui.environment import Panel
from tests.ui.conftest import PANELS
from tests.ui.desk import LANGUAGES, SUPPORT
from tests.ui.faults import CARD, MANY, STATES, UNKNOWN, URL

ODD = {"600": Panel(1024, 600, 170, offscreen=True), "vga": Panel(640, 480, 133, offscreen=True)}
"""Not above 1280 pixels, which is as large as an offscreen window gets here."""


@pytest.fixture
def page(start: Callable[..., Any]) -> Callable[..., Any]:
    """`page(faults, panel, **options)` shows the page and returns its robot."""
    from kiosk.ui.fault_app import FaultApp

    def show(faults: tuple[Fault, ...], on: Panel = PANELS["10in"], **options: Any) -> Any:
        return start(FaultApp(faults, options.pop("restart", lambda: None), **options), on)

    return show


def inside(robot: Any, name: str) -> bool:
    """Tell whether a widget is whole within the window."""
    from kivy.core.window import Window

    widget = robot.find(name)
    (x, y), (right, top) = widget.to_window(*widget.pos), widget.to_window(widget.right, widget.top)
    return bool(x >= -1 and y >= -1 and right <= Window.width + 1 and top <= Window.height + 1)


def covered_by(robot: Any, *names: str) -> list[tuple[str, str]]:
    """Return the pairs of widgets that lie over one another."""
    boxes = {}
    for name in names:
        widget = robot.find(name)
        boxes[name] = (*widget.to_window(*widget.pos), *widget.to_window(widget.right, widget.top))
    return [
        (one, other)
        for one, a in boxes.items()
        for other, b in boxes.items()
        if one < other and a[0] < b[2] - 1 and b[0] < a[2] - 1 and a[1] < b[3] - 1 and b[1] < a[3] - 1
    ]


@pytest.fixture(params=[*PANELS, *ODD])
def glass(request: pytest.FixtureRequest) -> Panel:
    """Each reference panel, and screens of other sizes."""
    return {**PANELS, **ODD}[request.param]


@pytest.mark.parametrize("support", [None, SUPPORT])
@pytest.mark.parametrize("name", ["settings-missing", "many", "several"])
def test_everything_fits_on_every_screen_in_every_language(
    page: Callable[..., Any], glass: Panel, name: str, support: Any
) -> None:
    from kiosk.ui.i18n import tr

    robot = page(STATES[name], glass, support=lambda: support, version="0.1.0")
    for language in LANGUAGES:
        tr.lang = language
        robot.frames(4)
        parts = ["language", "scroller", "restart", "report", "version", "phone" if support else "nobody"]
        assert all(inside(robot, part) for part in parts), (language, parts)
        assert not covered_by(robot, *parts), language
        assert robot.find("scroller").height >= 80


@pytest.mark.parametrize("code", [code for code in STATES if code not in {"unknown", "many", "several"}])
def test_every_fault_has_words_in_every_language(page: Callable[..., Any], code: str) -> None:
    from kiosk.ui.fault_words import STOPS
    from kiosk.ui.i18n import tr

    robot = page(STATES[code], PANELS["7in"])
    said: set[str] = set()
    for language in LANGUAGES:
        tr.lang = language
        robot.frames(3)
        words = STOPS[code]
        texts = set(robot.texts())
        assert {tr(words.headline), tr(words.meaning), tr(words.step)} <= texts
        assert tr(words.headline) not in said
        said |= texts


def test_it_says_which_file_line_and_key_and_what_the_check_says(page: Callable[..., Any]) -> None:
    robot = page(
        (URL, Fault(code="settings-wrong", file="kiosk.toml", line=3, key="[panel] dpi", words="odd"))
    )

    assert robot.sees("kiosk.toml, 12. rinda"), "the check's words name the key already"
    assert robot.sees(URL.words)
    assert robot.sees("kiosk.toml, 3. rinda · [panel] dpi")
    assert robot.sees("odd")
    assert robot.sees("Iestatījumos ir 2 kļūdas")


@pytest.mark.parametrize("name", PANELS)
def test_many_faults_can_be_read_to_the_last(page: Callable[..., Any], name: str) -> None:
    robot = page(MANY, PANELS[name])

    assert robot.reveal("scroller", "kiosk.toml, 47. rinda · [[card]] number 7")


def test_faults_of_several_kinds_are_told_kind_by_kind(page: Callable[..., Any]) -> None:
    robot = page(STATES["several"], PANELS["portrait"])

    headlines = [section.headline for section in reversed(robot.find("sections").children)]
    assert headlines == [
        "Iestatījumos ir 2 kļūdas",
        "Sertifikāts neder",
        "SD karte ir par mazu",
        "Kiosks nevar sākt darbu",
    ]
    assert robot.find("title").text == "Kiosks nevar sākt darbu"


def test_a_fault_without_words_of_its_own_shows_those_of_the_service(page: Callable[..., Any]) -> None:
    robot = page((UNKNOWN,))

    assert robot.sees("Kiosks nevar sākt darbu")
    assert robot.sees("the third gearwheel is missing")


def test_the_language_is_chosen_as_on_the_log_in(page: Callable[..., Any], panel: Panel) -> None:
    robot = page((CARD,), panel)
    assert robot.sees("SD karte ir par mazu")

    robot.tap("language")
    robot.tap("Русский")

    assert robot.sees("SD-карта слишком мала")
    assert robot.find("language").text == "RU"
    robot.tap("language")
    assert robot.sees("Latviešu")
    robot.tap("English")
    assert robot.sees("The SD card is too small")


def test_the_clinics_language_comes_first_where_it_is_known(page: Callable[..., Any]) -> None:
    robot = page((CARD,), languages=("ru", "lv", "en"))

    assert robot.sees("SD-карта слишком мала")


@pytest.mark.parametrize("support", [None, SUPPORT])
def test_whom_to_call_is_told(page: Callable[..., Any], support: Any) -> None:
    robot = page((CARD,), support=lambda: support)

    assert robot.sees("+371 60000000") is (support is not None)
    technician = "Tehniķim, kas uzstādīja kiosku. Kamēr kļūda nav novērsta, kiosks nestrādā."
    assert robot.sees(technician) is (support is None)


def test_a_touch_restarts_once_and_says_so_while_one_waits(
    page: Callable[..., Any], panel: Panel, short_patience: None
) -> None:
    asked: list[str] = []
    robot = page((CARD,), panel, restart=lambda: asked.append("restart"))

    robot.tap("restart")
    assert asked == ["restart"]
    assert robot.sees("Kiosks restartējas")
    assert robot.find("restart").disabled
    robot.until(lambda: any("atvienojiet kiosku no strāvas" in text for text in robot.texts()))
    assert inside(robot, "progress")


def test_a_restart_that_cannot_be_asked_for_is_told(
    page: Callable[..., Any], panel: Panel, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    gone = tmp_path / "gone" / "restart"
    robot = page((CARD,), panel, restart=gone.touch)

    robot.tap("restart")
    assert robot.sees("Kiosku neizdevās restartēt")
    assert inside(robot, "trouble")
    assert str(gone) in caplog.text

    gone.parent.mkdir()
    robot.tap("restart")
    assert not robot.sees("Kiosku neizdevās restartēt")
    assert gone.exists()


def test_f1_does_not_open_kivys_settings(page: Callable[..., Any]) -> None:
    robot = page((CARD,))

    assert robot.app.open_settings() is False


@pytest.fixture
def short_patience() -> Iterator[None]:
    """What a long wait says comes after a moment."""
    from kiosk.ui.limits import limits

    usual, limits.slow_answer = limits.slow_answer, 0.2
    yield
    limits.slow_answer = usual


def test_everything_that_can_be_tapped_is_large_enough_for_a_finger(
    page: Callable[..., Any], glass: Panel
) -> None:
    from kiosk.ui import sight
    from kiosk.ui.widgets.button import PrimaryButton
    from kiosk.ui.widgets.tappable import Tappable

    page(MANY, glass)
    tappable = [widget for widget in sight.on_screen() if isinstance(widget, Tappable)]

    assert {type(widget).__name__ for widget in tappable} == {"BarButton", "PrimaryButton"}
    for widget in tappable:
        least = 14.8 if isinstance(widget, PrimaryButton) else 9.0
        assert min(widget.size) / glass.dpi * 25.4 >= least
