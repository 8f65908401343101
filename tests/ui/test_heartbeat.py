"""The kiosk's main thread tells the service manager that the screens work, and only if they do."""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.engine.engine import Engine, Parts
from tests.doubles.clock import StandingClock
from tests.doubles.ledger import MemoryLedger
from tests.doubles.manager import manager_in
from tests.doubles.printer import MemoryPrinter
from tests.doubles.reader import MemoryReader
from tests.doubles.terminal import ScriptedTerminal


@pytest.fixture
def beats(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a heart with quick beats tells."""
    monkeypatch.setattr("kiosk.ui.heartbeat.EVERY", 0.05)
    return []


def heart_of(told: list[str]) -> Any:
    from kiosk.ui.heartbeat import Heartbeat

    heart = Heartbeat(lambda: told.append("ready"), lambda: told.append("beat"))
    heart.start()
    return heart


def frames(robot: Any, seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        robot.frames()


def test_nothing_is_told_before_the_first_frame(stage: Callable[..., Any], beats: list[str]) -> None:
    heart = heart_of(beats)
    time.sleep(0.2)
    assert beats == []
    robot = stage("Label:\n    text: 'x'")
    frames(robot, 0.4)
    heart.stop()
    assert beats[0] == "ready"
    assert beats.count("ready") == 1
    assert beats.count("beat") > 2
    count = len(beats)
    frames(robot, 0.2)
    assert len(beats) == count


def test_a_main_thread_that_is_stuck_beats_no_more(stage: Callable[..., Any], beats: list[str]) -> None:
    from kivy.clock import Clock

    robot = stage("Label:\n    text: 'x'")
    heart = heart_of(beats)
    robot.app.root.text = "y"  # something to draw
    frames(robot, 0.3)
    during: list[int] = []

    def hang(_: float) -> None:
        before = len(beats)
        time.sleep(0.5)
        during.append(len(beats) - before)

    Clock.schedule_once(hang)
    frames(robot, 0.2)
    heart.stop()
    assert during == [0]
    assert len(beats) > 2


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
@pytest.mark.parametrize("worker", ["_ledger", "_terminal"])
def test_a_kiosk_without_one_of_its_workers_beats_no_more(
    stage: Callable[..., Any], beats: list[str], tmp_path: Path, worker: str
) -> None:
    from kiosk import bootstrap

    parts = Parts(ScriptedTerminal(), MemoryLedger, MemoryReader(), MemoryPrinter(), StandingClock())
    engine = Engine(parts)
    running: Any = bootstrap.Running(engine, None, None)  # type: ignore[arg-type]  # no screens, no reader
    with manager_in(tmp_path) as manager:
        heart = bootstrap._heart_of(running)
        heart.start()
        robot = stage("Label:\n    text: 'x'")
        frames(robot, 0.3)
        assert manager.listen()[0] == "READY=1"
        assert "WATCHDOG=1" in manager.heard
        getattr(engine, worker).submit(sys.exit)  # no job's own failure ends a worker; this does
        frames(robot, 0.1)
        manager.listen()
        manager.heard.clear()
        frames(robot, 0.3)
        assert manager.listen() == []
    heart.stop()
    engine.stop()
