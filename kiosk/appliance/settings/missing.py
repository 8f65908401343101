"""What is said when there is no kiosk.toml on the card, with what was perhaps meant to be it."""

import re
from pathlib import Path
from typing import Final

from kiosk.appliance.faults import Fault
from kiosk.appliance.settings.machine import EXAMPLE, FILE

_NEAR: Final = re.compile(r"kiosk(\.txt|\.cfg)?|[^.].*\.toml(\..*)?", re.IGNORECASE)


def missing(card: Path) -> Fault:
    """Return the fault of a card that can be read and has no such file."""
    if (card / FILE).is_dir():
        words = f"{FILE} is a folder; expected a file"
        return Fault(code="settings-missing", file=FILE, words=words)
    near = sorted(path.name for path in card.iterdir() if _NEAR.fullmatch(path.name) and path.name != EXAMPLE)
    but = f', but there is "{near[0]}"' if near else ""
    cure = "that very name (Windows hides the end of names)" if near else "it beside config.txt"
    words = f"there is no {FILE} on the boot partition POLISE{but}; expected {cure}"
    return Fault(code="settings-missing", file=FILE, words=words)
