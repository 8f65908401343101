"""The bare screen as the kernel offers it before there is any graphics: how its pixels lie in memory."""

import fcntl
import struct
from typing import IO, Final

from msgspec import Struct

_FBIOGET_VSCREENINFO: Final = 0x4600
_FBIOGET_FSCREENINFO: Final = 0x4602
_VARIABLE: Final = struct.Struct("=8I" + 4 * "3I")
"""Of linux/fb.h's fb_var_screeninfo: xres, yres, both virtual, both offsets, bits per pixel, grayscale,
then offset, length and msb_right of red, green, blue and transparency."""
_FIXED: Final = struct.Struct("@16sLIIIIHHHI")
"""Of fb_fix_screeninfo: id, start, length, type, type_aux, visual, three steps, bytes of a line."""

Rgb = tuple[int, int, int]


class UnknownPixelsError(ValueError):
    """The pixels of this screen are not of a kind that is known here."""


class Channel(Struct, frozen=True):
    """Where a colour lies in a pixel: the number of its lowest bit, and its bits."""

    offset: int
    bits: int

    def of(self, value: int) -> int:
        """Return a value of 0 to 255 as it lies in the pixel."""
        return (value * ((1 << self.bits) - 1) + 127) // 255 << self.offset


class Framebuffer(Struct, frozen=True):
    """A screen's memory.

    Attributes:
        width: pixels across that are seen.
        height: pixels down that are seen.
        stride: bytes from one line to the next.
        start: the byte of the first pixel that is seen.
        size: bytes of a pixel.
        channels: of red, green, blue and transparency; the last may have no bits.
    """

    width: int
    height: int
    stride: int
    start: int
    size: int
    channels: tuple[Channel, Channel, Channel, Channel]

    def pixel(self, color: Rgb) -> bytes:
        """Return a colour as a pixel's bytes, opaque."""
        parts = zip(self.channels, (*color, 255), strict=True)
        value = sum(channel.of(part) for channel, part in parts if channel.bits)
        return value.to_bytes(self.size, "little")


def framebuffer_of(variable: bytes, fixed: bytes) -> Framebuffer:
    """Return what the kernel's two structures say.

    Args:
        variable: an fb_var_screeninfo, or its first 80 bytes.
        fixed: an fb_fix_screeninfo, or its beginning up to the line's length.

    Raises:
        UnknownPixelsError: colours are looked up in a table there, or a pixel is no whole number of bytes.
    """
    width, height, _, _, left, top, bits, _, *channels = _VARIABLE.unpack_from(variable)
    stride = _FIXED.unpack_from(fixed)[-1]
    lie = tuple(Channel(offset, length) for offset, length in zip(channels[::3], channels[1::3], strict=True))
    if bits not in {16, 24, 32} or not all(channel.bits for channel in lie[:3]):
        raise UnknownPixelsError(f"{bits} bits a pixel, colours {lie}")
    size = bits // 8
    return Framebuffer(
        width, height, stride, top * stride + left * size, size, (lie[0], lie[1], lie[2], lie[3])
    )


def describe(device: IO[bytes]) -> Framebuffer:
    """Ask the kernel about an open /dev/fbN.

    Raises:
        OSError: it is none.
        UnknownPixelsError: see `framebuffer_of`.
    """
    variable = fcntl.ioctl(device, _FBIOGET_VSCREENINFO, bytes(256))
    fixed = fcntl.ioctl(device, _FBIOGET_FSCREENINFO, bytes(256))
    return framebuffer_of(variable, fixed)
