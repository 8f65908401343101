"""A finger in software: an input provider of Kivy's own, so that its touches go the way of real ones."""

from collections.abc import Callable
from typing import Any

from kivy.base import EventLoop
from kivy.input.motionevent import MotionEvent
from kivy.input.provider import MotionEventProvider

Report = tuple[str, MotionEvent]


class Glass(MotionEventProvider):
    """Hands what fingers do to Kivy, once per frame like a touch screen."""

    def __init__(self) -> None:
        super().__init__("robot", "")
        self._reports: list[Report] = []

    def report(self, kind: str, touch: MotionEvent) -> None:
        """Note a `begin`, `update` or `end` for the next frame."""
        self._reports.append((kind, touch))

    def update(self, dispatch_fn: Callable[[str, MotionEvent], None]) -> None:
        """Hand over what was noted; called by Kivy."""
        reports, self._reports = self._reports, []
        for kind, touch in reports:
            dispatch_fn(kind, touch)


class Finger(MotionEvent):
    """One touch of `glass` at window coordinates in pixels, from the bottom left."""

    def __init__(self, glass: Glass, x: float, y: float) -> None:
        super().__init__("robot", 1, _relative(x, y), is_touch=True, type_id="touch")
        self.profile = ["pos"]
        self._glass = glass

    def depack(self, args: Any) -> None:
        """Take over the position; called by Kivy."""
        self.sx, self.sy = args["x"], args["y"]
        super().depack(args)

    def down(self) -> None:
        """Touch the glass."""
        self._glass.report("begin", self)

    def move_to(self, x: float, y: float) -> None:
        """Slide to another place."""
        self.move(_relative(x, y))
        self._glass.report("update", self)

    def up(self) -> None:
        """Leave the glass."""
        self.update_time_end()
        self._glass.report("end", self)


def _relative(x: float, y: float) -> dict[str, float]:
    window = EventLoop.window
    return {"x": x / (window.width - 1.0), "y": y / (window.height - 1.0)}
