"""Where the technician is, and what is known of the menu wherever one is."""

from typing import Literal

from msgspec import Struct

from kiosk.ports.maintenance import DeviceFacts, Finding, ImageFacts


class Pin(Struct, frozen=True):
    """The PIN is asked for.

    Attributes:
        checking: one is being checked.
        problem: why the menu is not open: wrong, not-set (nobody has set a PIN), busy (a patient's
            transaction is under way).
    """

    checking: bool = False
    problem: Literal["", "wrong", "not-set", "busy"] = ""


class Menu(Struct, frozen=True):
    """The list of pages.

    Attributes:
        restart: a new start has been asked for, or could not be.
    """

    restart: Literal["", "asked", "failed", "no-appliance"] = ""


class Image(Struct, frozen=True):
    """Version and digest of what runs here."""

    facts: ImageFacts | None = None


class Devices(Struct, frozen=True):
    """Reader, printer and screen, with their state."""

    facts: DeviceFacts | None = None


class ReaderTest(Struct, frozen=True):
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


class PrinterTest(Struct, frozen=True):
    """A test page.

    Attributes:
        key: of the page sent last; "" before the first.
        state: how it fares, in the words of `CopyProgress`.
        reasons: why it waits.
        detail: why it ended so.
    """

    key: str = ""
    state: str = ""
    reasons: tuple[str, ...] = ()
    detail: str = ""

    @property
    def is_under_way(self) -> bool:
        """Whether a page is on its way, so that none is sent after it."""
        return self.state in {"queued", "sending", "printing", "waiting"}


class Network(Struct, frozen=True):
    """What the probes have found so far.

    Attributes:
        probing: they are not through.
    """

    findings: tuple[Finding, ...] = ()
    probing: bool = True


class Touch(Struct, frozen=True):
    """Where a finger is seen; the screen itself knows."""


class Logs(Struct, frozen=True):
    """What the services have told, without personal data.

    Attributes:
        lines: oldest first.
        whole: they are those of the whole appliance, not of this program alone.
        reading: they are being collected.
    """

    lines: tuple[str, ...] = ()
    whole: bool = False
    reading: bool = True


class Export(Struct, frozen=True):
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


class Maintenance(Struct, frozen=True):
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
