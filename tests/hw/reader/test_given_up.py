"""A driver that is closed in the middle of a swipe leaves nothing of the card in memory."""

import gc
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from hw.emulator.cards import Card
from hw.emulator.links.kernel import MockKernel
from hw.emulator.links.umockdev_link import UmockdevLink
from hw.emulator.reader import EmulatedReader
from hw.emulator.readers.wedge import Wedge
from hw.reader.secret import Secret
from tests.hw.emulator.inside import Inside
from tests.hw.reader.rig import wait_until
from tests.hw.reader.test_serial_driver import heard, ready

CARD = Card(track_1="%PARAUGS ANNA?", track_2=";8812345678?")
LONG = Card(track_1=f"%{'PARAUGS ANNA ' * 5}?", track_2=f";{'8812345' * 5}?")
"""One whose swipe takes so long that a busy test, too, gives up in its middle."""


def held() -> list[Secret]:
    """Give the secrets that hold something; asks no other object, as a dead weak proxy would raise."""
    return [one for one in gc.get_objects() if type(one) is Secret and len(one)]


@pytest.fixture
def _new_objects_only() -> Iterator[None]:
    """Let `held` look through what is made from now on; after many tests all else takes it seconds."""
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("_new_objects_only")
@pytest.mark.parametrize("raw", [False, True])
def test_a_serial_swipe_that_is_given_up_is_wiped(tmp_path: Path, raw: bool) -> None:
    before = held()
    with EmulatedReader(tmp_path / "tty", fragment=1, pause=0.05) as reader:
        with heard(tmp_path / "tty", raw=raw) as hearing:
            ready(hearing, reader)
            threading.Thread(target=reader.swipe_card, args=(LONG,), daemon=True).start()
            wait_until(lambda: any(one not in before for one in held()))
            found = [one for one in held() if one not in before]
        assert [one for one in found if any(one.view())] == []


def test_a_typed_swipe_that_is_given_up_is_wiped() -> None:
    code = """
import gc, threading
from hw.reader.driver import Started
from hw.reader.secret import Secret
from hw.reader.wedge.driver import WedgeDriver
driver, found = WedgeDriver("/dev/input/event5"), []
def give_up():
    found.extend(one for one in gc.get_objects() if type(one) is Secret and len(one))
    driver.close()
for event in driver.events():
    say(event=type(event).__name__)
    if isinstance(event, Started):
        threading.Timer(0.2, give_up).start()
say(held=len(found), left=sum(any(one.view()) for one in found))
"""
    with MockKernel() as kernel, UmockdevLink(Wedge(), kernel) as link, Inside(kernel, code) as inside:
        assert inside.hears() == {"event": "Online"}
        steps = [step for step in link.reader.swipe(CARD) if isinstance(step, bytes)]
        assert link.play(steps[: len(steps) // 2])
        assert inside.hears() == {"event": "Started"}
        assert inside.hears() == {"held": 1, "left": 0}
