"""What the reader service asks of a driver, whatever the transport: serial, HID or keyboard wedge."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from hw.reader.iso7811 import LAYOUTS, Layouts, TrackNumber
from hw.reader.secret import Secret
from hw.service.reader_messages import Lamp, OfflineReason, Signal, TrackStatus


@dataclass(frozen=True, slots=True)
class Condition:
    """What is asked of a reader: to wait for a swipe, and a colour of its lamp; None for any."""

    armed: bool = False
    lamp: Lamp | None = None


@dataclass(frozen=True, slots=True)
class RawTrack:
    """One track as the reader sent it.

    Attributes:
        data: its characters with their sentinels, and the LRC where the reader sends it.
        reported: what the reader or the transport itself says of the track, or None.
        has_lrc: whether the last character of `data` is the LRC.
    """

    data: Secret
    reported: TrackStatus | None = None
    has_lrc: bool = False


@dataclass(frozen=True, slots=True)
class Online:
    """The reader answers."""

    model: str


@dataclass(frozen=True, slots=True)
class Offline:
    """The reader does not answer; the driver goes on trying."""

    reason: OfflineReason


@dataclass(frozen=True, slots=True)
class Started:
    """The first bytes of a swipe have come."""


@dataclass(frozen=True, slots=True)
class RawSwipe:
    """One swipe, of which the service now owns the secrets.

    Attributes:
        tracks: the tracks that the reader sent something for.
        fault: what is wrong with the swipe as a whole, or None.
        layouts: the sentinels that the reader sends.
    """

    tracks: Mapping[TrackNumber, RawTrack]
    fault: TrackStatus | None = None
    layouts: Layouts = field(default_factory=lambda: LAYOUTS)

    def wipe(self) -> None:
        """Zero the data of every track."""
        for track in self.tracks.values():
            track.data.wipe()


@dataclass(frozen=True, slots=True)
class Lit:
    """The reader's own lamp has taken a colour."""

    lamp: Lamp


DriverEvent = Online | Offline | Started | RawSwipe | Lit


class Driver(Protocol):
    """One card reader. `events` runs in one thread; the other methods may be called from any thread."""

    @property
    def name(self) -> str:
        """The transport's keyword."""

    @property
    def lamps(self) -> frozenset[Lamp]:
        """The colours that the reader's own lamp can be given; empty when there is no such lamp."""

    @property
    def sounds(self) -> frozenset[Signal]:
        """The signals that the reader's own beeper can give; empty when the host cannot sound it."""

    def events(self) -> Iterator[DriverEvent]:
        """Find the reader, tell what it does, and find it again when it goes away; ends after `close`.

        The consumer handles each event before it asks for the next one, and no event holds the driver up.
        """

    def arm(self) -> None:
        """Ask for swipes. A reader that reads one swipe per command is armed again after each one."""

    def disarm(self) -> None:
        """Ask for no swipes."""

    def show(self, lamp: Lamp) -> None:
        """Ask for a colour of the reader's own lamp; `Lit` tells when it has taken it."""

    def sound(self, signal: Signal) -> None:
        """Ask for a signal of the reader's own beeper; it is given as soon as the reader takes it."""

    def lives(self) -> bool:
        """Tell whether the thread of `events` has come round since the last call; ask it to do so again."""

    def close(self) -> None:
        """Let go of the reader and end `events`."""
