"""The serial driver on a pty: unplugging at every byte, a missing power supply, noise, and the lamp."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hw.emulator.cards import Card
from hw.emulator.reader import EmulatedReader
from hw.emulator.readers.msr605 import frame, raw_frame
from hw.reader.device_driver import DeviceDriver
from hw.reader.driver import DriverEvent, Lit, Offline, Online, RawSwipe, Started
from hw.reader.msr605 import session as serial_session
from hw.reader.serial.driver import SerialDriver
from hw.reader.serial.port import SerialPort
from hw.service.reader_messages import Lamp
from tests.hw.reader.rig import CARDS, wait_until

SHORT = Card(track_2=";8812345678?")


class Heard:
    """A driver whose events are collected in a thread."""

    def __init__(self, driver: DeviceDriver) -> None:
        self.driver = driver
        self.events: list[DriverEvent] = []
        self._thread = threading.Thread(target=self._collect, daemon=True)
        self._thread.start()

    def _collect(self) -> None:
        for event in self.driver.events():
            self.events.append(event)

    def wait(self, kind: type[DriverEvent], count: int = 1) -> list[DriverEvent]:
        wait_until(lambda: len(self.of(kind)) >= count)
        return self.of(kind)

    def of(self, kind: type[DriverEvent]) -> list[DriverEvent]:
        return [event for event in self.events if isinstance(event, kind)]

    def close(self) -> None:
        self.driver.close()
        self._thread.join(5)
        assert not self._thread.is_alive()


@contextmanager
def heard(device: Path, *, raw: bool = False) -> Iterator[Heard]:
    hearing = Heard(SerialDriver(str(device), raw=raw))
    try:
        yield hearing
    finally:
        hearing.close()


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[EmulatedReader]:
    with EmulatedReader(tmp_path / "tty", CARDS) as emulated:
        yield emulated
        assert emulated.device.oddities == []


@pytest.fixture
def hearing(reader: EmulatedReader, tmp_path: Path) -> Iterator[Heard]:
    with heard(tmp_path / "tty") as hearing:
        yield hearing


def ready(hearing: Heard, reader: EmulatedReader) -> None:
    hearing.driver.show("green")
    hearing.driver.arm()
    wait_until(lambda: reader.device.armed and reader.device.lamp == "green")


def text(event: DriverEvent) -> bytes:
    assert isinstance(event, RawSwipe)
    return bytes(event.tracks[2].data.view())


def test_an_armed_reader_reads_swipe_after_swipe(hearing: Heard, reader: EmulatedReader) -> None:
    for count in range(1, 4):
        ready(hearing, reader)
        assert reader.swipe_card(SHORT)
        assert text(hearing.wait(RawSwipe, count)[-1]) == b";8812345678?"
    assert len(hearing.of(Started)) == 3
    assert hearing.of(Online) == [Online("MSR605/3")]


@pytest.mark.parametrize("fragment", [1, 2, 7])
@pytest.mark.parametrize("raw", [False, True])
def test_a_swipe_may_come_in_pieces_at_the_lines_own_pace(tmp_path: Path, fragment: int, raw: bool) -> None:
    line = EmulatedReader(tmp_path / "tty", fragment=fragment, pause=fragment * 0.00104)
    with line as reader, heard(tmp_path / "tty", raw=raw) as hearing:
        ready(hearing, reader)
        reader.swipe_card(SHORT)
        (swipe,) = hearing.wait(RawSwipe)
        assert text(swipe) == (b";8812345678?<" if raw else b";8812345678?")
        assert getattr(swipe, "fault", "") is None


def test_bits_are_packed_anew_after_every_reset(reader: EmulatedReader, tmp_path: Path) -> None:
    with heard(tmp_path / "tty", raw=True) as hearing:
        colours: tuple[Lamp, ...] = ("green", "red", "yellow")
        for count, colour in enumerate(colours, 1):
            hearing.driver.show(colour)
            hearing.driver.arm()
            wait_until(lambda colour=colour: reader.device.armed and reader.device.lamp == colour)  # type: ignore[misc]
            hearing.driver.show("green")  # so that it is reset while armed
            ready(hearing, reader)
            reader.swipe_card(SHORT)
            assert text(hearing.wait(RawSwipe, count)[-1]) == b";8812345678?<"


def test_a_disarmed_reader_reads_nothing(hearing: Heard, reader: EmulatedReader) -> None:
    ready(hearing, reader)
    hearing.driver.disarm()
    wait_until(lambda: not reader.device.armed and reader.device.lamp == "green")
    assert not reader.swipe_card(SHORT)


def test_the_lamp_takes_every_colour_and_tells_so(hearing: Heard, reader: EmulatedReader) -> None:
    colours: tuple[Lamp, ...] = ("red", "yellow", "off", "green")
    for count, colour in enumerate(colours, 1):
        hearing.driver.show(colour)
        hearing.wait(Lit, count)
    wait_until(lambda: [colour for _, colour in reader.lamp_record] == list(colours))
    assert hearing.of(Lit) == [Lit(colour) for colour in colours]


def test_changing_the_lamp_leaves_the_reader_armed(hearing: Heard, reader: EmulatedReader) -> None:
    ready(hearing, reader)
    hearing.driver.show("red")
    wait_until(lambda: reader.device.lamp == "red" and reader.device.armed)
    assert reader.swipe_card(SHORT)
    assert text(hearing.wait(RawSwipe)[0]) == b";8812345678?"


@pytest.mark.parametrize("raw", [False, True])
def test_unplugging_at_any_byte_of_a_swipe_loses_that_swipe_only(
    reader: EmulatedReader, tmp_path: Path, raw: bool
) -> None:
    whole = raw_frame(SHORT) if raw else frame(SHORT)
    with heard(tmp_path / "tty", raw=raw) as hearing:
        for cut in range(len(whole)):
            ready(hearing, reader)
            started = len(hearing.of(Started))
            reader.send(whole[:cut])
            if cut >= 2:
                hearing.wait(Started, started + 1)
            reader.unplug()
            hearing.wait(Offline, len(hearing.of(Online)))
            complete = [event for event in hearing.of(RawSwipe) if isinstance(event, RawSwipe)]
            assert all(event.fault for event in complete), cut
            reader.plug()
            hearing.wait(Online, len(hearing.of(Offline)) + 1)
        ready(hearing, reader)
        reader.swipe_card(SHORT)
        wait_until(lambda: getattr(hearing.of(RawSwipe)[-1], "fault", "") is None)


def test_a_reader_without_power_gives_no_answer_and_is_found_when_it_has(tmp_path: Path) -> None:
    with EmulatedReader(tmp_path / "tty") as reader:
        reader.power(on=False)
        with heard(tmp_path / "tty") as hearing:
            assert hearing.wait(Offline) == [Offline("no-answer")]
            reader.power(on=True)
            hearing.wait(Online)


def test_power_that_goes_while_nothing_is_armed_is_noticed(
    reader: EmulatedReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serial_session, "HEALTH_INTERVAL", 0.05)
    with heard(tmp_path / "tty") as hearing:
        hearing.wait(Online)
        reader.power(on=False)
        assert hearing.wait(Offline) == [Offline("no-answer")]


def test_a_reader_that_is_not_there_is_unplugged_until_it_comes(tmp_path: Path) -> None:
    with heard(tmp_path / "tty") as hearing:
        assert hearing.wait(Offline) == [Offline("unplugged")]
        with EmulatedReader(tmp_path / "tty"):
            hearing.wait(Online)


def test_a_reader_held_by_another_process_is_busy(reader: EmulatedReader, tmp_path: Path) -> None:
    with heard(tmp_path / "tty") as first:
        first.wait(Online)
        with heard(tmp_path / "tty") as second:
            assert second.wait(Offline) == [Offline("busy")]


def test_what_is_no_serial_port_gives_no_answer(tmp_path: Path) -> None:
    (tmp_path / "tty").write_text("")
    with heard(tmp_path / "tty") as hearing:
        assert hearing.wait(Offline) == [Offline("no-answer")]


def test_noise_is_passed_over_and_the_next_swipe_read(hearing: Heard, reader: EmulatedReader) -> None:
    ready(hearing, reader)
    reader.send(b"\x00\xff?\x1b")
    reader.swipe_card(SHORT)
    assert text(hearing.wait(RawSwipe)[0]) == b";8812345678?"


def test_half_a_swipe_fails_and_the_reader_is_armed_again(hearing: Heard, reader: EmulatedReader) -> None:
    ready(hearing, reader)
    reader.swipe_card(Card(track_2=";8812345678?", damage="half-frame"))
    assert [getattr(event, "fault", "") for event in hearing.wait(RawSwipe)] == ["TRUNCATED"]
    ready(hearing, reader)
    reader.swipe_card(SHORT)
    assert text(hearing.wait(RawSwipe, 2)[1]) == b";8812345678?"


def test_bytes_that_the_line_has_lost_make_a_failed_swipe(
    reader: EmulatedReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = [0]
    monkeypatch.setattr(SerialPort, "faults", lambda _: tuple(lost))
    with heard(tmp_path / "tty") as hearing:
        for overruns, fault in ((0, None), (1, "DROPPED"), (1, None)):
            ready(hearing, reader)
            lost[0] = overruns
            count = len(hearing.of(RawSwipe))
            reader.swipe_card(SHORT)
            assert getattr(hearing.wait(RawSwipe, count + 1)[-1], "fault", "") == fault


def test_half_a_swipe_does_not_leave_a_reader_without_lamp_unarmed(
    hearing: Heard, reader: EmulatedReader
) -> None:
    hearing.driver.arm()  # and no lamp was ever asked for
    wait_until(lambda: reader.device.armed)
    reader.swipe_card(Card(track_2=";8812345678?", damage="half-frame"))
    hearing.wait(RawSwipe)
    wait_until(lambda: reader.device.armed)
    reader.swipe_card(SHORT)
    assert text(hearing.wait(RawSwipe, 2)[1]) == b";8812345678?"
