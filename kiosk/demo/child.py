"""One program of the rig: started, talked to line by line, and certainly ended."""

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any, Final

ANSWER_SECONDS: Final = 20.0


class ChildError(Exception):
    """A program of the rig ended, failed or did not answer; its log says why.

    Attributes:
        answer: what it answered, if it did.
    """

    def __init__(self, words: str, answer: dict[str, Any] | None = None) -> None:
        super().__init__(words)
        self.answer = answer or {}


class Child:
    """A module of this product run as a process of its own.

    Args:
        log: takes what the program writes to stderr (and stdout, unless it is `talking`).
        arguments: after `python -m`.
        talking: it takes commands on stdin and answers each with a line of JSON.
        environment: what is added to this program's own.
    """

    def __init__(
        self,
        log: Path,
        *arguments: str,
        talking: bool = False,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._name = " ".join(arguments[:3])
        self._log = log
        self._answers: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        with log.open("ab") as out:
            self._process = subprocess.Popen(
                # The kernel ends the program when this one dies, however it dies.
                ["setpriv", "--pdeathsig", "TERM", sys.executable, "-m", *arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE if talking else out,
                stderr=out,
                text=True,
                env={**os.environ, **(environment or {})},
                # Ctrl-C is for this program alone. Not a session of its own: a mocked device node is a
                # terminal, which would become that of a session's leader, and kill it when it is unplugged.
                process_group=0,
            )
        if talking:
            threading.Thread(target=self._listen, daemon=True).start()

    @property
    def is_alive(self) -> bool:
        """Whether the program is running."""
        return self._process.poll() is None

    def announced(self, seconds: float) -> dict[str, Any]:
        """Return the line that a talking program says when it is ready.

        Raises:
            ChildError: it ends, or says nothing in time.
        """
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            with contextlib.suppress(queue.Empty):
                return self._answers.get(timeout=0.1)
            self.check()
        raise ChildError(f"{self._name} does not start: {self.log()}")

    def say(self, command: str) -> dict[str, Any]:
        """Give a command and return its answer.

        Raises:
            ChildError: no answer, or one that says that it failed.
        """
        stdin = _open(self._process.stdin)
        while not self._answers.empty():  # what it said unasked, such as that it is ready
            self._answers.get()
        try:
            stdin.write(f"{command}\n")
            stdin.flush()
            answer = self._answers.get(timeout=ANSWER_SECONDS)
        except (OSError, queue.Empty) as error:
            raise ChildError(f"{self._name} does not answer to {command!r}: {self.log()}") from error
        if not answer.get("ok", True):
            raise ChildError(f"{self._name}: {command!r}: {answer}", answer)
        return answer

    def log(self, lines: int = 8) -> str:
        """Return the last lines of what the program had to say."""
        return "\n".join(self._log.read_text(errors="replace").splitlines()[-lines:])

    def check(self) -> None:
        """Do nothing if the program runs.

        Raises:
            ChildError: it has ended.
        """
        if not self.is_alive:
            raise ChildError(f"{self._name} ended with {self._process.returncode}: {self.log()}")

    def stop(self, seconds: float = 10.0) -> None:
        """Ask the program to end, and insist if it does not."""
        self._process.terminate()
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _listen(self) -> None:
        for line in _open(self._process.stdout):
            self._answers.put(json.loads(line))


def _open(stream: IO[str] | None) -> IO[str]:
    if stream is None:
        raise ChildError("the program was not started to be talked to")
    return stream
