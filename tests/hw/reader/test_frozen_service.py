"""A reader service that is frozen, but not dead: its clients notice, and what it finds when it thaws."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hw.reader.driver import DriverEvent, Online
from hw.service.pulse import BEAT, SILENCE, Pulse
from hw.service.reader_client import ReaderClient
from hw.service.reader_messages import (
    Alive,
    Disarmed,
    ReaderMessage,
    ReaderOffline,
    ReaderOnline,
    SwipeFailed,
)
from hw.service.reader_station import Station
from tests.hw.reader.hand import Hand
from tests.hw.reader.rig import Rig, Watcher, wait_until
from tests.hw.test_feedback import Shown


def freeze(process: subprocess.Popen[bytes]) -> None:
    os.kill(process.pid, signal.SIGSTOP)
    wait_until(lambda: ") T " in Path(f"/proc/{process.pid}/stat").read_text())


def test_a_frozen_service_counts_as_gone_and_is_back_when_it_thaws(rig: Rig) -> None:
    with rig.service() as process:
        watcher = Watcher(rig.client)
        watcher.next(ReaderOnline)
        freeze(process)
        since = time.monotonic()
        assert watcher.next(ReaderOffline).reason == "service"
        assert time.monotonic() - since < SILENCE + 2
        os.kill(process.pid, signal.SIGCONT)
        watcher.next(ReaderOnline)
        assert watcher.next(Disarmed).reason == "starting"
        watcher.close()


def test_a_service_with_nothing_to_say_is_not_taken_for_a_frozen_one(rig: Rig) -> None:
    with rig.service():
        watcher = Watcher(ReaderClient(rig.folder / "reader.sock", silence=BEAT + 1))
        watcher.next(ReaderOnline)
        time.sleep(2 * BEAT + 1)
        assert ReaderOffline("service") not in watcher.messages
        assert Alive() not in watcher.messages
        watcher.close()


def test_a_swipe_that_waited_while_the_service_was_frozen_is_no_card(rig: Rig) -> None:
    with rig.service() as process:
        rig.arm()
        freeze(process)
        assert rig.reader.swipe("good")
        time.sleep(SILENCE + 0.5)
        os.kill(process.pid, signal.SIGCONT)
        wait_until(lambda: "swipe: " in rig.log.read_text())
        assert "swipe: failed, unreadable, tracks DROPPED" in rig.log.read_text()
        assert [entry.sound for entry in rig.client.trace().sound_trace] == ["bad"]


def test_a_pulse_knows_that_it_was_frozen_whoever_asks_first(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("hw.service.pulse.time.monotonic", lambda: now[0])
    pulse = Pulse(lambda: None, silence=6)
    pulse._last = 100.0
    assert not pulse.was_frozen()
    now[0] += 6.1
    assert pulse.was_frozen()
    pulse._last = now[0]  # it beats again, and what waited is still coming in
    now[0] += 0.9
    assert pulse.was_frozen()
    now[0] += 0.2
    assert not pulse.was_frozen()


def test_the_station_beats_while_it_runs() -> None:
    said: list[ReaderMessage] = []

    class Slow(Hand):
        def events(self) -> Iterator[DriverEvent]:
            yield Online("x")
            wait_until(lambda: Alive() in said)

    station = Station(Slow(), lambda _: SwipeFailed("unreadable", {}), (Shown("sounder"),), 60)
    station._pulse._interval = 0.02
    station.events.publish = lambda *messages: said.extend(messages)  # type: ignore[method-assign]
    station.run()
    count = len(said)
    time.sleep(0.1)
    assert len(said) == count
