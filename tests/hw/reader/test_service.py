"""The reader service as a process: swipes from the emulated reader's bytes to the client's sealed card."""

import grp
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from jwcrypto import jwe

from hw.reader.driver import Online, RawSwipe, Started
from hw.service.connection import ServiceGoneError, ServiceRefusedError
from hw.service.reader_messages import (
    Armed,
    CardRead,
    Disarmed,
    LampShown,
    ReaderOffline,
    ReaderOnline,
    SoundGiven,
    SwipeFailed,
    SwipeStarted,
)
from hw.service.reader_station import Station
from tests.hw.reader.hand import Hand
from tests.hw.reader.rig import KEY, NUMBER, Rig, Watcher, raw, wait_until
from tests.hw.test_feedback import Shown


@pytest.fixture
def running(rig: Rig) -> Iterator[Rig]:
    with rig.service():
        wait_until(lambda: rig.reader.device.lamp == "green")
        yield rig
    assert rig.reader.device.oddities == []


@pytest.fixture
def watcher(running: Rig) -> Iterator[Watcher]:
    watcher = Watcher(running.client)
    yield watcher
    watcher.close()


def test_the_service_leaves_no_core_dump(rig: Rig) -> None:
    with rig.service() as process:
        limits = Path(f"/proc/{process.pid}/limits").read_text()
    assert re.search(r"^Max core file size +0 +0 ", limits, re.MULTILINE)


def lamps(rig: Rig) -> list[str]:
    return [colour for _, colour in rig.reader.lamp_record]


def test_a_ready_reader_is_green_and_a_new_client_is_told_the_state_first(watcher: Watcher) -> None:
    assert watcher.next(ReaderOnline) == ReaderOnline("MSR605/3", "serial")
    assert watcher.next(Disarmed).reason == "starting"
    assert watcher.next(LampShown).colour == "green"


def test_a_good_swipe_is_a_sealed_card_one_blink_and_one_signal(running: Rig, watcher: Watcher) -> None:
    running.arm()
    before = len(lamps(running))
    assert running.reader.swipe("good")
    watcher.next(SwipeStarted)
    card = watcher.next(CardRead).card
    assert watcher.next(Disarmed).reason == "card-read"
    token = jwe.JWE()
    token.deserialize(card.jwe, KEY)
    assert json.loads(token.payload)["number"] == NUMBER
    wait_until(lambda: lamps(running)[before:] == ["off", "green"])
    trace = running.client.trace()
    assert [entry.lamp for entry in trace.lamp_trace][-2:] == ["off", "green"]
    assert [entry.sound for entry in trace.sound_trace] == ["good"]


def test_a_bad_swipe_is_red_and_two_low_beeps_and_the_reader_stays_armed(
    running: Rig, watcher: Watcher
) -> None:
    running.arm()
    assert running.reader.swipe("bad")
    assert watcher.next(SoundGiven).signal == "bad"
    failed = watcher.next(SwipeFailed)
    assert (failed.reason, set(failed.tracks.values())) == ("unreadable", {"UNREADABLE"})
    assert watcher.next(LampShown).colour == "red"
    wait_until(lambda: running.reader.device.armed)
    assert watcher.next(LampShown).colour == "green"
    assert [entry.sound for entry in running.client.trace().sound_trace] == ["bad"]


def test_five_bad_swipes_then_one_good_one_work(running: Rig, watcher: Watcher) -> None:
    running.arm()
    for _ in range(5):
        wait_until(lambda: running.reader.device.armed)
        assert running.reader.swipe("bad")
        watcher.next(SwipeFailed)
    wait_until(lambda: running.reader.device.armed)
    assert running.reader.swipe("good")
    watcher.next(CardRead)


@pytest.mark.parametrize(("card", "reason"), [("bank", "bank-card"), ("unknown", "unknown-card")])
def test_a_card_that_is_not_an_insurers_is_refused_as_what_it_is(
    running: Rig, watcher: Watcher, card: str, reason: str
) -> None:
    running.arm()
    assert running.reader.swipe(card)
    assert watcher.next(SwipeFailed).reason == reason


