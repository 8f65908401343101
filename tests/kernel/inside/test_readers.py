"""Every reader on the kernel's own devices: read, pulled out in mid-swipe, stalling in mid-swipe."""

from collections.abc import Callable

import pytest

from hw.emulator.readers.magtek import MagTek
from hw.emulator.readers.msr605x import Msr605x
from hw.emulator.readers.wedge import Wedge
from tests.kernel.inside.console import Console
from tests.kernel.inside.outside import Outside
from tests.kernel.inside.readers import Reader, UinputKeyboard, UsbKeyboard, UsbSerial
from tests.kernel.inside.scenarios import CARD, RIGHT, breaks_off, listened, reads, stalls
from tests.kernel.inside.uhid_readers import UhidReader

READERS: dict[str, Callable[[Outside], Reader]] = {
    "uinput": lambda _: UinputKeyboard(),
    "uhid-wedge": lambda _: UhidReader(Wedge),
    "uhid-magtek": lambda _: UhidReader(MagTek),
    "uhid-magtek-keyboard": lambda _: UhidReader(lambda: MagTek("keyboard")),
    "uhid-msr605x": lambda _: UhidReader(Msr605x),
    "usb-keyboard": UsbKeyboard,
    "usb-serial": UsbSerial,
}


def marks(name: str) -> tuple[pytest.MarkDecorator, ...]:
    """Give a reader's marks: what types as uhid-wedge does need not be tried each time."""
    return (pytest.mark.exhaustive,) if name == "uhid-magtek-keyboard" else ()


@pytest.fixture(params=[pytest.param(name, marks=marks(name)) for name in READERS])
def reader(request: pytest.FixtureRequest, outside: Outside) -> Reader:
    return READERS[request.param](outside)


def test_it_is_read(reader: Reader) -> None:
    with listened(reader) as listening:
        reads(reader, listening)
        reads(reader, listening)


def test_pulling_it_out_in_mid_swipe_reads_nothing_wrong(reader: Reader) -> None:
    with listened(reader) as listening:
        breaks_off(reader, listening, reader.steps(CARD) // 2)


@pytest.mark.exhaustive
def test_pulling_it_out_at_every_point_of_a_swipe_reads_nothing_wrong(reader: Reader) -> None:
    with Console() as console, listened(reader) as listening:
        for at in range(reader.steps(CARD) + 1):
            breaks_off(reader, listening, at)
            assert console.leaked() == ""


def test_a_short_stall_in_mid_swipe_loses_nothing() -> None:
    reader = UinputKeyboard()
    with listened(reader) as listening:
        assert stalls(reader, listening, reader.steps(CARD) // 2, 0.2) == RIGHT


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    "reader", sorted(READERS.keys() - {"uhid-magtek-keyboard"}), indirect=True
)  # as uhid-wedge
@pytest.mark.parametrize("seconds", [0.05, 0.2, 1.0])
def test_a_stall_at_every_point_of_a_swipe_reads_nothing_wrong(reader: Reader, seconds: float) -> None:
    with listened(reader) as listening:
        for at in range(1, reader.steps(CARD)):
            verdict = stalls(reader, listening, at, seconds)
            assert verdict == RIGHT or seconds == 1.0, f"a sound swipe is refused after a stall at {at}"
