"""Shows the first picture: the logo on black, long before there is a window to draw it in.

After the kiosk has failed, the words that it starts again stand below, in every language.
"""

import logging
import os
import time
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import IO, Final

from kiosk.appliance.framebuffer import Framebuffer, UnknownPixelsError, describe
from kiosk.appliance.picture import Picture, above, read_picture, turned

_log = logging.getLogger(__name__)
DEVICE: Final = Path("/dev/fb0")
LOGOS: Final = Path(__file__).with_name("logo")
AGAIN: Final = LOGOS / "again"
"""The words, for each size of the logo."""
SETTINGS: Final = tuple(Path("/run/polise-settings") / name for name in ("kiosk.toml", "look.toml"))
"""Where it may stand how the screen is turned."""
_PATIENCE: Final = 10.0
_PAUSE: Final = 0.05
_SHARE: Final = 0.42
"""Of the shorter side, at most so much is the logo."""


def main(arguments: list[str], device: Path = DEVICE, patience: float = _PATIENCE) -> int:
    """Show the picture as soon as there is a screen; return 0 in any case: the kiosk does not need it.

    Args:
        arguments: none is taken.
        device: the screen's memory.
        patience: seconds after which no screen is waited for any more.
    """
    del arguments
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    try:
        with _opened(device, patience) as screen:
            _show(screen, again=has_failed(os.environ))
    except (OSError, ValueError) as error:
        _log.warning("no first picture: %s", error)
    return 0


def has_failed(environment: Mapping[str, str]) -> bool:
    """Tell whether the service manager calls because the kiosk has failed, and starts it again."""
    return environment.get("SERVICE_RESULT", "success") != "success"


def again_for(framebuffer: Framebuffer, rotation: int) -> Picture:
    """Return the logo and the words below it, turned as the screen is; the logo alone where they do not fit.

    Raises:
        UnknownPixelsError: the screen is too small for any.
    """
    logo = logo_for(framebuffer)
    for size in sorted((int(path.stem) for path in AGAIN.glob("*.png")), reverse=True):
        if size <= logo.height:
            whole = _with_words(size, rotation)
            if whole.width <= framebuffer.width and whole.height <= framebuffer.height:
                return whole
    return turned(logo, rotation)


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


def _with_words(size: int, rotation: int) -> Picture:
    both = (read_picture(folder / f"{size}.png") for folder in (LOGOS, AGAIN))
    return turned(above(*both), rotation)


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


def _show(screen: IO[bytes], *, again: bool) -> None:
    framebuffer = describe(screen)
    shown = again_for(framebuffer, _rotation()) if again else logo_for(framebuffer)
    data = memoryview(picture(framebuffer, shown))
    screen.seek(framebuffer.start)
    while data:
        written = screen.write(data)
        data = data[written:]


def _rotation() -> int:
    from kiosk.config.parts import panel_in  # noqa: PLC0415  the very first picture need not wait for it

    return panel_in(SETTINGS).rotation
