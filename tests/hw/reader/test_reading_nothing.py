"""A wait that ends in vain is no hang-up, and a hang-up is no empty report."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from hw.emulator.links.pty_link import PtyLink
from hw.emulator.reader import EmulatedReader
from hw.reader.device import DeviceError
from hw.reader.driver import Offline, Online, RawSwipe
from hw.reader.hid.hidraw import Hidraw
from hw.reader.serial import driver as serial_driver
from hw.reader.serial.driver import SerialDriver
from hw.reader.serial.port import SerialPort
from tests.hw.reader.rig import CARDS, NUMBER, wait_until
from tests.hw.reader.test_msr120_driver import Unit
from tests.hw.reader.test_serial_driver import Heard, ready, text


def test_a_serial_line_without_bytes_is_not_hung_up(tmp_path: Path) -> None:
    line = PtyLink(tmp_path / "tty", lambda _: b"")
    line.plug()
    with SerialPort(str(tmp_path / "tty")) as port:
        with port.received() as data:
            assert len(data) == 0
        line.send(b"x")
        assert port.wait(5)
        with port.received() as data:
            assert bytes(data) == b"x"
        line.unplug()
        assert port.wait(5)
        with pytest.raises(DeviceError, match="hung-up"), port.received():
            pass


class HastyPort(SerialPort):
    """A port of which every second wait that takes time ends at once, and in vain if nothing has come yet."""

    hasty = False

    def wait(self, seconds: float | None, wake: int = -1) -> bool:
        self.hasty = seconds != 0 and not self.hasty
        return self.hasty or super().wait(seconds, wake)


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serial_driver, "SerialPort", HastyPort)


@pytest.mark.usefixtures("hasty")
def test_an_msr605_is_read_though_waits_end_in_vain(tmp_path: Path) -> None:
    with EmulatedReader(tmp_path / "tty", CARDS, fragment=3, pause=0.001) as reader:
        hearing = Heard(SerialDriver(str(tmp_path / "tty")))
        ready(hearing, reader)
        assert reader.swipe("good")
        assert text(hearing.wait(RawSwipe)[0]) == f";{NUMBER}=2912?".encode()
        assert hearing.of(Offline) == []
        hearing.close()


@pytest.mark.usefixtures("hasty")
def test_an_msr120_is_read_though_waits_end_in_vain(tmp_path: Path) -> None:
    unit = Unit(tmp_path / "tty")
    unit.line.plug()
    hearing = Heard(SerialDriver(str(tmp_path / "tty"), "msr120"))
    hearing.driver.show("green")
    hearing.driver.arm()
    wait_until(unit.is_ready)
    unit.swipe(CARDS["good"])
    assert text(hearing.wait(RawSwipe)[0]) == f";{NUMBER}=2912?".encode()
    assert hearing.of(Offline) == []
    assert len(hearing.of(Online)) == 1
    hearing.close()
    unit.line.unplug()


class PipedHidraw(Hidraw):
    """Reads reports from a pipe."""

    def __init__(self, node: int) -> None:
        self._node, self._buffer = node, bytearray(64)
        self.overflows = self._backlog = 0


@pytest.fixture
def pipe() -> Iterator[tuple[PipedHidraw, int]]:
    node, device = os.pipe2(os.O_NONBLOCK)
    with PipedHidraw(node) as hidraw:
        yield hidraw, device


def test_a_hidraw_node_without_a_report_is_not_hung_up(pipe: tuple[PipedHidraw, int]) -> None:
    node, device = pipe
    with node.received() as report:
        assert len(report) == 0
    os.write(device, b"report")
    with node.received() as report:
        assert bytes(report) == b"report"
    os.close(device)


@pytest.mark.parametrize("sent", [b"", b"report"])
def test_a_hidraw_node_at_its_end_is_hung_up_and_not_read_for_ever(
    pipe: tuple[PipedHidraw, int], sent: bytes
) -> None:
    node, device = pipe
    os.write(device, sent)
    os.close(device)
    with pytest.raises(DeviceError, match="hung-up"):
        node.drop_input()
