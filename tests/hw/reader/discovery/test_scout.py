"""When the driver looks what is plugged in: seldom by itself where udev tells of it."""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from hw.reader.discovery import scout, taught
from hw.reader.discovery.scout import Scout
from hw.reader.discovery.taught import TaughtKeyboard
from tests.hw.reader.rig import wait_until


class Heard:
    """Stands for udev's events: one each time that a byte comes."""

    def __init__(self) -> None:
        self.out, self.into = os.pipe2(os.O_NONBLOCK)

    def fileno(self) -> int:
        return self.out

    def take(self) -> None:
        with suppress(BlockingIOError):
            os.read(self.out, 1024)


class Looks:
    """A scout at work, and the looks that it asked for."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.scout, self.settled = Scout(file), list[bool]()
        self._thread = threading.Thread(target=self._look)
        self._thread.start()

    def _look(self) -> None:
        self.settled.extend(self.scout.moments())

    def end(self) -> None:
        self.scout.stop()
        self._thread.join(10)
        assert not self._thread.is_alive()


@pytest.fixture
def plugs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Heard:
    """Make a second a twentieth of one, and let udevd run."""
    heard = Heard()
    for name, seconds in (("_SETTLE", 0.015), ("_RESCAN", 0.05), ("_ROUND", 60.0)):
        monkeypatch.setattr(scout, name, seconds)
    monkeypatch.setattr(scout, "Plugging", lambda: heard)
    monkeypatch.setattr(scout, "_UDEV_RUNS", tmp_path)
    return heard


@pytest.fixture
def looks(plugs: Heard, tmp_path: Path) -> Iterator[Looks]:
    looks = Looks(tmp_path / "taught.toml")
    wait_until(lambda: looks.settled)
    yield looks
    looks.end()


def test_where_udev_tells_nothing_is_looked_at_by_itself(looks: Looks) -> None:
    time.sleep(0.5)
    assert looks.settled == [True]


def test_what_udev_tells_is_looked_at_at_once_and_again_at_rest(looks: Looks, plugs: Heard) -> None:
    os.write(plugs.into, b"1")
    wait_until(lambda: len(looks.settled) >= 3)
    time.sleep(0.3)
    assert looks.settled == [True, False, True]


def test_what_failed_is_looked_for_without_udevs_word(looks: Looks) -> None:
    looks.scout.miss()
    wait_until(lambda: len(looks.settled) == 2)
    time.sleep(0.3)
    assert looks.settled == [True, True]


def test_what_was_taught_is_looked_at_at_once_and_only_once(looks: Looks) -> None:
    for number in range(2, 5):
        taught.write(looks.file, (TaughtKeyboard(usb="08ff:0009", name=f"{number}"),))
        wait_until(lambda count=number: len(looks.settled) >= count)  # type: ignore[misc]
    looks.file.unlink()
    wait_until(lambda: len(looks.settled) >= 5)
    time.sleep(0.3)
    assert looks.settled == [True] * 5


@pytest.mark.parametrize(("name", "value"), [("_ROUND", 0.2), ("_UDEV_RUNS", Path("/nowhere"))])
def test_it_goes_on_looking(looks: Looks, monkeypatch: pytest.MonkeyPatch, name: str, value: object) -> None:
    monkeypatch.setattr(scout, name, value)
    wait_until(lambda: len(looks.settled) >= 4)
