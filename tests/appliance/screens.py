"""A tree like /sys/class/drm, made of real files."""

from pathlib import Path


def edid(millimetres: tuple[int, int] = (0, 0), centimetres: tuple[int, int] = (0, 0)) -> bytes:
    """Return a screen's first block: the size in its timing, the one in its head, and a right sum."""
    width, height = millimetres
    block = bytearray(128)
    block[:8] = b"\x00\xff\xff\xff\xff\xff\xff\x00"
    block[21:23] = bytes(centimetres)
    block[54:56] = (7400).to_bytes(2, "little")
    block[66:69] = bytes((width & 0xFF, height & 0xFF, (width >> 8) << 4 | height >> 8))
    block[127] = -sum(block) % 256
    return bytes(block)


def plug(
    tree: Path,
    connector: str,
    *,
    status: str = "connected",
    modes: str = "1280x800\n1024x768\n",
    told: bytes = b"",
    number: int | None = None,
) -> None:
    """Make a connector with a screen at it."""
    folder = tree / connector
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "status").write_text(f"{status}\n", encoding="ascii")
    (folder / "modes").write_text(modes, encoding="ascii")
    (folder / "edid").write_bytes(told)
    if number is not None:
        (folder / "connector_id").write_text(f"{number}\n", encoding="ascii")
