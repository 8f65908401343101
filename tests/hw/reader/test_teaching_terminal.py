"""The technician's terminal while a reader is taught: it shows nothing, obeys no key, and recovers."""

import os
import pty
import signal
import sys
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

TEACHES = """
import sys
from hw.reader.teaching.terminal import unseen
class Odd(Exception): pass
def wait(): sys.stdout.write("deaf\\n"); sys.stdout.flush(); return input()
try:
    with unseen():
        line = wait()
        if line == "odd": raise Odd
        print("heard", repr(line))
except Odd:
    print("odd")
print("after", flush=True)
input()
"""
# Ctrl+C, Ctrl+\, Ctrl+Z and Ctrl+S, as a reader might type them.
CONTROLS = b"\x03\x1c\x1a\x13"


class Child:
    """A program whose terminal we are."""

    def __init__(self, pid: int, terminal: int) -> None:
        self.pid, self.terminal = pid, terminal
        self.shown = b""

    def until(self, words: bytes) -> None:
        while words not in self.shown:
            self.shown += os.read(self.terminal, 4096)

    def status(self) -> int:
        return os.waitpid(self.pid, 0)[1]

    def ended_by(self, send: Callable[[], object]) -> int:
        """Send it a signal until it has ended: one just before Python begins to read is heard at the next."""
        for _ in range(10):
            send()
            for _ in range(200):
                time.sleep(0.01)
                pid, status = os.waitpid(self.pid, os.WNOHANG)
                if pid:
                    return os.waitstatus_to_exitcode(status)
        raise TimeoutError("the signal is not obeyed")

    def settings(self) -> list[Any]:
        return termios.tcgetattr(self.terminal)


@contextmanager
def child() -> Iterator[tuple[Child, list[Any]]]:
    pid, terminal = pty.fork()
    if pid == 0:
        # Whoever runs the tests may ignore them, and so would all that come from there.
        for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP):
            signal.signal(number, signal.SIG_DFL)
        os.execv(sys.executable, [sys.executable, "-c", TEACHES])
    before = termios.tcgetattr(terminal)
    try:
        yield Child(pid, terminal), before
    finally:
        os.close(terminal)


def test_what_a_reader_types_is_not_shown_and_does_nothing() -> None:
    with child() as (program, before):
        program.until(b"deaf\r\n")
        os.write(program.terminal, CONTROLS + b"%CARD?\n")
        program.until(b"after\r\n")
        assert program.shown == b"deaf\r\nheard '\\x03\\x1c\\x1a\\x13%CARD?'\r\nafter\r\n"
        assert program.settings() == before
        # Ctrl+C is obeyed again
        assert program.ended_by(lambda: os.write(program.terminal, b"\x03")) == -signal.SIGINT


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_the_terminal_is_as_it_was_when_the_process_is_ended(number: signal.Signals) -> None:
    with child() as (program, before):
        program.until(b"deaf\r\n")
        assert program.settings() != before
        assert program.ended_by(lambda: os.kill(program.pid, number)) == 128 + number
        assert program.settings() == before


def test_the_terminal_is_as_it_was_when_something_fails() -> None:
    with child() as (program, before):
        program.until(b"deaf\r\n")
        os.write(program.terminal, b"odd\n")
        program.until(b"odd\r\nafter\r\n")
        assert program.settings() == before
        os.write(program.terminal, b"\n")
        assert program.status() == 0
