"""The emulated reader as a process: commands in, JSON lines out."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hw.__main__ import main
from hw.emulator.cards import SAMPLES
from hw.emulator.readers.msr605 import Msr605, frame
from hw.reader.driver import Lit, RawSwipe
from tests.hw.reader.rig import RULES, wait_until
from tests.hw.reader.test_msr605 import outcome, swipes
from tests.hw.reader.test_serial_driver import heard


class Told:
    """The process, told what to do line by line."""

    def __init__(self, *arguments: str) -> None:
        command = [sys.executable, "-m", "hw", "emulate", "reader", *arguments]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.ready = self._answer()

    def __call__(self, line: str) -> dict[str, Any]:
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        return dict(json.loads(self.process.stdout.readline()))


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Told]:
    cards = tmp_path / "cards.json"
    cards.write_text('{"good": {"2": ";8812345678?"}, "bad": {"damage": "unreadable"}}')
    told = Told("--link", str(tmp_path / "tty"), "--cards", str(cards), "--fragment", "3")
    yield told
    told.process.communicate("quit\n", timeout=10)
    assert told.process.returncode == 0
    assert not (tmp_path / "tty").is_symlink()


def test_cards_are_swiped_by_name_and_lost_while_nothing_is_armed(told: Told, tmp_path: Path) -> None:
    assert told.ready["cards"] == ["bad", "good"]
    assert told("swipe good") == {"command": "swipe", "ok": False, "card": "good", "lost": "not-armed"}
    with heard(tmp_path / "tty") as hearing:
        hearing.driver.show("green")
        hearing.wait(Lit)
        hearing.driver.arm()
        wait_until(lambda: told("lamp")["armed"])
        assert told("swipe good") == {"command": "swipe", "ok": True, "card": "good"}
        (swipe,) = hearing.wait(RawSwipe)
        assert isinstance(swipe, RawSwipe)
        assert outcome(swipe) == "piemers 8812345678"
    lamp = told("lamp")
    assert (lamp["lamp"], [entry["lamp"] for entry in lamp["record"]]) == ("green", ["green"])


def test_it_can_be_unplugged_and_plugged_in_at_the_same_path(told: Told, tmp_path: Path) -> None:
    assert (tmp_path / "tty").is_symlink()
    assert told("unplug")["ok"]
    assert not (tmp_path / "tty").is_symlink()
    assert told("swipe good")["lost"] == "unplugged"
    assert told("plug")["ok"]
    assert (tmp_path / "tty").is_symlink()
    assert told("power off")["ok"]
    assert told("swipe good")["lost"] == "no-power"
    assert told("power on")["ok"]


@pytest.mark.parametrize("line", ["dance", "swipe", "swipe nobody", "power", "power maybe"])
def test_what_it_does_not_understand_it_says(told: Told, line: str) -> None:
    answer = told(line)
    assert not answer["ok"]
    assert answer["error"]


def test_a_wrong_call_says_how_it_is_called(capsys: pytest.CaptureFixture[str]) -> None:
    assert [main([]), main(["dance"]), main(["emulate"]), main(["emulate", "dance"])] == [2, 2, 2, 2]
    assert "usage" in capsys.readouterr().err


def test_the_sample_cards_are_what_their_names_say() -> None:
    outcomes = {name: outcome(swipes([frame(card)])[0]) for name, card in SAMPLES.items()}
    assert outcomes.pop("good") != outcomes["other"]
    assert outcomes.pop("other").startswith(RULES[0].issuer)
    assert outcomes == {
        "bad": "unreadable",
        "half": "unreadable",
        "bank": "bank-card",
        "unknown": "unknown-card",
    }


def test_what_the_manual_leaves_open_is_ignored_and_noted() -> None:
    device = Msr605()
    assert device.receive(b"\x1ba\x1be\x1bt\x1bd") == b"\x1by\x1b3S\x1bH"
    device.receive(b"\x1br")
    assert device.receive(b"\x1b\x83\x1be") == b""
    assert (device.lamp, device.armed) == ("off", True)
    assert device.oddities == [b"\x1b\x83", b"\x1be"]
    device.receive(b"\x1ba\x1bz?")
    assert device.oddities[2:] == [b"\x1bz", b"?"]
    assert not device.armed
