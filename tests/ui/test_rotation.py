"""A panel that is mounted turned: the picture is turned with it, and so is the finger."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("rotation", "size"),
    [(0, (1280, 800)), (90, (800, 1280)), (180, (1280, 800)), (270, (800, 1280))],
)
def test_the_picture_and_the_finger_turn_clockwise(rotation: int, size: tuple[int, int]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.turned_panel", str(rotation), str(size[0]), str(size[1])],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stdout.splitlines()[-1:] == [f"{size} (1280, 800) ['top left', 'top left']"], done.stderr
