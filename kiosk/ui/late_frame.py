"""Owns that the latest picture is on the glass: where the window is a swap behind, one more swap follows.

Without a display server SDL hands a frame to the screen with the swap after its own, or before a renderer
without a graphics card has finished it; and Kivy swaps only when something has changed. Each burst of
drawing would thus end one picture short, and the first of all would leave the glass black.
"""

from typing import Any

from kivy.clock import Clock
from kivy.core.window import Window
from kivy.lang import Builder


class LateFrame:
    """Draws the window once more after each burst of drawing; while nothing changes, nothing is drawn.

    Attributes:
        repeats: how often a picture was drawn once more.
    """

    def __init__(self) -> None:
        self.repeats = 0
        self._repeating = False
        # At the end of the next frame, when all that changes in it has changed and Kivy has not drawn yet:
        # behind what waits for that end as well, such as a label whose text has to be painted anew.
        at_end = Clock.create_trigger(self._repeat, -1)
        before = Clock.create_trigger(lambda _: at_end(), -1)
        self._in_next_frame = Clock.create_trigger(lambda _: before(), 0)
        self._waits = (at_end, before, self._in_next_frame)

    def start(self) -> None:
        """Begin to follow the window's swaps, for as long as there is a window or until `stop`."""
        Window.fbind("on_flip", self._swapped)  # `bind` would let go of what nobody else holds

    def stop(self) -> None:
        """Leave the window to Kivy alone."""
        Window.funbind("on_flip", self._swapped)
        for wait in self._waits:
            wait.cancel()

    def _swapped(self, *_: Any) -> None:
        if not self._repeating:
            self._in_next_frame()

    def _repeat(self, _: float) -> None:
        Builder.sync()  # what kv has put off to the end of the frame changes now, as it soon would
        if Window.canvas.needs_redraw:
            return  # the burst goes on: this frame is drawn anyway, and that swap brings us here again
        self._repeating = True
        try:
            Window.dispatch("on_draw")
            Window.dispatch("on_flip")
        finally:
            self._repeating = False
        self.repeats += 1
