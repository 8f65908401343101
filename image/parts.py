"""The partitions of a disk image, taken out again by its own table."""

import json
import subprocess
from pathlib import Path
from typing import Final

NUMBERS: Final = (1, 2, 3)
_SECTOR: Final = 512


def extract(image: Path, number: int, target: Path) -> Path:
    """Write partition `number` of `image` to `target`, and return that."""
    told = subprocess.run(["sfdisk", "--json", image], check=True, stdout=subprocess.PIPE)
    part = json.loads(told.stdout)["partitiontable"]["partitions"][number - 1]
    left = part["size"] * _SECTOR
    with image.open("rb") as source, target.open("wb") as out:
        source.seek(part["start"] * _SECTOR)
        while left and (block := source.read(min(left, 1 << 20))):
            out.write(block)
            left -= len(block)
    return target
