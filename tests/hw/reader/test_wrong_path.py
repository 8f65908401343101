"""A device path in kiosk.toml that is a terminal: it must not become the service's own."""

import os
import subprocess
import sys

import pytest

from tests.hw.reader.discovery.plugged import ROOT

# Opens the path as a process that has no terminal, and tells whether it has one then.
OPENS = """
import sys
from contextlib import suppress
from pathlib import Path
from hw.feedback.beeper import Beeper
from hw.reader.device import DeviceError
from hw.reader.hid.hidraw import Hidraw
from hw.reader.wedge.node import Node
with suppress(DeviceError, OSError):
    made = {"wedge": Node, "hid": Hidraw, "beeper": lambda path: Beeper(path).attempt()}[sys.argv[1]]
    made(sys.argv[2])
    print("it was taken")
try:
    Path("/dev/tty").open().close()
    print("it is ours")
except OSError:
    print("none")
"""


@pytest.mark.parametrize("kind", ["wedge", "hid", "beeper"])
def test_a_terminal_does_not_become_the_services_own(kind: str) -> None:
    ours, theirs = os.openpty()
    try:
        command = [sys.executable, "-c", OPENS, kind, os.ttyname(theirs)]
        ran = subprocess.run(
            command, cwd=ROOT, start_new_session=True, capture_output=True, text=True, timeout=30, check=True
        )
    finally:
        os.close(ours)
        os.close(theirs)
    assert ran.stdout == "none\n"
