"""A finger on the guest's glass: QMP input events for a tap at a pixel. Pure but for the call."""

import time
from typing import Any, Final

from tests.kernel.qmp import Qmp

_LARGEST: Final = 0x7FFF
"""The end of each axis of QEMU's tablet."""
PRESS_SECONDS: Final = 0.15
"""A short tap of a person; a slow guest sees down and up in whatever frames they fall."""

Event = dict[str, Any]


def position(x: float, y: float, size: tuple[int, int]) -> list[Event]:
    """Give the events that move to a pixel.

    Args:
        x: from the left, in pixels.
        y: from the top, in pixels.
        size: the screen's width and height in pixels.

    Raises:
        ValueError: the pixel is not on the screen.
    """
    if not (0 <= x < size[0] and 0 <= y < size[1]):
        raise ValueError(f"({x:.0f}, {y:.0f}) is not on a screen of {size[0]}x{size[1]}")
    axes = (("x", x, size[0]), ("y", y, size[1]))
    return [
        {"type": "abs", "data": {"axis": axis, "value": round(at * _LARGEST / (length - 1))}}
        for axis, at, length in axes
    ]


def button(*, down: bool) -> Event:
    """Give the event of the finger's coming or going."""
    return {"type": "btn", "data": {"button": "left", "down": down}}


def tap(qmp: Qmp, x: float, y: float, size: tuple[int, int]) -> None:
    """Tap a pixel; arguments as for `position`."""
    qmp("input-send-event", events=position(x, y, size))
    time.sleep(0.05)
    qmp("input-send-event", events=[button(down=True)])
    time.sleep(PRESS_SECONDS)
    qmp("input-send-event", events=[button(down=False)])
