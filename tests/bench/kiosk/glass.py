"""How long a touch takes to be seen, and how many pictures a second there are, on any application."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kivy.core.window import Window

from kiosk.ui.finger import Finger
from tests.bench.kiosk.frame import FRAME

_MOST_FRAMES = 60
_STILL = 4


@dataclass
class Seen:
    """What a touch led to.

    Attributes:
        frames: how many pictures it took until nothing changed any more.
        last: the seconds that the last of them took.
    """

    frames: int
    last: float

    @property
    def milliseconds(self) -> float:
        """From the touch to the picture; on the appliance each picture but the first waits for its turn."""
        return 1000 * ((self.frames - 1) * FRAME + self.last)


class Glass:
    """Watches an application that a robot drives; every pixel is painted."""

    def __init__(self, robot: Any) -> None:
        from kiosk.ui import curtain

        curtain.remove()
        self._robot, self._drawn = robot, False
        Window.fbind("on_flip", self._flipped)

    def lift(self, x: float, y: float) -> Seen:
        """Put a finger on a place, lift it, and tell what came of the lifting."""
        finger = Finger(self._robot._glass, x, y)
        finger.down()
        self._robot.frames(3)
        finger.up()
        return self.settle()

    def settle(self) -> Seen:
        """Draw until nothing changes any more, for a few frames in a row."""
        seen, frame = Seen(0, 0.0), 0
        while frame < seen.frames + _STILL:
            frame += 1
            took = self._frame()
            if self._drawn:
                seen = Seen(frame, took)
            if frame > _MOST_FRAMES:
                raise RuntimeError("the picture never stands still")
        return seen

    def per_second(self, pictures: int, change: Callable[[int], object]) -> tuple[float, float]:
        """Draw pictures, each after a change; give how many a second, and the seconds of the longest."""
        took = list[float]()
        for number in range(pictures):
            change(number)
            took.append(self._frame())
        return pictures / sum(took), max(took)

    def _frame(self) -> float:
        self._drawn = False
        begun = time.perf_counter()
        self._robot.frames(1)
        return time.perf_counter() - begun

    def _flipped(self, *_: object) -> None:
        self._drawn = True
