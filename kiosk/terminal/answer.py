"""One whole HTTP answer of the terminal service."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole HTTP answer.

    Attributes:
        media_type: in lower case, without parameters; empty if there is none.
    """

    status: int
    media_type: str
    body: bytes
