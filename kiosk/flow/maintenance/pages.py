"""Where the technician is, and what is known of the menu wherever one is."""

from dataclasses import dataclass
from typing import Literal

from kiosk.ports.maintenance import DeviceFacts, Finding, ImageFacts


@dataclass(frozen=True, slots=True)
class Pin:
    """The PIN is asked for.

    Attributes:
        checking: one is being checked.
        problem: why the menu is not open: wrong, not-set (nobody has set a PIN), busy (a patient's
            transaction is under way).
    """

    checking: bool = False
    problem: Literal["", "wrong", "not-set", "busy"] = ""


@dataclass(frozen=True, slots=True)
class Menu:
    """The list of pages.

    Attributes:
        restart: a new start has been asked for, or could not be.
    """

    restart: Literal["", "asked", "failed", "no-appliance"] = ""


@dataclass(frozen=True, slots=True)
class Image:
    """Version and digest of what runs here."""

    facts: ImageFacts | None = None


@dataclass(frozen=True, slots=True)
class Devices:
    """Reader, printer and screen, with their state."""

    facts: DeviceFacts | None = None


@dataclass(frozen=True, slots=True)
class ReaderTest:
    """A card's shape, the lamp and the signals.

    Attributes:
        armed: a card is awaited.
        result: of the last swipe: read, or why it failed; "" before the first.
        tracks: number, status and shape of each track: digits as 9, letters as A.
        issuer: whose rule took it.
        sound: the channel that sounded last; "" for none yet.
    """

    armed: bool = True
    result: str = ""
    tracks: tuple[tuple[int, str, str], ...] = ()
    issuer: str = ""
    sound: str = ""


@dataclass(frozen=True, slots=True)
class PrinterTest:
    """A test page.

    Attributes:
        key: of the page sent last; "" before the first.
        state: how it fares, in the words of `CopyProgress`.
        reasons: why it waits.
    """

    key: str = ""
    state: str = ""
    reasons: tuple[str, ...] = ()

    @property
    def is_under_way(self) -> bool:
        """Whether a page is on its way, so that none is sent after it."""
        return self.state in {"queued", "sending", "printing", "waiting"}


@dataclass(frozen=True, slots=True)
class Network:
    """What the probes have found so far.

    Attributes:
        probing: they are not through.
    """

    findings: tuple[Finding, ...] = ()
    probing: bool = True


@dataclass(frozen=True, slots=True)
class Touch:
    """Where a finger is seen; the screen itself knows."""


@dataclass(frozen=True, slots=True)
class Logs:
    """What the services have told, without personal data.

    Attributes:
        lines: oldest first.
        whole: they are those of the whole appliance, not of this program alone.
        reading: they are being collected.
    """

    lines: tuple[str, ...] = ()
    whole: bool = False
    reading: bool = True


@dataclass(frozen=True, slots=True)
class Export:
    """The logs and facts on a USB stick.

    Attributes:
        state: "" before, running, done; or why not: no-appliance, no-stick, several-sticks, full, read-only,
            unreadable, removed, failed, no-answer.
        step: what is being done: looking, mounting, writing, leaving.
        detail: the name of the folder on the stick.
    """

    state: str = ""
    step: str = ""
    detail: str = ""


Page = Pin | Menu | Image | Devices | ReaderTest | PrinterTest | Network | Touch | Logs | Export


@dataclass(frozen=True, slots=True)
class Maintenance:
    """What is known of the menu.

    Attributes:
        page: the one on the glass; None while the menu is closed.
        pin_set: there is a PIN.
        wrong: how many PINs in a row were wrong.
        until: the monotonic second before which no PIN is taken.
        used: the monotonic second of the technician's last tap.
    """

    page: Page | None = None
    pin_set: bool = False
    wrong: int = 0
    until: float = 0.0
    used: float = 0.0
