"""The FAT partition: firmware, kernels, trees, overlays, the technician's kiosk.toml and its example."""

import gzip
import shutil
from pathlib import Path
from typing import Final

from image import boards, overlays
from image.lock import IMAGE
from image.release import release
from kiosk.appliance.settings.machine import EXAMPLE, FILE
from kiosk.appliance.settings.template import TEMPLATE

TEXTS: Final = IMAGE / "boot"


def gather(base: Path, target: Path) -> None:
    """Put all that the partition holds into the folder `target`.

    Args:
        base: the base's `boot` folder: kernels, initrds, device trees, raspi-firmware.
        target: it must not be there yet.

    Raises:
        FileNotFoundError: something that a board needs is not there.
    """
    target.mkdir(parents=True)
    for name, source in boards.files(base, base / "raspi-firmware").items():
        shutil.copyfile(source, target / name)
    kernels = sorted(base.glob("vmlinuz-*"), key=lambda kernel: release(kernel.name))
    for boot in (boards.STABLE, boards.BACKPORTS):
        kernel = kernels[boot.which]
        # The firmware unpacks it, and a third of the bytes comes off the card in a third of the time.
        (target / boot.kernel).write_bytes(gzip.compress(kernel.read_bytes(), 9, mtime=0))
        initrd = kernel.with_name(kernel.name.replace("vmlinuz", "initrd.img"))
        shutil.copyfile(initrd, target / boot.initramfs)
    for name, source in texts().items():
        shutil.copyfile(source, target / name)
    overlays.build(target / "overlays")
    overlays.check(target / "overlays", target.glob("bcm*.dtb"))


def texts() -> dict[str, Path]:
    """Return the source of each text that people can read and write there, by its name."""
    firmware = {text.name: text for text in TEXTS.iterdir()}
    return {**firmware, FILE: TEMPLATE, EXAMPLE: IMAGE.parent / EXAMPLE}
