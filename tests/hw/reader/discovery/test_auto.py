"""The automatic driver: several readers as one, plugged in and out as they please."""

import threading
import time
from functools import partial
from pathlib import Path

import pytest

from hw.emulator.reader import EmulatedReader
from hw.reader.discovery import auto, scout
from hw.reader.discovery.survey import Survey
from hw.reader.driver import Lit, Offline, Online, RawSwipe, Started
from hw.reader.serial.driver import SerialDriver
from hw.service.reader_messages import OfflineReason
from hw.service.settings import ReaderSettings
from tests.hw.reader.discovery.hands import Desk, desk, keyboard, reader
from tests.hw.reader.rig import CARDS, NUMBER, raw, wait_until

TRACK = f";{NUMBER}=2912?"


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look ten times as often as is needed where no udev tells of plugging."""
    monkeypatch.setattr(scout, "_RESCAN", 0.1)


def test_a_reader_that_is_there_goes_online_and_is_given_what_was_asked_for_before() -> None:
    with desk() as it:
        it.wait_for(Offline("unplugged"))
        it.auto.arm()
        it.auto.show("green")
        it.plug("one")
        it.driver("one").tell(Online("One"))
        it.wait_for(Online("One"))
        assert it.driver("one").asked == ["arm", "green"]
        assert it.auto.name == "wedge"


def test_two_readers_work_side_by_side() -> None:
    with desk("one", "two") as it:
        one, two = it.driver("one"), it.driver("two")
        assert one.thread is not two.thread
        one.tell(Online("One"))
        it.wait_for(Online("One"))
        two.tell(Online("Two"))
        it.wait_for(Online("One + Two"))
        it.auto.arm()
        it.auto.disarm()
        it.auto.show("red")
        assert one.asked == two.asked == ["arm", "disarm", "red"]
        first, second = raw({2: TRACK}), raw({2: TRACK})
        one.tell(Started())
        it.wait_for(Started())
        two.tell(Started(), second)
        it.wait_for(Started(), second)
        one.tell(first)
        it.wait_for(first)


def test_it_is_offline_only_when_the_last_reader_is() -> None:
    with desk("one", "two") as it:
        it.driver("one").tell(Online("One"))
        it.wait_for(Online("One"))
        it.driver("two").tell(Online("Two"))
        it.wait_for(Online("One + Two"))
        it.plug("two")
        it.driver("one").tell(Offline("hung-up"))
        it.wait_for(Online("Two"))
        it.plug()
        it.driver("two").tell(Offline("hung-up"))
        it.wait_for(Offline("hung-up"), Offline("unplugged"))


def test_a_reader_that_failed_gets_a_new_driver_after_a_new_look() -> None:
    with desk("one") as it:
        first = it.driver("one")
        first.tell(Offline("busy"), Online("a node of that name that is another device by now"))
        it.wait_for(Offline("busy"))
        second = it.driver("one", life=2)
        assert first.asked == ["close"]
        second.tell(Online("One"))
        it.wait_for(Online("One"))


def test_a_reader_that_failed_is_looked_for_also_where_udev_tells_of_all_else(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(scout, "_UDEV_RUNS", tmp_path)
    monkeypatch.setattr(scout, "_ROUND", 600.0)
    with desk("one") as it:
        it.driver("one").tell(Offline("busy"))
        it.driver("one", life=2).tell(Online("One"))
        it.wait_for(Offline("busy"), Online("One"))
        it.plug()
        it.driver("one", life=2).tell(Offline("hung-up"))
        it.wait_for(Offline("hung-up"), Offline("unplugged"))


def test_a_failure_that_goes_on_is_told_once() -> None:
    with desk("one") as it:
        for life in (1, 2, 3):
            it.driver("one", life).tell(Offline("no-permission"))
        it.driver("one", 4).tell(Online("One"))
        it.wait_for(Offline("no-permission"), Online("One"))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("busy", "busy"),
        ("no-permission", "no-permission"),
        ("no-answer", "no-answer"),
        ("unplugged", "not-a-reader"),
    ],
)
def test_the_reason_that_a_person_can_do_most_about_is_told(said: OfflineReason, told: OfflineReason) -> None:
    with desk() as it:
        it.wait_for(Offline("unplugged"))
        it.plug(strangers=(keyboard("unplugged"), keyboard()))
        it.wait_for(Offline("not-a-reader"))
        it.plug("one", strangers=(keyboard(),))
        it.driver("one").tell(Offline(said))
        it.driver("one", 2).tell(Online("One"))
        wait_until(lambda: Online("One") in it.told)
        it.wait_for(*([] if told == "not-a-reader" else [Offline(told)]), Online("One"))


def test_the_keyboard_beside_a_reader_is_not_worth_a_word() -> None:
    it = Desk()
    it.plug("one", strangers=(keyboard(),))
    it.start()
    it.driver("one").tell(Online("One"))
    it.wait_for(Online("One"))
    it.auto.close()
    it.join()


def test_the_lamp_that_is_told_of_is_that_of_the_first_reader_that_has_one() -> None:
    with desk("one", "two", "three") as it:
        for count, name in enumerate(("one", "two", "three"), 1):
            it.driver(name).tell(Online(name))
            wait_until(partial(it.has_told, count))
        it.driver("two").lamps = it.driver("three").lamps = frozenset(("off", "red"))
        assert it.auto.lamps == {"off", "red"}
        it.told.clear()
        it.driver("one").tell(Lit("green"))
        it.driver("three").tell(Lit("off"), Started())
        it.wait_for(Started())
        it.driver("two").tell(Lit("red"))
        it.wait_for(Lit("red"))


def test_a_signal_goes_to_the_beepers_that_can_give_it() -> None:
    with desk("one", "two") as it:
        it.driver("one").sounds = frozenset(("good",))
        it.driver("one").tell(Online("One"))
        it.wait_for(Online("One"))
        assert it.auto.sounds == {"good"}
        it.auto.sound("good")
        it.auto.sound("bad")
        assert (it.driver("one").asked, it.driver("two").asked) == (["good"], [])


def test_a_driver_that_breaks_counts_as_hung_up_and_is_made_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    broken: list[object] = []
    monkeypatch.setattr(threading, "excepthook", broken.append)
    with desk("one") as it:
        it.driver("one").tell(Online("One"), ZeroDivisionError())
        it.wait_for(Online("One"), Offline("hung-up"))
        it.driver("one", 2).tell(Online("One"))
        it.wait_for(Online("One"))
    assert len(broken) == 1


def test_what_was_swiped_and_not_fetched_is_wiped_at_the_end() -> None:
    swipes: list[RawSwipe] = [raw({2: TRACK}) for _ in range(3)]
    with desk("one") as it:
        it.driver("one").tell(Online("One"))
        it.wait_for(Online("One"))
        it.held.clear()
        it.driver("one").tell(Started(), *swipes)
        it.wait_for(Started())
        it.auto.close()
        it.held.set()
        it.join()
    wiped = [not any(track.data.view()) for swipe in swipes for track in swipe.tracks.values()]
    assert wiped == [True] * 3


def test_a_driver_goes_on_only_when_what_it_told_is_answered() -> None:
    """A reader would be armed again before the verdict on its swipe is shown."""
    with desk("one", "two") as it:
        for count, name in enumerate(("one", "two"), 1):
            it.driver(name).tell(Online(name))
            wait_until(partial(it.has_told, count))
        it.held.clear()
        first, second = raw({2: TRACK}), raw({2: TRACK})
        it.told.clear()
        it.driver("one").tell(first, Lit("red"))
        wait_until(lambda: it.told == [first])
        it.driver("two").tell(second)
        time.sleep(0.2)
        assert first not in it.driver("one").answered
        assert second not in it.driver("two").answered
        it.held.set()
        wait_until(lambda: second in it.driver("two").answered)
        wait_until(lambda: first in it.driver("one").answered)


def test_a_driver_that_waits_for_an_answer_is_let_go_at_the_end() -> None:
    swipes = [raw({2: TRACK}) for _ in range(2)]
    it = Desk()
    it.plug("one", "two")
    it.start()
    for count, name in enumerate(("one", "two"), 1):
        it.driver(name).tell(Online(name))
        wait_until(partial(it.has_told, count))
    it.held.clear()
    it.told.clear()
    for name, swipe in zip(("one", "two"), swipes, strict=True):
        it.driver(name).tell(swipe)
    wait_until(lambda: len(it.told) == 1)
    it.auto.close()
    it.plug()
    it.held.set()
    at = time.monotonic()
    it.join()
    assert time.monotonic() - at < 1
    threads = [it.driver(name).thread for name in ("one", "two")]
    assert not any(thread is None or thread.is_alive() for thread in threads)


def test_a_reader_that_is_pulled_out_while_its_swipe_is_answered_ends_as_usual() -> None:
    with desk("one") as it:
        it.driver("one").tell(Online("One"))
        it.wait_for(Online("One"))
        it.held.clear()
        swipe = raw({2: TRACK})
        it.driver("one").tell(swipe, Offline("hung-up"))
        it.plug()
        wait_until(lambda: it.told == [swipe])
        it.held.set()
        it.wait_for(swipe, Offline("hung-up"), Offline("unplugged"))
        thread = it.driver("one").thread
        wait_until(lambda: thread is not None and not thread.is_alive())


def test_nobody_waits_for_readers_that_nobody_looks_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "excepthook", lambda _: None)
    it = Desk()
    del it.plugged  # the next look fails
    it.start()
    it.join()
    assert [str(error) for error in it.failed] == ["nobody looks for readers any more"]


def test_a_real_serial_reader_is_plugged_in_and_pulled_out(tmp_path: Path) -> None:
    """The real driver of a reader behind a pty, by the automatic one."""
    node = reader("serial")
    told: list[object] = []
    plugged = Survey((node,))
    it = auto.AutoDriver(ReaderSettings(), lambda: plugged, lambda *_: SerialDriver(str(tmp_path / "tty")))
    hearing = threading.Thread(target=lambda: told.extend(it.events()))
    it.arm()
    hearing.start()
    for _ in range(2):
        with EmulatedReader(tmp_path / "tty", CARDS) as emulated:
            wait_until(lambda: told and isinstance(told[-1], Online))
            wait_until(lambda: emulated.device.armed)
            emulated.swipe("good")
            wait_until(lambda: isinstance(told[-1], RawSwipe))
            at = time.monotonic()
        wait_until(lambda: isinstance(told[-1], Offline))
        assert time.monotonic() - at < 2
    it.close()
    hearing.join(10)
    assert not hearing.is_alive()
