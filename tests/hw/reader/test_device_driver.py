"""What all drivers of one device node share: being closed and asked for things at any moment."""

import threading
from collections.abc import Iterator

from hw.reader.device_driver import DeviceDriver
from hw.reader.driver import DriverEvent, Online


class Waiting(DeviceDriver):
    """A driver that asks whether it goes on, as all do, and counts what it was woken for."""

    name = "waiting"

    def stay(self) -> Iterator[DriverEvent]:
        yield Online("x")
        while self.goes_on():
            yield Online("x")


def test_a_driver_that_is_closed_at_any_moment_ends() -> None:
    for _ in range(300):
        driver = Waiting("nowhere")
        events = driver.events()
        next(events)
        closing = threading.Thread(target=driver.close)
        closing.start()
        assert all(isinstance(event, Online) for event in events)
        closing.join()


def test_whoever_is_told_to_close_never_waits_for_a_word_that_was_taken() -> None:
    driver = Waiting("nowhere")
    driver.close()
    assert not driver.goes_on()
    driver.disarm()
    assert not driver.goes_on()
