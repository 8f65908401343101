"""Which USB sticks are plugged in, and their file systems; the appliance's own disk is none of them."""

import re
from pathlib import Path
from typing import Final

from msgspec import Struct

SYS: Final = Path("/sys")
DEV: Final = Path("/dev")
OWN: Final = (0x706F6C69).to_bytes(4, "little")
"""The id in the partition table of the disk that the appliance runs from."""

_DISK: Final = re.compile(r"sd[a-z]+")
_SECTOR: Final = 512
_ID: Final = slice(440, 444)
_KINDS: Final = (
    (slice(3, 11), b"EXFAT   ", "exfat"),
    (slice(82, 87), b"FAT32", "vfat"),
    (slice(54, 57), b"FAT", "vfat"),
)


class Found(Struct, frozen=True):
    """A stick.

    Attributes:
        node: its partition, or the whole of it where it has none.
        kind: its file system as `mount` calls it; "" for one that is not understood.
        locked: the kernel lets nobody write on it.
    """

    node: Path
    kind: str
    locked: bool = False


def sticks(sys: Path = SYS, dev: Path = DEV) -> list[Found]:
    """Return a stick for each disk on USB that has a medium in it; empty slots of card readers are none."""
    folders = sorted((sys / "block").iterdir())
    found = (_stick(folder, dev) for folder in folders if _is_on_usb(folder))
    return [stick for stick in found if stick is not None]


def _is_on_usb(folder: Path) -> bool:
    return _DISK.fullmatch(folder.name) is not None and "/usb" in str(folder.resolve())


def _stick(folder: Path, dev: Path) -> Found | None:
    first = _first_sector(dev / folder.name)
    if not first or first[_ID] == OWN:
        return None
    locked = (folder / "ro").read_text().strip() == "1"
    parts = sorted(path.parent.name for path in folder.glob("*/partition"))
    kinds = {name: _kind(_first_sector(dev / name)) for name in parts or [folder.name]}
    name = next((name for name, kind in kinds.items() if kind), next(iter(kinds)))
    return Found(dev / name, kinds[name], locked)


def _kind(sector: bytes) -> str:
    return next((kind for place, mark, kind in _KINDS if sector[place] == mark), "")


def _first_sector(node: Path) -> bytes:
    try:
        with node.open("rb") as file:
            return file.read(_SECTOR)
    except OSError:
        return b""
