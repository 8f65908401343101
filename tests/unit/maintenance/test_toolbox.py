"""The tools: what they ask of the services, and what becomes of a failure."""

import logging
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hw.service.connection import ServiceGoneError
from hw.service.printer_messages import JobProgress, PrinterInfo
from hw.service.reader_messages import ReaderInfo
from kiosk.config import load
from kiosk.config.pin import digest_of
from kiosk.flow.events import Event
from kiosk.flow.maintenance import events
from kiosk.maintenance.toolbox import Bench, Technician, Toolbox
from kiosk.ports.maintenance import DeviceFacts, Task
from tests.unit.test_config import EXAMPLE

PIN = "204681"
INFO = ReaderInfo(True, "", "MSR605", "serial", False, "green", ["reader", "sounder"])


class Reader:
    def __init__(self) -> None:
        self.gone = False
        self.played: list[str] = []

    def info(self) -> ReaderInfo:
        self._check()
        return INFO

    def feedback(self, pattern: str) -> None:
        self._check()
        self.played.append(pattern)

    def _check(self) -> None:
        if self.gone:
            raise ServiceGoneError


class Printer:
    def __init__(self) -> None:
        self.printed: list[tuple[str, bytes, str]] = []
        self.known: PrinterInfo | None = PrinterInfo(
            "talons", "s", "ipp://192.0.2.7/ipp/print", "Model", (), 2
        )

    def info(self) -> PrinterInfo | None:
        return self.known

    def print(self, key: str, title: str, document: bytes, media: str) -> Iterator[JobProgress]:
        self.printed.append((key, document, media))
        yield JobProgress(key, "waiting", ("media-empty",))
        yield JobProgress(key, "printed", detail="single-witness")


class Stand:
    """The toolbox among doubles, and what it has posted."""

    def __init__(self, technician: Technician) -> None:
        self.reader, self.printer, self.posted = Reader(), Printer(), list[Event]()
        self.tools = Toolbox(Bench(self.reader, self.printer, technician, load(EXAMPLE)))
        self.tools.start(self.posted.append)

    def after(self, call: Callable[[], None], count: int = 1) -> list[Event]:
        """Return the next events after a call."""
        wanted, end = len(self.posted) + count, time.monotonic() + 20
        call()
        while len(self.posted) < wanted and time.monotonic() < end:
            time.sleep(0.01)
        return self.posted[-count:]


@pytest.fixture
def stand() -> Stand:
    return Stand(Technician(digest_of(PIN)))


def test_that_there_is_a_pin_is_told_at_the_start(stand: Stand) -> None:
    assert stand.posted == [events.PinKnown()]
    assert Stand(Technician()).posted == []


@pytest.mark.parametrize(("pin", "right"), [(PIN, True), ("204682", False), ("", False)])
def test_a_pin_is_judged(stand: Stand, pin: str, right: bool) -> None:
    assert stand.after(lambda: stand.tools.check_pin(pin)) == [events.PinChecked(right)]


def test_where_none_is_set_none_is_right() -> None:
    stand = Stand(Technician())
    assert stand.after(lambda: stand.tools.check_pin("")) == [events.PinChecked(right=False)]


def test_the_devices_tell_of_themselves_as_far_as_they_answer(stand: Stand) -> None:
    ask = lambda: stand.tools.ask(Task.DEVICES)  # noqa: E731
    reader = ("MSR605", "serial", ("reader", "sounder"))
    printer = ("Model", "talons", "ipp://192.0.2.7/ipp/print", "iso_a5_148x210mm")
    assert stand.after(ask) == [events.DevicesSeen(DeviceFacts(reader, printer))]
    stand.reader.gone, stand.printer.known = True, None
    assert stand.after(ask) == [events.DevicesSeen(DeviceFacts())]


def test_a_pattern_that_no_service_plays_is_told(stand: Stand) -> None:
    stand.tools.play("good")
    stand.after(lambda: stand.tools.ask(Task.IMAGE))
    stand.reader.gone = True
    assert stand.after(lambda: stand.tools.play("bad")) == [events.Sounded("none")]
    assert stand.reader.played == ["good"]


def test_a_test_page_goes_to_the_printer_service_and_is_followed(stand: Stand) -> None:
    told = stand.after(lambda: stand.tools.print_test_page("test/1"), 2)
    assert told == [
        events.PageProgress("test/1", "waiting", ("media-empty",)),
        events.PageProgress("test/1", "printed", (), "single-witness"),
    ]
    ((key, document, media),) = stand.printer.printed
    assert (key, document[:5], media) == ("test/1", b"%PDF-", "iso_a5_148x210mm")


def test_a_test_page_that_cannot_be_sent_has_failed(stand: Stand) -> None:
    stand.printer.print = None  # type: ignore[assignment, method-assign]  # whatever breaks
    told = stand.after(lambda: stand.tools.print_test_page("test/1"))
    assert told == [events.PageProgress("test/1", "failed")]


def test_the_logs_are_the_program_s_own_where_there_is_no_appliance(stand: Stand) -> None:
    record = logging.makeLogRecord(
        {"name": "x", "levelno": logging.INFO, "levelname": "INFO", "msg": "hello"}
    )
    stand.tools.ring.handle(record)
    (told,) = stand.after(lambda: stand.tools.ask(Task.LOGS))
    assert isinstance(told, events.LogsRead)
    assert not told.whole
    assert told.lines[-1].endswith("x INFO hello")


def test_the_network_is_probed_and_the_end_is_told(stand: Stand) -> None:
    told = stand.after(lambda: stand.tools.ask(Task.NETWORK), 6)
    found = [one.finding for one in told if isinstance(one, events.NetworkFound)]
    assert [one.probe if one else "" for one in found] == [
        "link",
        "addresses",
        "names",
        "time",
        "terminal",
        "",
    ]


def test_a_restart_is_asked_for_on_the_appliance_alone(tmp_path: Path) -> None:
    wish = tmp_path / "restart"
    stand = Stand(Technician(restart=wish))
    stand.tools.ask(Task.RESTART)
    (told,) = stand.after(lambda: stand.tools.ask(Task.IMAGE))
    assert isinstance(told, events.ImageSeen)
    assert wish.exists()
    nowhere = Stand(Technician())
    assert nowhere.after(lambda: nowhere.tools.ask(Task.RESTART)) == [events.RestartRefused("no-appliance")]


def test_a_restart_that_cannot_be_asked_for_is_told(tmp_path: Path) -> None:
    stand = Stand(Technician(restart=tmp_path / "none" / "restart"))
    assert stand.after(lambda: stand.tools.ask(Task.RESTART)) == [events.ToolFailed(Task.RESTART)]
