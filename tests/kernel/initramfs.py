"""The archive that the kernel starts from: busybox, a few modules and `guest/init`."""

import lzma
import stat
from collections.abc import Iterator
from pathlib import Path

from tests.kernel.kernel_image import KernelImage, NoKernelError

FIRST_MODULES = ["virtio_pci", "virtio_console", "9p", "9pnet_virtio", "overlay"]
"""What it takes to reach the host's file system and to lay a writable layer over it."""

BUSYBOX = Path("/bin/busybox")
INIT = Path(__file__).with_name("guest") / "init"
_DIRECTORY, _PROGRAM, _FILE = stat.S_IFDIR | 0o755, stat.S_IFREG | 0o755, stat.S_IFREG | 0o644


def write_initramfs(target: Path, image: KernelImage) -> None:
    """Write the archive.

    Raises:
        NoKernelError: this machine has no busybox.
    """
    if not BUSYBOX.exists():
        raise NoKernelError(f"{BUSYBOX} is missing: install busybox-static")
    target.write_bytes(b"".join(_cpio(_entries(image))))


def _entries(image: KernelImage) -> Iterator[tuple[str, int, bytes]]:
    for folder in ("bin", "dev", "proc", "sys", "modules", "host", "layer", "root"):
        yield folder, _DIRECTORY, b""
    yield "bin/busybox", _PROGRAM, BUSYBOX.read_bytes()
    yield "init", _PROGRAM, INIT.read_bytes()
    for at, module in enumerate(image.needed_for(FIRST_MODULES)):
        yield f"modules/{at:02}-{module.stem}", _FILE, _unpacked(module)


def _unpacked(module: Path) -> bytes:
    """Give a module as the kernel takes it: Debian 13 packs them by xz."""
    return lzma.decompress(module.read_bytes()) if module.suffix == ".xz" else module.read_bytes()


def _cpio(entries: Iterator[tuple[str, int, bytes]]) -> Iterator[bytes]:
    """Pack in the format `newc` of the kernel's Documentation/driver-api/early-userspace."""
    for inode, (name, mode, data) in enumerate([*entries, ("TRAILER!!!", 0, b"")], start=1):
        encoded = name.encode() + b"\0"
        fields = (inode, mode, 0, 0, 1, 0, len(data), 0, 0, 0, 0, len(encoded), 0)
        header = b"070701" + b"".join(b"%08x" % field for field in fields)
        yield _padded(header + encoded) + _padded(data)


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % 4)
