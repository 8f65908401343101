"""Device tree overlays: compiled for the FAT partition, and tried on the trees that they will be laid over.

The firmware merges them before the kernel starts, and says nothing on the screen when one does not fit: so
each is tried on each board's tree when the image is built.
"""

import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

SOURCES: Final = Path(__file__).parent / "overlays"
MAP: Final = "overlay_map"
STEPPING: Final = "bcm2712d0"  # loaded by the Pi 5's firmware of itself
CHOICES: Final = ("polise-beeper", "polise-lamps")  # by a line in config.txt
_PI_5: Final = (
    ("&gpio ", "&rp1_gpio "),
    ("brcm,bcm2835", "brcm,bcm2712"),
)  # the header hangs on the chip RP1


class OverlayError(Exception):
    """An overlay cannot be compiled, or does not fit a board."""


def build(folder: Path) -> list[Path]:
    """Compile all overlays, and the map that picks one by the board, into a folder.

    Returns:
        The files, sorted by name.

    Raises:
        OverlayError: a source is wrong.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = [_compile(text, folder / f"{name}.dtbo") for name, text in _sources()]
    written.append(_compile((SOURCES / f"{MAP}.dts").read_text(), folder / f"{MAP}.dtb"))
    return sorted(written)


def check(folder: Path, trees: Iterable[Path]) -> None:
    """Lay every overlay of `build` over each tree that it is for.

    Args:
        folder: where `build` wrote them.
        trees: `.dtb` files of the boards.

    Raises:
        OverlayError: one does not fit.
    """
    with tempfile.TemporaryDirectory() as scratch:
        for tree in trees:
            for overlay in fitting(folder, tree):
                apply(tree, [overlay], Path(scratch) / "merged.dtb")


def fitting(folder: Path, tree: Path) -> list[Path]:
    """Return the overlays that the firmware may load on the board of this tree, by the map."""
    if not tree.name.startswith("bcm2712"):
        return [folder / f"{name}.dtbo" for name in CHOICES]
    return [folder / f"{STEPPING}.dtbo", *(folder / f"{name}-pi5.dtbo" for name in CHOICES)]


def apply(tree: Path, overlays: Iterable[Path], merged: Path) -> None:
    """Write the tree that the kernel gets when the firmware lays the overlays over `tree`.

    Raises:
        OverlayError: they do not fit.
    """
    _run("fdtoverlay", "-i", tree, "-o", merged, *overlays)


def _sources() -> Iterator[tuple[str, str]]:
    yield STEPPING, (SOURCES / f"{STEPPING}.dts").read_text()
    for name in CHOICES:
        text = (SOURCES / f"{name}.dts").read_text()
        yield name, text
        for old, new in _PI_5:
            text = text.replace(old, new)
        yield f"{name}-pi5", text


def _compile(text: str, target: Path) -> Path:
    # Quiet, for it warns of what an overlay takes from the tree beneath, as the sizes of addresses.
    _run("dtc", "-q", "-@", "-I", "dts", "-O", "dtb", "-o", target, "-", given=text)
    return target


def _run(*command: str | Path, given: str | None = None) -> None:
    done = subprocess.run(command, input=given, text=True, capture_output=True, check=False)
    if done.returncode or done.stderr:
        raise OverlayError(f"{' '.join(map(str, command))}: {done.stderr}{done.stdout}")
