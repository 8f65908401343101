"""What a card's damage does to its text and to what a reader sends. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from hw.emulator.cards import Card


@dataclass(frozen=True, slots=True)
class Pause:
    """The swipe stands still."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Dropped:
    """The host's buffer overflows here: what waits in it is lost, and the host is told where it can be."""


@dataclass(frozen=True, slots=True)
class Unplugged:
    """The plug is pulled here."""


Step = bytes | Pause | Dropped | Unplugged
"""One thing that happens in a swipe: something is sent, or something goes wrong."""


def place(card: Card, length: int) -> int:
    """Give where the damage is in something of this length."""
    return card.at if 0 <= card.at < length else length // 2


def is_unreadable(card: Card, track: int) -> bool:
    """Tell whether the reader can make nothing of a track, which is on the card."""
    return card.damage in {"unreadable", f"bad-track-{track}"}


def spoilt(card: Card) -> Card:
    """Give the card with what its damage does to the text; any other damage stays as it is."""
    copies = {"lost-character": 0, "repeated-character": 2}.get(card.damage)
    if copies is None:
        return card
    text, at = "".join(card.tracks()), 0
    where = place(card, len(text))
    tracks = []
    for track in card.tracks():
        here = where - at
        inside = 0 <= here < len(track)
        tracks.append(track[:here] + copies * track[here] + track[here + 1 :] if inside else track)
        at += len(track)
    return replace(card, track_1=tracks[0], track_2=tracks[1], track_3=tracks[2], damage="")


def steps(card: Card, parts: Sequence[bytes]) -> tuple[Step, ...]:
    """Give what happens when these parts are sent one after the other, the damage being at one of them.

    Args:
        card: the card.
        parts: bytes, frames or reports.
    """
    at = place(card, len(parts))
    before, after = parts[:at], parts[at:]
    match card.damage:
        case "stall":
            return (*before, Pause(card.seconds), *after)
        case "dropped":
            return (*before, Dropped(), *after)
        case "unplugged":
            return (*before, Unplugged())
        case _:
            return tuple(parts)


def joined(sent: Sequence[Step]) -> tuple[Step, ...]:
    """Give the same with neighbouring bytes put together, for a line on which parts mean nothing."""
    found: list[Step] = []
    for step in sent:
        if isinstance(step, bytes) and found and isinstance(found[-1], bytes):
            found[-1] += step
        else:
            found.append(step)
    return tuple(found)
