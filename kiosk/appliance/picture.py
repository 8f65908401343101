"""Reads the logo's PNG files: 8 bits of red, green and blue, unfiltered, as scripts/logo writes them."""

import struct
import zlib
from pathlib import Path
from typing import Final

from msgspec import Struct

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_FORM: Final = (8, 2, 0, 0, 0)


class Picture(Struct, frozen=True):
    """A picture.

    Attributes:
        width: pixels across.
        rows: for each row from the top three bytes a pixel.
    """

    width: int
    rows: tuple[bytes, ...]

    @property
    def height(self) -> int:
        """Pixels down."""
        return len(self.rows)


def above(upper: Picture, lower: Picture) -> Picture:
    """Return one picture over another, both in the middle of black."""
    width = max(upper.width, lower.width)
    return Picture(width, tuple(_widened(row, width) for one in (upper, lower) for row in one.rows))


def turned(picture: Picture, degrees: int) -> Picture:
    """Return the picture turned clockwise by a multiple of 90 degrees."""
    for _ in range(degrees // 90 % 4):
        pixels = [[row[at : at + 3] for at in range(0, len(row), 3)] for row in reversed(picture.rows)]
        picture = Picture(picture.height, tuple(b"".join(column) for column in zip(*pixels, strict=True)))
    return picture


def _widened(row: bytes, width: int) -> bytes:
    left = (width - len(row) // 3) // 2
    return bytes(3 * left) + row + bytes(3 * width - 3 * left - len(row))


def read_picture(path: Path) -> Picture:
    """Return the picture in a PNG file.

    Raises:
        OSError: it cannot be read.
        ValueError: it is not a PNG, or one of another kind.
    """
    data = path.read_bytes()
    chunks = _chunks(data)
    if not data.startswith(_SIGNATURE) or tuple(chunks.get(b"IHDR", b"")[8:]) != _FORM:
        raise ValueError(f"{path} is not a PNG of 8 bits of red, green and blue")
    width, height = struct.unpack(">II", chunks[b"IHDR"][:8])
    raw, length = zlib.decompress(chunks[b"IDAT"]), 1 + 3 * width
    rows = [raw[at : at + length] for at in range(0, length * height, length)]
    if any(len(row) != length or row[0] for row in rows):
        raise ValueError(f"{path} has filtered rows, or not all of them")
    return Picture(width, tuple(row[1:] for row in rows))


def _chunks(data: bytes) -> dict[bytes, bytes]:
    found: dict[bytes, bytes] = {}
    at = len(_SIGNATURE)
    while at + 8 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        kind = data[at + 4 : at + 8]
        found[kind] = found.get(kind, b"") + data[at + 8 : at + 8 + length]
        at += length + 12
    return found
