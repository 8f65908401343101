"""A program inside the mocked kernel, which says lines of JSON."""

import json
import os
import subprocess
import sys
from types import TracebackType
from typing import Any, Self

from hw.emulator.links.kernel import MockKernel

_PREFACE = """
import errno, fcntl, json, os, select, signal, struct, sys
import evdev, pyudev
signal.alarm(120)  # what waits for something without a limit of its own does not wait for ever
def say(**what): print(json.dumps(what), flush=True)
def events(descriptor, seconds=5):
    "All events up to some silence or a hang-up, without their times."
    found = []
    while select.select([descriptor], [], [], seconds)[0]:
        data = os.read(descriptor, 240) if hung_up(descriptor) is None else b""
        if not data:
            break
        assert len(data) % 24 == 0
        found += [event[2:] for event in struct.iter_unpack("@llHHi", data)]
        seconds = 1.0
    return found
def whole(descriptor, count):
    "So many events, however long they take."
    found = []
    while len(found) < count and select.select([descriptor], [], []):
        found += [event[2:] for event in struct.iter_unpack("@llHHi", os.read(descriptor, 240))]
    return found
def hung_up(descriptor):
    poll = select.poll()
    poll.register(descriptor, 0)
    return True if poll.poll(0) else None
def failure(do, *arguments):
    try:
        do(*arguments)
    except OSError as error:
        return errno.errorcode[error.errno]
"""


class Inside:
    """A context manager that runs Python code inside; `hears` gives what it says next."""

    def __init__(self, kernel: MockKernel, code: str) -> None:
        self._command = [sys.executable, "-c", _PREFACE + code]
        self._environment = {**os.environ, **kernel.environment}

    def __enter__(self) -> Self:
        # Not a session's leader, whose terminal the mocked nodes would become.
        self._process = subprocess.Popen(
            self._command, env=self._environment, stdout=subprocess.PIPE, text=True, process_group=0
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill() if error else None
        assert self._process.wait(20) == 0 or error

    def hears(self) -> dict[str, Any]:
        """Give the next line; waits for it for as long as the program runs."""
        assert self._process.stdout
        line = self._process.stdout.readline()
        assert line, "the program has ended"
        return dict(json.loads(line))
