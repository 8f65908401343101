"""A finger on the guest's glass: QMP input events for a tap at a pixel. Pure but for the call."""

import itertools
import time
from typing import Any, Final

from tests.kernel.qmp import Qmp

_LARGEST: Final = 0x7FFF
"""The end of each axis of QEMU's touch screen."""
PRESS_SECONDS: Final = 0.15
"""A short tap of a person; a slow guest sees down and up in whatever frames they fall."""
_NOBODY: Final = -1
"""The number by which the kernel's protocol (multi-touch-protocol.rst, type B) says that a finger is gone."""

Event = dict[str, Any]
_FINGERS: Final = itertools.count(1)


def down(x: float, y: float, size: tuple[int, int], finger: int) -> list[Event]:
    """Give the events of a finger that comes.

    Args:
        x: from the left, in pixels.
        y: from the top, in pixels.
        size: the screen's width and height in pixels.
        finger: a number that no finger before has had.

    Raises:
        ValueError: the pixel is not on the screen.
    """
    if not (0 <= x < size[0] and 0 <= y < size[1]):
        raise ValueError(f"({x:.0f}, {y:.0f}) is not on a screen of {size[0]}x{size[1]}")
    axes = (("x", x, size[0]), ("y", y, size[1]))
    moves = [_event("data", finger, axis, round(at * _LARGEST / (length - 1))) for axis, at, length in axes]
    return [_event("begin", finger), *moves, _contact(down=True)]


def up() -> list[Event]:
    """Give the events of its going."""
    return [_event("end", _NOBODY), _contact(down=False)]


def tap(qmp: Qmp, x: float, y: float, size: tuple[int, int]) -> None:
    """Tap a pixel; arguments as for `down`."""
    qmp("input-send-event", events=down(x, y, size, next(_FINGERS)))
    time.sleep(PRESS_SECONDS)
    qmp("input-send-event", events=up())


def _event(kind: str, finger: int, axis: str = "x", value: int = 0) -> Event:
    data = {"type": kind, "slot": 0, "tracking-id": finger, "axis": axis, "value": value}
    return {"type": "mtt", "data": data}


def _contact(*, down: bool) -> Event:
    return {"type": "btn", "data": {"button": "touch", "down": down}}
