"""The beeper, where there is none; with one it is tried in the kernel's guest."""

from pathlib import Path

import pytest

from hw.feedback.beeper import Beeper
from tests.hw.reader.rig import wait_until


@pytest.mark.parametrize(
    ("node", "why"),
    [("/dev/null", "Inappropriate ioctl"), ("{}/nothing", "No such file"), ("{}", "Is a directory")],
)
def test_what_is_no_beeper_offers_no_sound(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, node: str, why: str
) -> None:
    beeper = Beeper(node.format(tmp_path))
    with caplog.at_level("INFO"):
        beeper.watch(lambda: None)
        wait_until(lambda: f"beeper: does not work ({why}" in caplog.text)
    assert beeper.capabilities() == frozenset()
    beeper.close()
