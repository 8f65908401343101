"""The HID driver on real hidraw nodes: swipes, stalls, unplugging, and what reaches the device's end."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from hw.emulator.cards import Card
from hw.emulator.damage import Pause, Unplugged
from hw.emulator.readers.magtek import MagTek
from hw.reader.driver import Lit, Offline, Online, RawSwipe, Started
from hw.reader.hid.driver import HidDriver
from tests.hw.reader.hid import descriptors as known
from tests.hw.reader.hid.test_magtek import report
from tests.hw.reader.rig import wait_until
from tests.hw.reader.test_serial_driver import Heard, text
from tests.kernel.inside.hid_devices import Recorded, Silent, msr605x

CARD = Card(track_1="%PARAUGS" + "A" * 69 + "?", track_2=";8812345678?", track_3="+" + "1" * 100 + "?")
SECOND = Card(track_2=";8812345678?")


@contextmanager
def heard(device: str) -> Iterator[Heard]:
    hearing = Heard(HidDriver(device))
    try:
        yield hearing
    finally:
        hearing.close()


@pytest.fixture
def magtek() -> Iterator[Recorded]:
    with Recorded(MagTek()) as device:
        yield device


@pytest.fixture(params=["MSR605X_FEATURE", "MSR605X_OUTPUT", "MSR605X_BOTH"])
def clone(request: pytest.FixtureRequest) -> Iterator[Recorded]:
    reader = msr605x(getattr(known, request.param))
    with Recorded(reader) as device:
        yield device
        assert reader.reader.oddities == reader.oddities == []
        by_feature = request.param != "MSR605X_OUTPUT"
        assert (bool(device.features), bool(device.outputs)) == (by_feature, not by_feature)
        assert all(len(frame) == 64 for frame in device.features + device.outputs)


def ready(hearing: Heard, device: Recorded) -> None:
    hearing.driver.show("green")
    hearing.driver.arm()
    wait_until(lambda: device.reader.state() == {"lamp": "green", "armed": True})


def gone(hearing: Heard, times: int) -> None:
    """Wait until the driver has let go of the node: until then, the kernel gives its number to no other."""
    wait_until(lambda: hearing.of(Offline).count(Offline("hung-up")) >= times)


def test_a_magtek_gives_swipe_after_swipe_armed_or_not(magtek: Recorded) -> None:
    with heard(magtek.node) as hearing:
        assert hearing.wait(Online) == [Online("Mag-Tek USB Swipe Reader")]
        for count in range(1, 4):
            magtek.swipe(SECOND)
            assert text(hearing.wait(RawSwipe, count)[-1]) == b";8812345678?"
        assert len(hearing.of(Started)) == 3
        assert hearing.driver.lamps == frozenset()
    assert magtek.features == magtek.outputs == []


def test_swipes_that_came_while_nobody_read_are_whole_or_not_there(magtek: Recorded) -> None:
    with heard(magtek.node) as hearing:
        hearing.wait(Online)
        for _ in range(200):
            magtek.swipe(SECOND)
        hearing.wait(RawSwipe, 1)
        time.sleep(1)
        assert {text(swipe) for swipe in hearing.of(RawSwipe)} == {b";8812345678?"}


@pytest.mark.parametrize("size", [1, 130, 329, 336, 338])
def test_a_report_of_another_length_is_no_card(magtek: Recorded, size: int) -> None:
    with heard(magtek.node) as hearing:
        hearing.wait(Online)
        magtek.send(bytes(report({2: ";9371000000000002=2912?"}, size=338))[:size])
        magtek.swipe(SECOND)
        wait_until(lambda: any(getattr(swipe, "fault", "") is None for swipe in hearing.of(RawSwipe)))
        *failed, good = hearing.of(RawSwipe)
        assert text(good) == b";8812345678?"
        # Linux 6.1.192 passes over reports that are too short; earlier ones hand them on.
        assert all(swipe == RawSwipe({}, "TRUNCATED") for swipe in failed)


def test_a_magtek_is_unplugged_and_found_again(magtek: Recorded) -> None:
    with heard(magtek.node) as hearing:
        for count in range(1, 4):
            hearing.wait(Online, count)
            magtek.swipe(SECOND)
            magtek.unplug()
            gone(hearing, count)
            assert text(hearing.wait(RawSwipe, count)[-1]) == b";8812345678?"  # what had come is not lost
            magtek.plug()
            assert magtek.node == hearing.driver.device
        assert {offline.reason for offline in hearing.of(Offline) if isinstance(offline, Offline)} <= {
            "hung-up",
            "unplugged",
        }


def test_two_do_not_share_a_reader(magtek: Recorded) -> None:
    with heard(magtek.node) as first:
        first.wait(Online)
        with heard(magtek.node) as second:
            assert second.wait(Offline) == [Offline("busy")]
            first.close()
            second.wait(Online)


@pytest.mark.parametrize(
    ("descriptor", "reason"),
    [(known.MAGNESAFE, "encrypted"), (known.MOUSE, "no-answer"), (known.MAGTEK_KEYBOARD, "no-answer")],
)
def test_what_cannot_be_read_says_why(descriptor: bytes, reason: str) -> None:
    with Recorded(Silent(descriptor, (0x0801, 0x0011))) as device, heard(device.node) as hearing:
        assert hearing.wait(Offline) == [Offline(reason)]  # type: ignore[arg-type]  # parametrized
        assert hearing.of(Online) == hearing.of(RawSwipe) == []


def test_a_reader_of_the_point_of_sale_tables_is_read() -> None:
    with Recorded(Silent(known.POS_MSR, (0x0404, 0x5932))) as device, heard(device.node) as hearing:
        hearing.wait(Online)
        device.send(bytes((3, 0, 12)) + bytes(79) + b";8812345678?".ljust(40, b"\0"))
        assert text(hearing.wait(RawSwipe)[0]) == b";8812345678?"


def test_an_msr605x_reads_swipe_after_swipe_and_lights_its_lamp(clone: Recorded) -> None:
    with heard(clone.node) as hearing:
        assert hearing.wait(Online) == [Online("MSR605/3")]
        for count in range(1, 4):
            ready(hearing, clone)
            assert clone.swipe(CARD)
            assert text(hearing.wait(RawSwipe, count)[-1]) == b";8812345678?"
        hearing.driver.show("red")
        wait_until(lambda: clone.reader.state()["lamp"] == "red")
        hearing.wait(Lit)
        assert "red" in hearing.driver.lamps
    assert [getattr(swipe, "fault", "") for swipe in hearing.of(RawSwipe)] == [None] * 3


@pytest.mark.parametrize("stall", [0.05, 0.2])
def test_an_msr605x_that_stalls_within_a_swipe_is_heard_out(stall: float) -> None:
    with Recorded(msr605x(known.MSR605X_FEATURE)) as device, heard(device.node) as hearing:
        ready(hearing, device)
        for frame in device.reader.swipe(CARD):
            device.play((frame, Pause(stall)))
        (swipe,) = hearing.wait(RawSwipe)
        assert (text(swipe), getattr(swipe, "fault", "")) == (b";8812345678?", None)


def test_frames_that_are_lost_fail_the_swipe_and_the_next_one_is_read() -> None:
    with Recorded(msr605x(known.MSR605X_FEATURE)) as device, heard(device.node) as hearing:
        for at in (0, 1, 3):
            ready(hearing, device)
            count = len(hearing.of(RawSwipe))
            frames = device.reader.swipe(CARD)
            assert len(frames) == 4
            assert device.play(frames[:at] + frames[at + 1 :])
            assert getattr(hearing.wait(RawSwipe, count + 1)[-1], "fault", None) is not None, at
        ready(hearing, device)
        device.swipe(CARD)
        wait_until(lambda: getattr(hearing.of(RawSwipe)[-1], "fault", "") is None)


def test_an_overflow_of_the_kernels_queue_fails_the_swipe() -> None:
    with Recorded(msr605x(known.MSR605X_FEATURE)) as device, heard(device.node) as hearing:
        ready(hearing, device)
        assert device.play((device.reader.swipe(CARD)[0], *[b"\x3f" + b"1" * 63] * 90))
        assert getattr(hearing.wait(RawSwipe)[0], "fault", None) is not None


def test_unplugging_between_any_two_frames_loses_that_swipe_only() -> None:
    with Recorded(msr605x(known.MSR605X_FEATURE)) as device, heard(device.node) as hearing:
        for cut in range(4):
            ready(hearing, device)
            device.play((*device.reader.swipe(CARD)[:cut], Unplugged()))
            gone(hearing, cut + 1)
            device.reader.power_up()
            device.plug()
            hearing.wait(Online, cut + 2)
        assert all(getattr(swipe, "fault", None) for swipe in hearing.of(RawSwipe))
        ready(hearing, device)
        device.swipe(CARD)
        wait_until(lambda: getattr(hearing.of(RawSwipe)[-1], "fault", "") is None)


def test_an_msr605x_without_power_gives_no_answer() -> None:
    with Recorded(msr605x(known.MSR605X_FEATURE)) as device:
        device.reader.power(on=False)
        with heard(device.node) as hearing:
            assert hearing.wait(Offline) == [Offline("no-answer")]
            device.reader.power(on=True)
            hearing.wait(Online)
