"""Runs commands in the guest's inspection shell."""

import base64
import gzip
import secrets
import socket
import threading
import time
import zlib
from dataclasses import dataclass
from typing import Final

_WIDTH: Final = 512
"""A command comes in lines of so many characters: a serial line may have a short memory."""


class ShellError(Exception):
    """The shell does not answer, or a command failed that must not."""


class GoneError(ShellError):
    """There is no guest any more."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a command has said, on both its outputs, and its exit code."""

    code: int
    raw: bytes

    @property
    def text(self) -> str:
        """What it said, as text."""
        return self.raw.decode("utf-8", "replace")


class Shell:
    """A root shell at the other end of a socket; may be called from any thread, one command at a time.

    Args:
        connection: to the port.
    """

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._lock = threading.Lock()

    def wait(self, seconds: float) -> None:
        """Wait until the shell answers.

        Raises:
            ShellError: it does not in that time, or there is no guest.
        """
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                self.run("true", 5)
            except GoneError:
                raise
            except ShellError:
                time.sleep(0.5)
            else:
                return
        raise ShellError(f"no shell in the guest within {seconds:.0f} s")

    def run(self, command: str, seconds: float = 60) -> Done:
        """Run a command of `sh` and give what it said.

        Raises:
            ShellError: no answer in time.
        """
        with self._lock:
            mark = secrets.token_hex(8)
            try:
                self._connection.sendall(script(command, mark))
                return answer(self._until(f"{mark}:END\n".encode(), seconds), mark)
            except OSError as error:
                raise GoneError(f"{command!r}: the guest is gone") from error

    def must(self, command: str, seconds: float = 60) -> str:
        """Run a command that has to succeed and give what it said, as text.

        Raises:
            ShellError: it fails, or there is no answer in time.
        """
        done = self.run(command, seconds)
        if done.code:
            raise ShellError(f"{command!r} ends with {done.code}: {done.text[-500:]}")
        return done.text

    def _until(self, end: bytes, seconds: float) -> bytes:
        got = bytearray()
        deadline = time.monotonic() + seconds
        while end not in got:
            left = deadline - time.monotonic()
            if left <= 0:
                raise ShellError(f"the shell gave no answer within {seconds:.0f} s")
            self._connection.settimeout(left)
            try:
                piece = self._connection.recv(65536)
            except TimeoutError:
                continue
            if not piece:
                raise GoneError("the guest is gone")
            got += piece.replace(b"\r\n", b"\n")
        return bytes(got)


def script(command: str, mark: str) -> bytes:
    """Give what is sent for a command: it and its answer go in base64, so nothing on the way alters them."""
    text = base64.b64encode(command.encode()).decode()
    pieces = [text[at : at + _WIDTH] for at in range(0, len(text), _WIDTH)] or [""]
    lines = ["", "c=", *(f"c=${{c}}{piece}" for piece in pieces)]
    # The mark is put together there, so that an echo of this line is not taken for the answer.
    lines.append(f'm={mark}; o=$(mktemp -p /run); sh -c "$(echo $c|base64 -d)" >$o 2>&1 </dev/null; r=$?')
    lines.append("echo $m:BEGIN; gzip -1 <$o | base64; rm $o; echo $m:$r; echo $m:END")
    return ("\n".join(lines) + "\n").encode()


def answer(got: bytes, mark: str) -> Done:
    """Take a command's answer apart.

    Raises:
        ShellError: it is not whole.
    """
    text = got.decode("ascii", "replace")
    try:
        begun = text.split(f"{mark}:BEGIN\n", 1)[1]
        encoded, _, rest = begun.rpartition(f"{mark}:END\n")[0].rpartition(f"{mark}:")
        return Done(int(rest), gzip.decompress(base64.b64decode("".join(encoded.split()), validate=True)))
    except (IndexError, ValueError, EOFError, OSError, zlib.error) as error:
        raise ShellError("the shell's answer was damaged on the way") from error
