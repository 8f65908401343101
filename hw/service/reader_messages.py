"""What the reader service says: its messages, in the words of UnifiedPOS' MSR chapter.

Every value that a screen shows in words is a keyword here; the screen words it.
"""

from typing import Any, Literal

import msgspec
from msgspec import Struct, field

Lamp = Literal["off", "green", "yellow", "red"]
Signal = Literal["good", "bad"]

TrackStatus = Literal[
    "OK",
    "EMPTY",  # nothing is encoded
    "UNREADABLE",  # the reader itself says that it could not read the track
    "START",  # the start sentinel is missing
    "END",  # the end sentinel is missing
    "PARITY",  # a character that the track's alphabet does not have
    "LRC",  # the check character is wrong
    "DROPPED",  # the transport lost characters
    "TRUNCATED",  # the transport broke off, or the track is longer than any card's
    "MISMATCH",  # two tracks carry different numbers
    "CHECK",  # the number's check digit is wrong by the issuer's rule
]
OfflineReason = Literal[
    "starting",  # the service has just begun to look
    "unplugged",  # there is no such device
    "no-permission",  # the service may not open the device
    "busy",  # another process holds the device
    "no-answer",  # the port opens, nothing answers: the power supply is missing, or it is another device
    "not-a-reader",  # a keyboard that nobody has named or taught as a reader, so it is left alone
    "encrypted",  # the reader's head encrypts what it reads, so no number can be had from it
    "hung-up",  # the device went away or fails
    "service",  # the reader service itself is not there (said by the client)
]
FailReason = Literal[
    "unreadable",  # swipe again
    "unknown-card",  # read well, but no issuer's rule fits
    "ambiguous-card",  # read well, but rules of two issuers fit
    "bank-card",  # a payment card: refused and wiped
    "not-sealed",  # read well, but it could not be encrypted
]
DisarmReason = Literal["starting", "card-read", "asked", "timeout"]


class Message(Struct, frozen=True, tag_field="kind", omit_defaults=True):
    """A message of the reader service."""


class SealedCard(Struct, frozen=True):
    """A card that an issuer's rule fitted, as much of it as may leave the service.

    Attributes:
        issuer: the insurer's id in the terminal's catalogue.
        last_four: the last four characters of the card's number.
        shape: the track with its digits as 9 and its letters as A.
        jwe: the tracks as a compact JWE (RFC 7516) that only the terminal service can open.
    """

    issuer: str
    last_four: str
    shape: str
    jwe: str

    def __repr__(self) -> str:
        return f"SealedCard(issuer={self.issuer!r})"


class ReaderOnline(Message, frozen=True):
    """The reader is plugged in and answers."""

    model: str
    driver: str


class ReaderOffline(Message, frozen=True):
    """No card can be read."""

    reason: OfflineReason


class Armed(Message, frozen=True):
    """A swipe is waited for."""


class Disarmed(Message, frozen=True):
    """No swipe is waited for; one that comes is wiped, without a signal."""

    reason: DisarmReason


class SwipeStarted(Message, frozen=True):
    """The first bytes of a swipe have come."""


class CardRead(Message, frozen=True):
    """A good swipe; the reader is disarmed and the lamp has blinked."""

    card: SealedCard


class SwipeFailed(Message, frozen=True):
    """A swipe that is not a card we may use; the reader stays armed.

    Attributes:
        tracks: the status of each track.
        shapes: of an unknown card, each good track with its digits as 9 and its letters as A, so that a
            technician can write a rule for it.
    """

    reason: FailReason
    tracks: dict[int, TrackStatus]
    shapes: dict[int, str] = field(default_factory=dict)


class LampShown(Message, frozen=True):
    """The reader's lamp has changed colour."""

    colour: Lamp


class SoundGiven(Message, frozen=True):
    """A signal has sounded through a channel; channel `none`: no channel could give it."""

    signal: Signal
    channel: str


class Alive(Message, frozen=True):
    """The service lives. Said again and again, for one that hangs says nothing either; clients swallow it."""


ReaderMessage = (
    ReaderOnline
    | ReaderOffline
    | Armed
    | Disarmed
    | SwipeStarted
    | CardRead
    | SwipeFailed
    | LampShown
    | SoundGiven
    | Alive
)


class ReaderInfo(Struct, frozen=True):
    """What is plugged in: `reason` is "" while the reader is online; `channels` can give feedback."""

    online: bool
    reason: str
    model: str
    driver: str
    armed: bool
    lamp: Lamp
    channels: list[str]


class LampEntry(Struct, frozen=True):
    """A line of the lamp's trace.

    Attributes:
        at: seconds of the monotonic clock.
        wall: the time of day, ISO 8601 in UTC.
        lamp: the colour the lamp took.
        channel: who showed it, or `none`.
    """

    at: float
    wall: str
    lamp: Lamp
    channel: str


class SoundEntry(Struct, frozen=True):
    """A line of the signals' trace: as `LampEntry`, with the signal that was given."""

    at: float
    wall: str
    sound: Signal
    channel: str


class ReaderTrace(Struct, frozen=True):
    """The last lamp colours and signals given, oldest first."""

    lamp_trace: list[LampEntry]
    sound_trace: list[SoundEntry]


def to_event(message: ReaderMessage) -> dict[str, Any]:
    """Give a message as the interface's `Event`."""
    event: dict[str, Any] = msgspec.to_builtins(message, str_keys=True)
    return event


def from_event(event: dict[str, Any]) -> ReaderMessage:
    """Read the interface's `Event`.

    Raises:
        msgspec.ValidationError: it is none.
    """
    message: ReaderMessage = msgspec.convert(event, ReaderMessage, str_keys=True)
    return message
