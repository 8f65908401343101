"""What can happen in the technician's menu: taps, and what the tools have found."""

from dataclasses import dataclass, field
from typing import Literal

from kiosk.flow.events import Event
from kiosk.flow.maintenance.pages import Page
from kiosk.ports.maintenance import DeviceFacts, Finding, ImageFacts, Task


class Tap(Event):
    """Something that the technician did: the menu stays open for a while."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class MenuTapped(Event):
    """Ask for the menu, on the help screen."""


@dataclass(frozen=True, slots=True)
class PinEntered(Tap):
    """A PIN was typed."""

    pin: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class PageTapped(Tap):
    """Open a page: an empty one of its kind."""

    page: Page


@dataclass(frozen=True, slots=True)
class MenuBack(Tap):
    """From a page to the menu, from the menu to where the operator was."""


@dataclass(frozen=True, slots=True)
class MenuClosed(Tap):
    """Leave the menu altogether."""


@dataclass(frozen=True, slots=True)
class AgainTapped(Tap):
    """Do once more what the page is for."""


@dataclass(frozen=True, slots=True)
class PatternTapped(Tap):
    """Show a pattern on lamp and sounder: test, good or bad."""

    pattern: str


@dataclass(frozen=True, slots=True)
class GlassTouched(Tap):
    """The touch test has seen a finger."""


@dataclass(frozen=True, slots=True)
class RestartTapped(Tap):
    """Start the appliance anew (the screen has asked)."""


@dataclass(frozen=True, slots=True)
class MenuIdle(Event):
    """It is time to look whether the technician has gone."""


@dataclass(frozen=True, slots=True)
class PinKnown(Event):
    """There is a PIN in the settings."""


@dataclass(frozen=True, slots=True)
class PinChecked(Event):
    """Whether it was the PIN."""

    right: bool


@dataclass(frozen=True, slots=True)
class DevicesSeen(Event):
    """What the device services tell of themselves."""

    facts: DeviceFacts


@dataclass(frozen=True, slots=True)
class SwipeSeen(Event):
    """What a swipe looked like, and never what it said.

    Attributes:
        result: read, or why it failed.
        tracks: number, status and shape of each track; 0 where the number is not told.
        issuer: whose rule took the card; "" where none did.
    """

    result: str
    tracks: tuple[tuple[int, str, str], ...] = ()
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class Sounded(Event):
    """A signal has sounded through a channel, or through none."""

    channel: str


@dataclass(frozen=True, slots=True)
class PageProgress(Event):
    """How a test page fares, in the words of `CopyProgress`."""

    key: str
    state: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NetworkFound(Event):
    """One probe of the network is through; None: all are."""

    finding: Finding | None


@dataclass(frozen=True, slots=True)
class LogsRead(Event):
    """The lines, oldest first."""

    lines: tuple[str, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class ExportMoved(Event):
    """How the export fares, in the words of `Export`."""

    state: str
    step: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ImageSeen(Event):
    """What runs here."""

    facts: ImageFacts


@dataclass(frozen=True, slots=True)
class RestartRefused(Event):
    """The new start could not be asked for."""

    why: Literal["failed", "no-appliance"]


@dataclass(frozen=True, slots=True)
class ToolFailed(Event):
    """A task ended in nothing known."""

    task: Task
