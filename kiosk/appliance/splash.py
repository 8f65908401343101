"""Shows the first picture: the logo on black, long before there is a window to draw it in."""

import logging
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import IO, Final

from kiosk.appliance.framebuffer import Framebuffer, UnknownPixelsError, describe
from kiosk.appliance.picture import Picture, read_picture

_log = logging.getLogger(__name__)
DEVICE: Final = Path("/dev/fb0")
LOGOS: Final = Path(__file__).with_name("logo")
_PATIENCE: Final = 10.0
_PAUSE: Final = 0.05
_SHARE: Final = 0.42
"""Of the shorter side, at most so much is the logo."""


def main(arguments: list[str], device: Path = DEVICE, patience: float = _PATIENCE) -> int:
    """Show the logo as soon as there is a screen; return 0 in any case, for the kiosk does not depend on it.

    Args:
        arguments: none is taken.
        device: the screen's memory.
        patience: seconds after which no screen is waited for any more.
    """
    del arguments
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    try:
        with _opened(device, patience) as screen:
            _show(screen)
    except (OSError, ValueError) as error:
        _log.warning("no first picture: %s", error)
    return 0


def picture(framebuffer: Framebuffer, logo: Picture) -> bytes:
    """Return what belongs into the screen's memory from its first visible pixel on: the logo amid black."""

    @cache
    def pixel(color: bytes) -> bytes:
        return framebuffer.pixel((color[0], color[1], color[2]))

    left = (framebuffer.width - logo.width) // 2
    above = (framebuffer.height - logo.height) // 2
    black = pixel(bytes(3)) * framebuffer.width
    rest = bytes(framebuffer.stride - len(black))
    lines = [black] * framebuffer.height
    for at, row in enumerate(logo.rows, start=above):
        middle = b"".join(pixel(color) for color in _colors(row))
        edge = left * framebuffer.size
        lines[at] = black[:edge] + middle + black[edge + len(middle) :]
    return rest.join(lines)


def logo_for(framebuffer: Framebuffer, folder: Path = LOGOS) -> Picture:
    """Return the largest logo that fits well.

    Raises:
        UnknownPixelsError: the screen is too small for any.
    """
    most = _SHARE * min(framebuffer.width, framebuffer.height)
    sizes = [int(path.stem) for path in folder.glob("*.png")]
    fitting = [size for size in sizes if size <= most] or [
        size for size in sizes if size <= min(framebuffer.width, framebuffer.height)
    ][:1]
    if not fitting:
        raise UnknownPixelsError(f"{framebuffer.width} x {framebuffer.height} pixels are too few for a logo")
    return read_picture(folder / f"{max(fitting)}.png")


def _colors(row: bytes) -> Iterator[bytes]:
    return (row[at : at + 3] for at in range(0, len(row), 3))


def _opened(device: Path, patience: float) -> IO[bytes]:
    """Open the screen's memory once it is there.

    Raises:
        OSError: it is not there in time, or may not be opened.
    """
    end = time.monotonic() + patience
    while True:
        try:
            return device.open("r+b", buffering=0)
        except FileNotFoundError:
            if time.monotonic() > end:
                raise
        time.sleep(_PAUSE)


def _show(screen: IO[bytes]) -> None:
    framebuffer = describe(screen)
    data = memoryview(picture(framebuffer, logo_for(framebuffer)))
    screen.seek(framebuffer.start)
    while data:
        written = screen.write(data)
        data = data[written:]
