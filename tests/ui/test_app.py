"""The application around the screens: bar, language, help, questions, failsafe."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from kiosk.domain.bill import Bill
from kiosk.flow.advance import advance
from kiosk.flow.events import Event, HelpTapped, LogOutTapped, ReportsTapped
from kiosk.flow.places import Billing, Failsafe, Login, Reports
from kiosk.flow.state import Kiosk, PrinterStatus, ReaderStatus
from kiosk.ui.environment import Panel
from tests.ui.clinic import CATALOGUE, OPERATOR

WORKING = Kiosk(
    place=Billing(),
    operator=OPERATOR,
    reader=ReaderStatus(online=True, lamp="green"),
    printer=PrinterStatus("ready", ()),
    network=True,
)


class Flow:
    """The real flow without its workers: effects are left undone."""

    def __init__(self, kiosk: Kiosk) -> None:
        self.kiosk = kiosk
        self.events: list[Event] = []
        self.app: Any = None

    def dispatch(self, event: Event) -> None:
        self.events.append(event)
        self.kiosk, _ = advance(self.kiosk, event)
        self.app.show(self.kiosk)


@pytest.fixture
def open_kiosk(start: Callable[..., Any]) -> Callable[..., Any]:
    """`open_kiosk(kiosk, panel)` -> (robot, flow), with two plain screens."""
    from kivy.lang import Builder

    from kiosk.ui import widgets  # noqa: F401  known to kv by being imported
    from kiosk.ui.app import KioskApp
    from kiosk.ui.screen import KioskScreen

    class PlainScreen(KioskScreen):
        tabs = "billing"

        def show(self, kiosk: Kiosk) -> None:
            if not self.children:
                self.add_widget(Builder.load_string("PrimaryButton:\n    text: 'Turpināt'\n"))
                self.children[0].bind(on_tap=lambda _: self.emit(ReportsTapped()))

        def context(self, kiosk: Kiosk) -> str:
            return f"{len(kiosk.bill.lines)} rindas"

    class OtherScreen(PlainScreen):
        tabs = "reports"

        def show(self, kiosk: Kiosk) -> None:
            if not self.children:
                self.add_widget(Builder.load_string("Words:\n    text: 'Cita vieta'\n"))

    class PlainHelp(PlainScreen):
        tabs = ""

        def show(self, kiosk: Kiosk) -> None:
            if not self.children:
                self.add_widget(Builder.load_string("Words:\n    text: 'Palīdzība'\n"))

    def begin(kiosk: Kiosk, on: Panel) -> tuple[Any, Flow]:
        flow = Flow(kiosk)
        screens: dict[type, Any] = {Login: PlainScreen, Billing: PlainScreen, Reports: OtherScreen}
        noon = datetime(2026, 3, 7, 10, 42, tzinfo=UTC)
        flow.app = KioskApp(flow.dispatch, screens, PlainHelp, kiosk, now=lambda: noon)
        return start(flow.app, on), flow

    return begin


def test_the_bar_names_the_terminal_the_devices_the_time_and_the_operator(
    open_kiosk: Callable[..., Any], panel: Panel
) -> None:
    robot, _ = open_kiosk(WORKING, panel)

    bar = robot.app.root.bar
    assert (bar.lamp, bar.reader, bar.operator, bar.time) == (
        "green",
        "Lasītājs gatavs",
        "A. Paraugs",
        "10:42",
    )
    assert robot.sees("10:42")
    assert robot.sees("Norēķini")


def test_the_bar_says_who_works(open_kiosk: Callable[..., Any], panel: Panel) -> None:
    robot, _ = open_kiosk(WORKING, panel)

    assert robot.sees("A. Paraugs") == (panel.width > 800 or panel.height > panel.width)


def test_what_does_not_work_is_named_in_words(open_kiosk: Callable[..., Any]) -> None:
    from tests.ui.conftest import PANELS

    robot, _ = open_kiosk(replace(WORKING, network=False, printer=PrinterStatus()), PANELS["10in"])

    assert {"Nav tīkla", "Nav printera"} <= set(robot.texts())


def test_a_tab_leads_to_the_other_part(open_kiosk: Callable[..., Any], panel: Panel) -> None:
    robot, flow = open_kiosk(WORKING, panel)

    robot.tap("Atskaites")

    assert flow.events == [ReportsTapped()]
    assert robot.sees("Cita vieta")


def test_help_opens_over_the_place_and_closes_again(open_kiosk: Callable[..., Any], panel: Panel) -> None:
    robot, flow = open_kiosk(WORKING, panel)

    robot.tap("help")
    assert flow.events == [HelpTapped()]
    assert robot.sees("Palīdzība")

    robot.tap("help")
    assert not robot.sees("Palīdzība")


def test_the_language_changes_at_once_and_everywhere(open_kiosk: Callable[..., Any], panel: Panel) -> None:
    robot, _ = open_kiosk(WORKING, panel)

    robot.tap("language")
    robot.tap("Русский")

    assert robot.sees("Расчёты")
    assert robot.app.root.bar.reader == "Считыватель готов"
    assert not robot.sees("Русский")


def test_logging_out_with_an_empty_bill_asks_nothing(open_kiosk: Callable[..., Any], panel: Panel) -> None:
    robot, flow = open_kiosk(WORKING, panel)

    robot.tap("log_out")

    assert flow.events == [LogOutTapped()]


def test_logging_out_with_a_bill_asks_first(open_kiosk: Callable[..., Any], panel: Panel) -> None:
    robot, flow = open_kiosk(replace(WORKING, bill=Bill((CATALOGUE.services[0],))), panel)

    robot.tap("log_out")
    assert flow.events == []
    robot.tap("no")
    assert flow.events == []

    robot.tap("log_out")
    robot.tap("Iziet")
    assert flow.events == [LogOutTapped()]


def test_nothing_behind_a_question_can_be_tapped(open_kiosk: Callable[..., Any], panel: Panel) -> None:
    from kiosk.ui.robot import CannotTapError

    robot, flow = open_kiosk(replace(WORKING, bill=Bill((CATALOGUE.services[0],))), panel)
    robot.tap("log_out")
    behind = robot.find("Turpināt")

    with pytest.raises(CannotTapError, match="covered"):
        robot.tap("help")
    robot.tap_at(*behind.to_window(behind.center_x, behind.y + 5))

    assert flow.events == []


def test_an_exception_leads_to_words_and_a_way_on_instead_of_a_traceback(
    open_kiosk: Callable[..., Any], panel: Panel, caplog: pytest.LogCaptureFixture
) -> None:
    robot, flow = open_kiosk(WORKING, panel)
    robot.forgiving = True

    def break_down(_event: Event) -> None:
        flow.app._dispatch = flow.dispatch
        raise ZeroDivisionError("inner words")

    flow.app._dispatch = break_down
    robot.tap("Turpināt")

    assert flow.kiosk.place == Failsafe("ZeroDivisionError")
    assert robot.sees("Terminālī radās kļūda")
    assert not any("inner words" in text or "Traceback" in text for text in robot.texts())
    assert "inner words" in caplog.text

    robot.tap("go_on")
    assert not robot.sees("Terminālī radās kļūda")


def test_even_a_flow_that_always_fails_ends_on_the_failsafe_screen(open_kiosk: Callable[..., Any]) -> None:
    from tests.ui.conftest import PANELS

    robot, flow = open_kiosk(WORKING, PANELS["10in"])
    robot.forgiving = True

    def always_break(_event: Event) -> None:
        raise RuntimeError

    flow.app._dispatch = always_break
    robot.tap("Turpināt")

    assert robot.sees("Terminālī radās kļūda")


def test_a_robot_does_not_pass_over_a_failure(open_kiosk: Callable[..., Any]) -> None:
    from tests.ui.conftest import PANELS

    robot, flow = open_kiosk(WORKING, PANELS["10in"])

    def always_break(_event: Event) -> None:
        raise RuntimeError

    flow.app._dispatch = always_break
    with pytest.raises(AssertionError, match="the kiosk failed"):
        robot.tap("Turpināt")
