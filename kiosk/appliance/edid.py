"""Reads how large a screen is from what it tells of itself (VESA E-EDID, release A)."""

from typing import Final

Millimetres = tuple[int, int]
_HEAD: Final = b"\x00\xff\xff\xff\xff\xff\xff\x00"
_BLOCK: Final = 128
_FIRST_TIMING: Final = slice(54, 72)
_SIZE_IN_CM: Final = slice(21, 23)


def size_of(edid: bytes) -> Millimetres | None:
    """Return the picture's width and height in millimetres; None where they are not told, or in doubt.

    Args:
        edid: the screen's data, 128 bytes or more; fewer where it has none.
    """
    block = edid[:_BLOCK]
    if len(block) < _BLOCK or not block.startswith(_HEAD) or sum(block) % 256:
        return None
    width, height = _in_first_timing(block[_FIRST_TIMING]) or tuple(10 * cm for cm in block[_SIZE_IN_CM])
    return (width, height) if width and height else None


def _in_first_timing(timing: bytes) -> Millimetres | None:
    if timing[:2] == b"\0\0":  # no timing but some other descriptor
        return None
    width = timing[12] | (timing[14] & 0xF0) << 4
    height = timing[13] | (timing[14] & 0x0F) << 8
    return (width, height) if width and height else None
