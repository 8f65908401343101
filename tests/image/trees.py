"""The boards' device trees, unpacked from the folder `dtb`, and what the device tree tools tell of one."""

import lzma
import subprocess
from pathlib import Path

_PACKED = Path(__file__).parent / "dtb"


def unpack(folder: Path) -> dict[str, Path]:
    """Unpack every tree into `folder`; return them by name, without `.dtb`."""
    trees = {}
    for packed in sorted(_PACKED.glob("*.dtb.xz")):
        tree = folder / packed.stem
        tree.write_bytes(lzma.decompress(packed.read_bytes()))
        trees[tree.stem] = tree
    return trees


def source(tree: Path) -> str:
    """The tree as text, sorted."""
    return _tell("dtc", "-q", "-s", "-I", "dtb", "-O", "dts", tree)


def get(tree: Path, node: str, name: str, kind: str = "x") -> list[str]:
    """The values of a property."""
    return _tell("fdtget", "-t", kind, tree, node, name).split()


def names(tree: Path, node: str) -> list[str]:
    """The names of a node's properties."""
    return _tell("fdtget", "-p", tree, node).split()


def nodes(tree: Path, node: str) -> list[str]:
    """The names of a node's nodes."""
    return _tell("fdtget", "-l", tree, node).split()


def _tell(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
