"""The readers on a real kernel: runs the tests of `inside` in a guest, and tells what they say."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.kernel.hands import Hands
from tests.kernel.kernel_image import kernel_image
from tests.kernel.machine import Machine, machine

INSIDE = Path(__file__).with_name("inside")
QUICK_SECONDS, EXHAUSTIVE_SECONDS = 420, 2200


def climb(marked: str, seconds: float) -> None:
    """Run the guest's tests of a mark; fail with the guest's own account when one fails or is left out."""
    with machine(kernel_image(), [str(INSIDE), "-m", marked]) as guest:
        Hands(guest)
        code = guest.wait(seconds)
        assert code is not None, f"the guest broke down, or took more than {seconds} s\n{guest.account()}"
        assert code == 0, f"the guest's tests end with {code}\n{guest.account()}"
        assert _counted(guest, "tests") > 0
        assert _counted(guest, "skipped") == 0, guest.account()


def _counted(guest: Machine, what: str) -> int:
    report = (guest.share / "junit.xml").read_text(encoding="utf-8")
    return sum(int(suite.get(what, 0)) for suite in ET.fromstring(report).iter("testsuite"))


def test_readers_on_a_real_kernel() -> None:
    climb("not exhaustive", QUICK_SECONDS)


@pytest.mark.exhaustive
def test_readers_on_a_real_kernel_at_every_point_of_a_swipe() -> None:
    climb("exhaustive", EXHAUSTIVE_SECONDS)