def test_a_swipe_that_nobody_waits_for_is_lost_without_a_signal(running: Rig, watcher: Watcher) -> None:
    assert not running.reader.swipe("good")
    running.arm()
    running.client.disarm()
    assert watcher.next(Disarmed, reason="asked")
    wait_until(lambda: not running.reader.device.armed and running.reader.device.lamp == "green")
    assert not running.reader.swipe("good")
    assert running.client.trace().sound_trace == []


def test_unplugging_and_plugging_in_keeps_the_reader_armed(running: Rig, watcher: Watcher) -> None:
    running.arm()
    watcher.next(Armed)
    running.reader.unplug()
    assert watcher.next(ReaderOffline).reason in {"hung-up", "unplugged"}
    assert watcher.next(LampShown).colour == "off"
    running.reader.plug()
    watcher.next(ReaderOnline)
    assert watcher.next(LampShown).colour == "green"
    wait_until(lambda: running.reader.device.armed)
    assert running.reader.swipe("good")
    watcher.next(CardRead)


def test_the_technician_can_have_the_patterns_played(running: Rig, watcher: Watcher) -> None:
    watcher.next(LampShown)
    running.client.feedback("test")
    assert [watcher.next(LampShown).colour for _ in range(4)] == ["red", "yellow", "off", "green"]
    with pytest.raises(ServiceRefusedError) as refused:
        running.client.feedback("dance")
    assert refused.value.keyword == "UnknownPattern"


def test_the_service_tells_what_is_plugged_in(running: Rig) -> None:
    info = running.client.info()
    assert (info.online, info.model, info.driver, info.armed) == (True, "MSR605/3", "serial", False)
    assert "reader" in info.channels


def test_card_data_is_neither_in_the_log_nor_left_in_memory(rig: Rig) -> None:
    numbers = ("93710000", "40000000", "7654321?", "PARAUGS/ANNA")
    with rig.service() as process:
        watcher = Watcher(rig.client)
        watcher.next(LampShown, colour="green")
        for card in ("bank", "unknown", "bad", "good"):
            rig.arm()
            assert rig.reader.swipe(card)
            watcher.next(CardRead if card == "good" else SwipeFailed)
        watcher.close()
        left = in_memory(process.pid, *(number.encode() for number in numbers))
    assert left in ([], ["not ours to read"])
    log = rig.log.read_text()
    assert "card read" in log
    assert not [number for number in numbers if number in log]
    assert not re.search(r"\d{9}", log)


def in_memory(pid: int, *needles: bytes) -> list[str]:
    """Find needles in a process's memory; the service's own words prove that the search works."""
    found = []
    try:
        memory = Path(f"/proc/{pid}/mem").open("rb", buffering=0)  # noqa: SIM115 - closed below
    except PermissionError:
        return ["not ours to read"]  # as it should be for everyone but root
    os.kill(pid, signal.SIGSTOP)  # so that nothing is unmapped while it is read
    try:
        wait_until(lambda: ") T " in Path(f"/proc/{pid}/stat").read_text())
        with memory:
            parts = list(_readable(pid, memory.fileno()))
    finally:
        os.kill(pid, signal.SIGCONT)
    assert any(b"lv.polise.Reader" in part for part in parts)
    for part in parts:
        found += [needle.decode() for needle in needles if needle in part]
    return found


def _readable(pid: int, memory: int) -> Iterator[bytes]:
    for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
        place, rights, *_ = line.split()
        start, end = (int(part, 16) for part in place.split("-"))
        if rights.startswith("rw"):
            yield os.pread(memory, end - start, start)


def test_the_service_ends_cleanly_and_takes_its_socket_with_it(rig: Rig) -> None:
    with rig.service() as process:
        watcher = Watcher(rig.client)
        watcher.next(ReaderOnline)
        process.terminate()
        assert process.wait(10) == 0
        assert watcher.next(ReaderOffline).reason == "service"
        watcher.close()
    assert not (rig.folder / "reader.sock").exists()
    with pytest.raises(ServiceGoneError):
        rig.client.arm()


