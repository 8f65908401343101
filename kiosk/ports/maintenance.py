"""The technician's tools as the flow sees them; what they find arrives as events."""

from enum import StrEnum
from typing import Literal, Protocol

from msgspec import Struct

Verdict = Literal["good", "bad", "unknown"]


class Task(StrEnum):
    """What the tools can be asked for without saying more."""

    DEVICES = "devices"
    NETWORK = "network"
    LOGS = "logs"
    EXPORT = "export"
    IMAGE = "image"
    RESTART = "restart"


class DeviceFacts(Struct, frozen=True):
    """What the device services tell of themselves; None where one does not answer.

    Attributes:
        reader: model, driver, and the channels that can give lamp and signal.
        printer: model, queue, address and sheet.
    """

    reader: tuple[str, str, tuple[str, ...]] | None = None
    printer: tuple[str, str, str, str] | None = None


class Finding(Struct, frozen=True):
    """What one probe of the network has found.

    Attributes:
        probe: which: link, addresses, names, time or terminal.
        detail: what there is, such as addresses: data, not words.
        reason: a keyword of what is wrong or why nothing is known; "" if nothing is.
    """

    probe: str
    verdict: Verdict
    detail: str = ""
    reason: str = ""


class ImageFacts(Struct, frozen=True):
    """What this kiosk is.

    Attributes:
        version: of the kiosk.
        image: version of the image; "" where the kiosk does not run from one.
        digest: of what the image was made of, hexadecimal; "" likewise.
        system: kernel and Python.
        board: what kind of machine.
    """

    version: str
    image: str = ""
    digest: str = ""
    system: str = ""
    board: str = ""


class Maintenance(Protocol):
    """The tools; no call waits for what it starts."""

    def check_pin(self, pin: str) -> None:
        """Tell whether it is the technician's PIN."""
        ...

    def play(self, pattern: str) -> None:
        """Show a pattern on the reader's lamp and sounder: test, good or bad."""
        ...

    def print_test_page(self, key: str) -> None:
        """Print a page that nobody could take for a voucher; the key is its own for all time."""
        ...

    def ask(self, task: Task) -> None:
        """Do one of the tasks."""
        ...
