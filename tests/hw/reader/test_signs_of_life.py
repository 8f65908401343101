"""The reader service beats for its manager only while its readers are heard and its station answers."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from hw.reader.device_driver import DeviceDriver
from hw.reader.discovery.auto import AutoDriver
from hw.reader.discovery.survey import Survey
from hw.reader.driver import Driver, DriverEvent, Online
from hw.service.reader_messages import SwipeFailed
from hw.service.reader_station import Station
from hw.service.settings import ReaderSettings
from tests.doubles.manager import Manager, manager_in
from tests.hw.reader.discovery.hands import HandmadeDriver, reader
from tests.hw.reader.rig import Rig, wait_until
from tests.hw.test_feedback import Shown


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[Manager]:
    with manager_in(tmp_path) as manager:
        yield manager


class Stuck(DeviceDriver):
    """A driver with a reader that can take its thread away, as a call into the kernel would."""

    name = "stuck"

    def __init__(self) -> None:
        super().__init__("nowhere")
        self.free = threading.Event()
        self.free.set()

    def stay(self) -> Iterator[DriverEvent]:
        yield Online("x")
        while self.goes_on():
            self.free.wait()
            time.sleep(0.005)


class Slow:
    """A listener of the station that can hold it up."""

    def __init__(self) -> None:
        self.free = threading.Event()
        self.free.set()

    def __call__(self, *_: object) -> SwipeFailed:
        self.free.wait()
        return SwipeFailed("unreadable", {})


class Running:
    """A station at work in a thread of its own."""

    def __init__(self, driver: Driver) -> None:
        self.station = Station(driver, Slow(), (Shown("sounder"),), 60)
        self.station._pulse._interval = 0.05
        self._driver = driver
        self._thread = threading.Thread(target=self.station.run)

    def __enter__(self) -> Station:
        self._thread.start()
        return self.station

    def __exit__(self, *_: object) -> None:
        self._driver.close()
        self._thread.join(10)
        assert not self._thread.is_alive()


def silent(manager: Manager) -> bool:
    """Tell whether the beat has stopped."""
    time.sleep(0.2)  # one beat may have been on its way
    return not manager.hears("WATCHDOG=1", 0.5)


def test_a_driver_lives_only_if_its_thread_comes_round() -> None:
    driver = Stuck()
    events = driver.events()
    next(events)
    assert driver.lives()
    assert not driver.lives()
    turning = threading.Thread(target=list, args=(events,))
    turning.start()
    time.sleep(0.1)
    assert driver.lives()
    driver.free.clear()
    time.sleep(0.1)
    driver.lives()
    time.sleep(0.1)
    assert not driver.lives()
    driver.free.set()
    time.sleep(0.1)
    assert driver.lives()
    driver.close()
    turning.join(10)


def test_the_beat_stops_when_the_drivers_thread_is_stuck(manager: Manager) -> None:
    driver = Stuck()
    with Running(driver):
        assert manager.hears("WATCHDOG=1")
        driver.free.clear()
        assert silent(manager)
        driver.free.set()
        assert manager.hears("WATCHDOG=1")


def test_the_beat_stops_when_the_station_is_stuck(manager: Manager) -> None:
    driver = HandmadeDriver(reader("event1"))
    auto = automatic(driver)
    free = threading.Event()
    running = Running(auto)
    publish = running.station.events.publish

    def hold_up(*messages: Any) -> None:
        publish(*messages)
        if threading.current_thread() is not pulse:
            free.wait()

    with running as station:
        assert manager.hears("WATCHDOG=1")
        (pulse,) = [thread for thread in threading.enumerate() if thread.name == "pulse"]
        station.events.publish = hold_up  # type: ignore[method-assign]
        driver.tell(Online("x"))
        assert silent(manager)
        free.set()
        assert manager.hears("WATCHDOG=1")


def test_the_beat_stops_when_one_of_the_readers_is_stuck(manager: Manager) -> None:
    driver = HandmadeDriver(reader("event1"))
    with Running(automatic(driver)):
        driver.tell(Online("x"))
        assert manager.hears("WATCHDOG=1")
        driver.alive = False
        assert silent(manager)


def test_a_service_without_any_reader_lives(manager: Manager) -> None:
    with Running(AutoDriver(ReaderSettings(), lambda: Survey((), ()))):
        time.sleep(0.2)
        assert manager.hears("WATCHDOG=1")


def test_the_process_tells_when_it_serves_lives_and_ends(manager: Manager, rig: Rig) -> None:
    with rig.service():
        wait_until(lambda: "READY=1" in manager.listen())
        assert manager.hears("WATCHDOG=1")
    assert manager.listen()[-1] == "STOPPING=1"


def automatic(driver: HandmadeDriver) -> AutoDriver:
    """Make a driver that finds this one."""
    make: Callable[..., Driver] = lambda _found, _settings: driver  # noqa: E731
    return AutoDriver(ReaderSettings(), lambda: Survey((driver.found,), ()), make)
