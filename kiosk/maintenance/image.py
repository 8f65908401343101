"""What runs here: the version, and the digest that the image was built with."""

import platform
from pathlib import Path
from typing import Final

import kiosk
from kiosk.ports.maintenance import ImageFacts

RELEASE: Final = Path("/etc/os-release")
BOARD: Final = Path("/proc/device-tree/model")
IMAGE_ID: Final = "polise-kiosk"


def image_facts(release: Path = RELEASE, board: Path = BOARD) -> ImageFacts:
    """Return what runs here; version and digest of an image only where it is one of ours."""
    told = _told(_text(release))
    ours = told.get("IMAGE_ID") == IMAGE_ID
    return ImageFacts(
        version=kiosk.VERSION,
        image=told.get("IMAGE_VERSION", "") if ours else "",
        digest=told.get("POLISE_IMAGE_DIGEST", "") if ours else "",
        system=f"{told.get('PRETTY_NAME', platform.system())}, Linux {platform.release()}",
        board=_text(board).strip("\0 \n") or platform.machine(),
    )


def _told(text: str) -> dict[str, str]:
    lines = (line.split("=", 1) for line in text.splitlines() if "=" in line)
    return {name: value.strip("\"'") for name, value in lines}


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
