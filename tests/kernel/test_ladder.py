"""The readers on a real kernel: runs the tests of `inside` in a guest, and tells what they say."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.kernel.hands import Hands
from tests.kernel.kernel_image import kernel_image
from tests.kernel.machine import Machine, machine

INSIDE = Path(__file__).with_name("inside")
QUICK_SECONDS, EXHAUSTIVE_SECONDS = 600, 2200
"""What a machine may take that others use too; a quiet one is far quicker."""

_FAILED = re.compile(r"^(?:\S*/)?(test_\w+\.py::.*) (?:FAILED|ERROR)\b", re.MULTILINE)
_BEGUN = re.compile(r"^(?:\S*/)?(test_\w+\.py::.*?) *\Z", re.MULTILINE)


def climb(marked: str, seconds: float) -> None:
    """Run the guest's tests of a mark; fail with their names, then the guest's account, when one fails.

    One that is left out is a failure too.
    """
    with machine(kernel_image(), [str(INSIDE), "-m", marked, "-vv", "--durations=10"]) as guest:
        Hands(guest)
        code = guest.wait(seconds)
        names = told(guest.output())
        slow = f"the guest broke down, or took more than {seconds} s"
        assert code is not None, f"{names}{slow}\n{guest.account()}"
        assert code == 0, f"{names}the guest's tests end with {code}\n{guest.account()}"
        assert _counted(guest, "tests") > 0
        assert _counted(guest, "skipped") == 0, guest.account()


def told(output: str) -> str:
    """Tell by pytest's output, line by line, which tests have failed, and in which one it broke off."""
    failed = [f"failed: {name}\n" for name in dict.fromkeys(_FAILED.findall(output))]
    return "".join([*failed, *(f"broke off in: {name}\n" for name in _BEGUN.findall(output))])


def _counted(guest: Machine, what: str) -> int:
    report = (guest.share / "junit.xml").read_text(encoding="utf-8")
    return sum(int(suite.get(what, 0)) for suite in ET.fromstring(report).iter("testsuite"))


def test_failures_are_named_first_and_the_test_in_which_it_broke_off() -> None:
    output = (
        "booted after 5 s\n"
        "tests/kernel/inside/test_a.py::test_one PASSED      [ 25%]\n"
        "tests/kernel/inside/test_a.py::test_two[a b] FAILED [ 50%]\n"
        "tests/kernel/inside/test_b.py::test_three PASSED    [ 75%]\n"
        "tests/kernel/inside/test_b.py::test_three ERROR     [ 75%]\n"
    )
    failed = "failed: test_a.py::test_two[a b]\nfailed: test_b.py::test_three\n"
    assert told(output) == failed
    output += "tests/kernel/inside/test_b.py::test_four "
    assert told(output) == failed + "broke off in: test_b.py::test_four\n"


def test_readers_on_a_real_kernel() -> None:
    climb("not exhaustive", QUICK_SECONDS)


@pytest.mark.exhaustive
@pytest.mark.timeout(EXHAUSTIVE_SECONDS + 60)
def test_readers_on_a_real_kernel_at_every_point_of_a_swipe() -> None:
    climb("exhaustive", EXHAUSTIVE_SECONDS)
