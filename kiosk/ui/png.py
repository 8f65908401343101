"""Writes what the window shows as a PNG file."""

import struct
import zlib
from pathlib import Path

from kivy.core.window import Window
from kivy.graphics.opengl import GL_RGBA, GL_UNSIGNED_BYTE, glReadPixels

from kiosk.ui import curtain


def pixels() -> tuple[int, int, bytes]:
    """Draw the window and return its width, height and RGBA rows from the bottom."""
    width, height = map(int, Window.system_size)
    with curtain.opened():
        Window.dispatch("on_draw")
    return width, height, glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE)


def write(path: Path) -> None:
    """Write the window's present content to `path`, making its folder."""
    width, height, rgba = pixels()
    rows = [rgba[at : at + 4 * width] for at in range(0, len(rgba), 4 * width)]
    rgb = b"".join(b"\0" + _without_alpha(row) for row in reversed(rows))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", zlib.compress(rgb, 6))
        + _chunk(b"IEND", b"")
    )


def _without_alpha(row: bytes) -> bytes:
    opaque = bytearray(len(row) // 4 * 3)
    for channel in range(3):
        opaque[channel::3] = row[channel::4]
    return bytes(opaque)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
