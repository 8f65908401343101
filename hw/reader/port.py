"""What a session with a reader speaks over: a line for bytes, whose input goes into memory to be wiped."""

from contextlib import AbstractContextManager
from typing import Protocol


class Port(Protocol):
    """An open line to the reader. Every method raises `DeviceError` when the line fails."""

    def send(self, data: bytes) -> None:
        """Write bytes and wait until they are on the wire."""

    def drop_input(self) -> None:
        """Forget what has come and was not received."""

    def wait(self, seconds: float | None, wake: int = -1) -> bool:
        """Wait for bytes, or until the descriptor `wake` is readable; tell of bytes or a hang-up."""

    def received(self) -> AbstractContextManager[memoryview]:
        """Give the bytes that have come, and wipe them at the context's end; none if the wait was in vain."""

    def faults(self) -> tuple[int, ...]:
        """Give the counts of bytes lost or damaged on the line; () where nobody counts."""
