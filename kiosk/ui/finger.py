"""A finger in software: real touches through Kivy's own event loop."""

from typing import Any, Final

from kivy.base import EventLoop
from kivy.input.motionevent import MotionEvent

_NOT_ENDED: Final = -1


class Finger(MotionEvent):
    """One touch at window coordinates in pixels, from the bottom left."""

    def __init__(self, x: float, y: float) -> None:
        super().__init__("robot", 1, _relative(x, y), is_touch=True, type_id="touch")
        self.profile = ["pos"]

    def depack(self, args: Any) -> None:
        """Take over the position; called by Kivy."""
        self.sx, self.sy = args["x"], args["y"]
        super().depack(args)

    def down(self) -> None:
        """Touch the glass."""
        EventLoop.post_dispatch_input("begin", self)

    def move_to(self, x: float, y: float) -> None:
        """Slide to another place."""
        self.move(_relative(x, y))
        EventLoop.post_dispatch_input("update", self)

    def up(self) -> None:
        """Leave the glass."""
        self.update_time_end()
        EventLoop.post_dispatch_input("end", self)


def _relative(x: float, y: float) -> dict[str, float]:
    window = EventLoop.window
    return {"x": x / (window.width - 1.0), "y": y / (window.height - 1.0)}
