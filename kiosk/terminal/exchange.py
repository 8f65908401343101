"""What the commands ask of whatever carries them to the terminal service."""

from typing import Protocol

from msgspec import Struct

from kiosk.ports.terminal import NoAnswer, NotSent


class Answer(Struct, frozen=True):
    """A whole HTTP answer.

    Attributes:
        media_type: in lower case, without parameters; empty if there is none.
    """

    status: int
    media_type: str
    body: bytes


class Exchange(Protocol):
    """The way to one terminal service, with at most one request on it at a time."""

    def exchange(
        self, method: str, path: str, *, token: str = "", body: bytes | None = None
    ) -> Answer | NotSent | NoAnswer:
        """Send one request and return its answer; `path` begins with a slash."""
        ...

    def close(self) -> None:
        """Give the way up."""
        ...
