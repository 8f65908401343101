"""Cards for the emulated readers: what is on them, or how their swipe goes wrong."""

from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct, field

# How a swipe can go wrong. `at` says where, as far as a kind has a place.
# - every track unreadable, or one of them; the reader's status 31
# - the swipe breaks off; line noise before it; noise and nothing else; a stray byte within
# - a character of the text is lost, or comes twice; the check character is another
# - the swipe stands still for `seconds`; something of it is lost on the way and the host is told, as a kernel
#   tells whose buffer has overflowed; the plug is pulled
Damage = Literal[
    "",
    "unreadable",
    "bad-track-1",
    "bad-track-2",
    "bad-track-3",
    "status",
    "half-frame",
    "noise",
    "only-noise",
    "stray-byte",
    "lost-character",
    "repeated-character",
    "bad-check",
    "stall",
    "dropped",
    "unplugged",
]
MIDDLE = -1


class Card(Struct, frozen=True, forbid_unknown_fields=True):
    """A card: the texts of its tracks with their sentinels, and what happens when it is swiped.

    In a JSON file: `{"1": "%…?", "2": ";…?"}` or `{"damage": "unreadable"}`, or both.

    Attributes:
        damage: how the swipe goes wrong.
        at: where: the character of the text (all tracks one after the other), or the byte, key or report of
            what is sent, from 0; or the middle.
        seconds: for how long a stalled swipe stands still.
    """

    track_1: str = field(default="", name="1")
    track_2: str = field(default="", name="2")
    track_3: str = field(default="", name="3")
    damage: Damage = ""
    at: int = MIDDLE
    seconds: float = 0.2

    def tracks(self) -> tuple[str, str, str]:
        """Give the texts of the three tracks."""
        return self.track_1, self.track_2, self.track_3


# Invented cards, which fit the rules in the example configuration.
SAMPLES: dict[str, Card] = {
    "good": Card(track_2=";9371000000000002=2912?"),
    "other": Card(track_2=";9371000000000010=2912?"),
    "bad": Card(damage="unreadable"),
    "half": Card(track_2=";9371000000000002=2912?", damage="half-frame"),
    "bank": Card(
        track_1="%B4000000000000002^PARAUGS/ANNA^29122010000?", track_2=";4000000000000002=29122010000?"
    ),
    "unknown": Card(track_2=";1234567?"),
}


def load(path: Path) -> dict[str, Card]:
    """Read cards by name from a JSON file.

    Raises:
        OSError: the file cannot be read.
        msgspec.DecodeError: it does not hold cards by name.
    """
    return msgspec.json.decode(path.read_bytes(), type=dict[str, Card])
