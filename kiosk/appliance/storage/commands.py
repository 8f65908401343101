"""The system's own tools, run one at a time, each told of in the log."""

import logging
import os
import subprocess
from collections.abc import Sequence
from typing import Final

log = logging.getLogger(__name__)

_LONGEST: Final = 240


class CommandError(Exception):
    """A tool could not do what was asked of it; its arguments are the tool's name and its words."""

    def __str__(self) -> str:
        """Return the words, the tool's name before them."""
        return ": ".join(str(part) for part in self.args)


def run(command: Sequence[str], text: str = "") -> str:
    """Run a tool, give it `text` as its input, and return what it wrote to its output.

    Raises:
        CommandError: it is not there, or its exit code is not 0.
    """
    done = attempt(command, text)
    if done.returncode != 0:
        raise CommandError(command[0], last_words(done) or f"exit code {done.returncode}")
    return done.stdout


def attempt(command: Sequence[str], text: str = "") -> subprocess.CompletedProcess[str]:
    """Run a tool to its end, whatever its exit code.

    Raises:
        CommandError: it is not there.
    """
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(
            command, input=text, capture_output=True, check=False, errors="replace", env=environment
        )
    except OSError as error:
        raise CommandError(command[0], error.strerror or "cannot be run") from error
    log.info("%s: exit code %d %s", " ".join(command), done.returncode, last_words(done))
    return done


def last_words(done: subprocess.CompletedProcess[str], lines: int = 3) -> str:
    """Return the last lines that a tool wrote, in one line of no more than 240 characters."""
    words = (done.stderr.strip() or done.stdout.strip()).splitlines()
    return " / ".join(line.strip() for line in words[-lines:])[-_LONGEST:]
