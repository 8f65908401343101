"""What can happen in the technician's menu: taps, and what the tools have found."""

from typing import Literal

from kiosk.domain.hidden import hiding
from kiosk.flow.events import Event
from kiosk.flow.maintenance.pages import Page
from kiosk.ports.maintenance import DeviceFacts, Finding, ImageFacts, Task


class Tap(Event, frozen=True):
    """Something that the technician did: the menu stays open for a while."""


class MenuTapped(Event, frozen=True):
    """Ask for the menu, on the help screen."""


class PinEntered(Tap, frozen=True):
    """A PIN was typed."""

    pin: str

    __repr__ = hiding("pin")


class PageTapped(Tap, frozen=True):
    """Open a page: an empty one of its kind."""

    page: Page


class MenuBack(Tap, frozen=True):
    """From a page to the menu, from the menu to where the operator was."""


class MenuClosed(Tap, frozen=True):
    """Leave the menu altogether."""


class AgainTapped(Tap, frozen=True):
    """Do once more what the page is for."""


class PatternTapped(Tap, frozen=True):
    """Show a pattern on lamp and sounder: test, good or bad."""

    pattern: str


class GlassTouched(Tap, frozen=True):
    """The touch test has seen a finger."""


class RestartTapped(Tap, frozen=True):
    """Start the appliance anew (the screen has asked)."""


class MenuIdle(Event, frozen=True):
    """It is time to look whether the technician has gone."""


class PinKnown(Event, frozen=True):
    """There is a PIN in the settings."""


class PinChecked(Event, frozen=True):
    """Whether it was the PIN."""

    right: bool


class DevicesSeen(Event, frozen=True):
    """What the device services tell of themselves."""

    facts: DeviceFacts


class SwipeSeen(Event, frozen=True):
    """What a swipe looked like, and never what it said.

    Attributes:
        result: read, or why it failed.
        tracks: number, status and shape of each track; 0 where the number is not told.
        issuer: whose rule took the card; "" where none did.
    """

    result: str
    tracks: tuple[tuple[int, str, str], ...] = ()
    issuer: str = ""


class Sounded(Event, frozen=True):
    """A signal has sounded through a channel, or through none."""

    channel: str


class PageProgress(Event, frozen=True):
    """How a test page fares, in the words of `CopyProgress`."""

    key: str
    state: str
    reasons: tuple[str, ...] = ()
    detail: str = ""


class NetworkFound(Event, frozen=True):
    """One probe of the network is through; None: all are."""

    finding: Finding | None


class LogsRead(Event, frozen=True):
    """The lines, oldest first."""

    lines: tuple[str, ...]
    whole: bool


class ExportMoved(Event, frozen=True):
    """How the export fares, in the words of `Export`."""

    state: str
    step: str = ""
    detail: str = ""


class ImageSeen(Event, frozen=True):
    """What runs here."""

    facts: ImageFacts


class RestartRefused(Event, frozen=True):
    """The new start could not be asked for."""

    why: Literal["failed", "no-appliance"]


class ToolFailed(Event, frozen=True):
    """A task ended in nothing known."""

    task: Task
