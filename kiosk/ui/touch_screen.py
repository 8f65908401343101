"""Owns that a touch screen's touches reach the kiosk where SDL draws on the card by itself.

There SDL reads the touch screen and tells of fingers, without a window, so it makes no mouse of them as a
display server would; and Kivy drops SDL's fingers on every system but a telephone's.
"""

from typing import Any, Final

from kivy.core.window import Window
from kivy.core.window.window_sdl2 import SDL2MotionEventProvider

_FINGERS: Final = frozenset({"fingerdown", "fingermotion", "fingerup"})


class TouchScreen:
    """Hands SDL's fingers to Kivy's own provider of touches, which waits for them.

    Stands between the window and SDL, and lets all else through.
    """

    def __init__(self) -> None:
        self._sdl: Any = None

    def start(self) -> None:
        """Begin, for as long as there is a window or until `stop`."""
        self._sdl, Window._win = Window._win, self  # noqa: SLF001  Kivy has no other place where fingers pass

    def stop(self) -> None:
        """Leave the window to Kivy alone."""
        Window._win = self._sdl  # noqa: SLF001  as above

    def poll(self) -> Any:
        """Give SDL's next event, as Kivy's window asks for it."""
        event = self._sdl.poll()
        if isinstance(event, tuple) and event[0] in _FINGERS:
            SDL2MotionEventProvider.q.appendleft(event)
        return event

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sdl, name)
