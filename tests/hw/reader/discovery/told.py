"""A process of a test that tells line by line what it does, and is never waited for without an end."""

import os
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from queue import Empty, SimpleQueue
from typing import Self

_PATIENCE = 30.0  # seconds; where nothing else is done each line comes within one


class Told:
    """Starts a process, hears it, and ends it by ending its standard input.

    On SIGUSR1 the process says on its standard error where it is (`faulthandler.register`).
    """

    def __init__(self, command: Sequence[str], env: Mapping[str, str], patience: float = _PATIENCE) -> None:
        pipe = subprocess.PIPE
        self._patience = patience
        self._errors = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - closed at the exit
        self._process = subprocess.Popen(
            command, stdin=pipe, stdout=pipe, stderr=self._errors, text=True, env={**os.environ, **env}
        )
        self._lines: SimpleQueue[str] = SimpleQueue()
        self._said: list[str] = []
        self._ear = threading.Thread(target=self._hear, daemon=True)
        self._ear.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()
        self._errors.close()

    def say(self, line: str) -> None:
        """Write a line to the process."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()

    def line(self) -> str:
        """Wait for the next line; one that does not come fails, with all that the process said."""
        try:
            line = self._lines.get(timeout=self._patience)
        except Empty:
            raise AssertionError(f"no line came\n{self._account()}") from None
        assert line, f"the process has ended\n{self._account()}"
        return line.strip()

    def _hear(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._said.append(line)
            self._lines.put(line)
        self._lines.put("")

    def _account(self) -> str:
        """Give all that was said, and where the process is now."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGUSR1)
            time.sleep(1)
        self._errors.seek(0)
        return f"{''.join(self._said)}--- errors\n{self._errors.read()}"

    def _end(self) -> None:
        """Let the process clean up after itself; only one that does not end is killed."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            self._process.wait(self._patience)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._ear.join()
