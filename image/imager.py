"""The manifest with which Raspberry Pi Imager offers the image, and checks what it downloads and writes.

The format is that of Imager's own list (`os_list_imagingutility_v4.json`); `doc/schema-notes.md` in its
repository describes it. `init_format` is left out on purpose: with it Imager would ask for users and
passwords, which the image does not have.
"""

import argparse
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from image.digest import sha256
from image.lock import Lock

ENDING: Final = ".rpi-imager-manifest"  # what Imager 2 opens by a double click
_NAME: Final = "polise-kiosk"
_ICON: Final = Path(__file__).parent / "imager.svg"
_DEVICES: Final = (
    ("Raspberry Pi 5", "pi5-64bit", "Raspberry Pi 5"),
    ("Raspberry Pi 4", "pi4-64bit", "Raspberry Pi 4 Model B and 400"),
    ("Raspberry Pi 3", "pi3-64bit", "Raspberry Pi 3 Model A+, B and B+"),
    ("Raspberry Pi Zero 2 W", "pi3-64bit", "Imager knows no tag of its own for it: it is a Pi 3 for it"),
)


def manifest(image: Path, packed: Path, date: datetime, base: str = "") -> dict[str, Any]:
    """Return the manifest of one image.

    Args:
        image: the disk image.
        packed: the same as it is downloaded.
        date: of the image.
        base: the address of the folder in which `packed` and the icon will lie: `https://…` or, on one PC,
            `file:///…`. "" leaves the bare names, to be completed when the address is known.
    """
    return {
        "imager": {"devices": [_device(*device) for device in _DEVICES]},
        "os_list": [
            {
                "name": image.stem,
                "description": "Kiosk for health-insurance cards. Its settings: kiosk.toml on the card.",
                "icon": _address(base, _icon(packed).name),
                "url": _address(base, packed.name),
                "extract_size": image.stat().st_size,
                "extract_sha256": sha256(image),
                "image_download_size": packed.stat().st_size,
                "image_download_sha256": sha256(packed),
                "release_date": date.astimezone(UTC).date().isoformat(),
                "devices": sorted({tag for _, tag, _ in _DEVICES}),
                "architecture": "armv8",
            }
        ],
    }


def write(image: Path, packed: Path, date: datetime, base: str = "") -> Path:
    """Write the manifest and its icon beside `packed`, and return its path. The arguments: see `manifest`."""
    _icon(packed).write_bytes(_ICON.read_bytes())
    target = packed.with_name(image.stem + ENDING)
    content = manifest(image, packed, date, base)
    target.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return target


def main() -> None:
    """Write the manifest again for the place where the image is published."""
    parser = argparse.ArgumentParser(prog="python -m image.imager", description=main.__doc__)
    parser.add_argument(
        "image", type=Path, help="the disk image, build/image/….img; beside it the packed one"
    )
    parser.add_argument(
        "base", help="the address of the folder with the packed image: https://… or file:///…"
    )
    options = parser.parse_args()
    packed = options.image.with_name(options.image.name + ".zst")
    print(write(options.image, packed, Lock.read().date, options.base))  # noqa: T201 - its answer


def _device(name: str, tag: str, description: str) -> dict[str, Any]:
    """A board of Imager's first list; without that list it offers no board, and so no image."""
    return {
        "name": name,
        "tags": [tag],
        "description": description,
        "matching_type": "exclusive",
        "architecture": "armv8",
    }


def _address(base: str, name: str) -> str:
    return f"{base.rstrip('/')}/{quote(name)}" if base else name


def _icon(packed: Path) -> Path:
    return packed.with_name(f"{_NAME}.svg")


if __name__ == "__main__":
    main()
