"""What is written onto the stick: logs without personal data, and facts without secrets."""

import subprocess
from pathlib import Path
from typing import Final

from msgspec.structs import asdict

from kiosk.appliance import durable
from kiosk.appliance.logs import journal
from kiosk.domain.redaction import redacted
from kiosk.maintenance.image import image_facts

ROOT: Final = Path("/")
LINES: Final = 50_000
"""More than the journal holds."""

_COPIED: Final = {
    "report.txt": "boot/firmware/report.txt",
    "settings-faults.json": "run/polise-settings/faults.json",
    "storage-faults.json": "run/polise-boot/storage.json",
}
"""These hold no secret and nothing of a person when they are written; they are read through all the same."""


def contents(root: Path = ROOT) -> dict[str, bytes]:
    """Return the files by their names, with the line ends of Windows."""
    files = {"log.txt": _log(), "version.txt": _version()}
    for name, path in _COPIED.items():
        raw = durable.content_of(root / path)
        if raw is not None:
            files[name] = "\n".join(map(redacted, raw.decode(errors="replace").splitlines())) + "\n"
    return {name: text.replace("\n", "\r\n").encode() for name, text in files.items()}


def _log() -> str:
    try:
        return journal(LINES)
    except (OSError, subprocess.SubprocessError) as error:
        return f"The journal could not be read: {type(error).__name__}\n"


def _version() -> str:
    return "".join(f"{name}: {value}\n" for name, value in asdict(image_facts()).items())
