"""The disk image: a partition table, the FAT partition, the base and the product's layer."""

import itertools
import shutil
import subprocess
from pathlib import Path
from typing import Final

from image.partitions import DATA_OFFSET
from kiosk.appliance.storage.layout import SECTOR

DISK_ID: Final = 0x706F6C69
"""The partition table's id; cmdline.txt and the mount units name the partitions by it."""

_STEP: Final = 4 << 20  # bytes; what SD cards erase at once
_FAT: Final = 0xC
_LINUX: Final = 0x83


def assemble(parts: tuple[Path, Path, Path], target: Path) -> None:
    """Write the image of `parts` (FAT, base, layer) to `target`.

    Raises:
        ValueError: it would reach into the data partition.
        subprocess.CalledProcessError: sfdisk refuses the table.
    """
    places, end = [], _STEP
    for part in parts:
        places.append(end)
        end += -(-part.stat().st_size // _STEP) * _STEP
    if end > DATA_OFFSET:
        raise ValueError(f"the image has {end} bytes; the data partition begins at {DATA_OFFSET}")
    with target.open("wb") as image:
        image.truncate(end)
    _partition(target, [*places, end])
    with target.open("r+b") as image:
        for place, part in zip(places, parts, strict=True):
            image.seek(place)
            with part.open("rb") as content:
                shutil.copyfileobj(content, image, 1 << 20)


def _partition(target: Path, places: list[int]) -> None:
    lines = ["label: dos", f"label-id: {DISK_ID:#010x}"]
    for number, (start, end) in enumerate(itertools.pairwise(places), 1):
        kind = f"type={_FAT:x}, bootable" if number == 1 else f"type={_LINUX:x}"
        lines.append(f"start={start // SECTOR}, size={(end - start) // SECTOR}, {kind}")
    command = ["sfdisk", "--quiet", "--no-reread", "--no-tell-kernel", str(target)]
    subprocess.run(command, check=True, input="\n".join(lines) + "\n", text=True)
