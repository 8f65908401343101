"""The boards that the image starts on, and which files each one's firmware reads from the FAT partition.

The firmware of every board reads `config.txt`, which names a kernel, an initramfs and overlays, and takes the
device tree by the board's own name: with `upstream_kernel=1` that is the name that the kernel's sources and
Debian give it, in the root of the partition. Debian's raspi-firmware copies the same files to the same place.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from image.release import release

FIRMWARE: Final = "usr/lib/raspi-firmware"
LICENCE: Final = ("usr/share/doc/raspi-firmware/copyright", "LICENCE.broadcom")


@dataclass(frozen=True, slots=True)
class Boot:
    """A kernel as it lies on the FAT partition.

    Attributes:
        kernel: its file, gzip'ed.
        initramfs: the file of its initramfs.
        which: its index among the kernels of the image, the oldest first.
    """

    kernel: str
    initramfs: str
    which: int


STABLE: Final = Boot("kernel8.img", "initrd8.img", 0)
BACKPORTS: Final = Boot("kernel5.img", "initrd5.img", -1)  # the stable one's tree of the Pi 5 has no USB


@dataclass(frozen=True, slots=True)
class Board:
    """A kind of board.

    Attributes:
        name: as people call it.
        filters: the sections of config.txt that its firmware reads, besides [all].
        boot: its kernel.
        trees: the device trees of its models, without the folder.
        firmware: what its firmware is made of, in raspi-firmware; the Pi 5 carries its own in a chip.
    """

    name: str
    filters: tuple[str, ...]
    boot: Boot
    trees: tuple[str, ...]
    firmware: tuple[str, ...] = ()


_VIDEOCORE_IV: Final = ("bootcode.bin", "start.elf", "fixup.dat")
BOARDS: Final = (
    Board("Zero 2 W", ("pi0", "pi0w", "pi02"), STABLE, ("bcm2837-rpi-zero-2-w.dtb",), _VIDEOCORE_IV),
    Board("3 B", ("pi3",), STABLE, ("bcm2837-rpi-3-b.dtb",), _VIDEOCORE_IV),
    Board("3 A+, 3 B+", ("pi3", "pi3+"), STABLE,
          ("bcm2837-rpi-3-a-plus.dtb", "bcm2837-rpi-3-b-plus.dtb"), _VIDEOCORE_IV),
    Board("4 B, 400", ("pi4", "pi400"), STABLE,
          ("bcm2711-rpi-4-b.dtb", "bcm2711-rpi-400.dtb"), ("start4.elf", "fixup4.dat")),
    Board("5", ("pi5",), BACKPORTS, ("bcm2712-rpi-5-b.dtb",)),
)  # fmt: skip


def files(root: Path, firmware: Path) -> dict[str, Path]:
    """Return what is copied to the root of the FAT partition besides kernels, overlays and our own texts.

    Args:
        root: a root in which the kernels are unpacked.
        firmware: raspi-firmware, unpacked.

    Returns:
        The source of each file, by its name on the partition.

    Raises:
        FileNotFoundError: one is missing; the board concerned would not start.
    """
    folders = tree_folders(root)
    found = {name: firmware / FIRMWARE / name for board in BOARDS for name in board.firmware}
    found |= {name: folders[board.boot.which] / name for board in BOARDS for name in board.trees}
    found[LICENCE[1]] = firmware / LICENCE[0]
    for path in found.values():
        if not path.is_file():
            raise FileNotFoundError(path)
    return dict(sorted(found.items()))


def tree_folders(root: Path) -> list[Path]:
    """Return the folders of the kernels' device trees, the oldest kernel's first.

    Newer kernels keep them beside their modules.

    Raises:
        FileNotFoundError: there are not two kernels.
    """
    found = [*root.glob("usr/lib/linux-image-*/broadcom"), *root.glob("usr/lib/modules/*/dtb/broadcom")]
    kernels = {_release(folder): folder for folder in found if not folder.parent.is_symlink()}
    if len(kernels) != 2:
        raise FileNotFoundError(f"{root} has device trees of {len(kernels)} kernels, not of two")
    return [folder for _, folder in sorted(kernels.items())]


def _release(folder: Path) -> tuple[int, ...]:
    owner = folder.parents[1] if folder.parent.name == "dtb" else folder.parent
    return release(owner.name)