def test_a_client_watches_on_while_the_service_is_killed_and_started_again(rig: Rig) -> None:
    watcher = Watcher(rig.client)
    assert watcher.next(ReaderOffline).reason == "service"
    for _ in range(2):
        with rig.service() as process:
            watcher.next(ReaderOnline)
            rig.arm()
            process.send_signal(signal.SIGKILL)
            process.wait(10)
            assert watcher.next(ReaderOffline).reason == "service"
    with rig.service():
        assert watcher.next(Disarmed).reason == "starting"
        watcher.next(LampShown, colour="green")
        rig.arm()
        assert rig.reader.swipe("good")
        watcher.next(CardRead)
    watcher.close()


def test_clients_that_vanish_at_any_moment_do_not_hurt_the_service(running: Rig) -> None:
    code = (
        "import os, sys; from hw.service.reader_client import ReaderClient;"
        "c = ReaderClient(sys.argv[1]); c.arm(); next(iter(c.watch())); os._exit(9)"
    )
    for _ in range(3):
        gone = subprocess.run([sys.executable, "-c", code, str(running.folder / "reader.sock")], check=False)
        assert gone.returncode == 9
    watcher = Watcher(running.client)
    running.arm()
    assert running.reader.swipe("good")
    watcher.next(CardRead)
    watcher.close()


def run_service(config: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "hw", "reader", "--config", str(config)]
    return subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("arm_seconds = 60", 'arm_seconds = "soon"', "arm_seconds"),
        ("(?P<number>", "(", "number"),
        ("88", "ā", "letters that no card has"),
        ("88", "[", "regular expression"),
        ("P-256", "P-257", "public_key"),
        ("[terminal]", "[terminals]", "terminal"),
    ],
)
def test_a_bad_configuration_is_told_and_ends_with_2(rig: Rig, old: str, new: str, words: str) -> None:
    rig.config.write_text(rig.config.read_text().replace(old, new))
    ended = run_service(rig.config)
    assert ended.returncode == 2
    assert words in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_service_that_cannot_serve_ends_with_1(rig: Rig) -> None:
    with rig.service():
        assert run_service(rig.config).returncode == 1
    rig.write_config(group="no-such-group-here")
    assert run_service(rig.config).returncode == 1


def test_a_client_of_the_configured_group_is_let_in(rig: Rig) -> None:
    rig.write_config(group=grp.getgrgid(os.getegid()).gr_name)
    with rig.service():
        wait_until(lambda: rig.client.info().online)
        assert (rig.folder / "reader.sock").stat().st_gid == os.getegid()


def unread(swipe: RawSwipe) -> SwipeFailed:
    raise AssertionError("a swipe that nobody waits for was read")


def test_a_swipe_while_disarmed_is_wiped_unread_and_without_a_signal() -> None:
    swipe = raw({2: ";8812345678?"})
    view = swipe.tracks[2].data.view()
    station = Station(Hand(Online("x"), Started(), swipe), unread, (Shown("sounder", "sound"),), 60)
    station.run()
    assert not any(view)
    assert station.trace.entries().sound_trace == []


def test_without_a_lamp_the_answer_is_in_the_trace_with_no_channel() -> None:
    swipe = raw({2: ";8812345678?"})
    sounder = Shown("sounder", "sound")
    station = Station(Hand(Online("x"), swipe), lambda _: SwipeFailed("unreadable", {}), (sounder,), 60)
    station.arming.begin()
    station.run()
    trace = station.trace.entries()
    assert [(entry.lamp, entry.channel) for entry in trace.lamp_trace] == [("green", "none"), ("red", "none")]
    assert [(entry.sound, entry.channel) for entry in trace.sound_trace] == [("bad", "sounder")]
    assert sounder.given == ["bad", "closed"]


def test_waiting_for_a_swipe_ends_by_itself() -> None:
    station = Station(Hand(), unread, (Shown("sounder"),), 0.05)
    station.arming.begin()
    assert station.arming.armed
    wait_until(lambda: station.arming.state == Disarmed("timeout"))


def test_arming_again_begins_the_time_anew_and_is_told_once() -> None:
    told: list[object] = []
    station = Station(Hand(), unread, (Shown("sounder"),), 60)
    station.arming._publish = told.append
    station.arming.begin()
    first = station.arming._timer
    station.arming.begin()
    assert station.arming._timer is not first
    station.arming.end("asked")
    assert told == [Armed(), Disarmed("asked")]
