"""A receptionist in software: sees what the window shows, taps it with real touches, waits for conditions."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from kivy.app import App
from kivy.base import EventLoop, ExceptionManager, runTouchApp, stopTouchApp
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.graphics.opengl import glFinish
from kivy.uix.widget import Widget

from kiosk.ui import curtain, png, sight
from kiosk.ui.environment import Panel
from kiosk.ui.finger import Finger, Glass
from kiosk.ui.widgets.tappable import Tappable

DRAG_STEPS: Final = 12
HOLD_STEPS: Final = 6
"""Frames a dragging finger rests before it lifts: Kivy looks back five moves for the speed of a glide."""
_REST_SECONDS: Final = 0.005


class CannotTapError(AssertionError):
    """What should be tapped is hidden, disabled, off the window or covered."""


class NotSeenError(AssertionError):
    """Nothing visible answers to the description."""


class Robot:
    """Drives `app` frame by frame in this thread, offscreen or in a window.

    Args:
        app: the application, not yet running.
        panel: whose size the window takes.

    Attributes:
        forgiving: an exception that brought up the failsafe screen does not end the robot's work.
    """

    forgiving = False

    def __init__(self, app: App, panel: Panel) -> None:
        self.app = app
        EventLoop.ensure_window()
        self._others = set(Clock.get_events())
        Window.size = (panel.width, panel.height)
        # Offscreen nothing ever swaps, so without this the software renderer's memory grows by each frame.
        Window.bind(on_flip=_finish)
        if panel.offscreen:
            curtain.close()
        self._glass = Glass()
        EventLoop.add_input_provider(self._glass, auto_remove=True)
        Clock.tick()  # times are counted from the last frame, which may be another application's of long ago
        app._run_prepare()  # noqa: SLF001  Kivy has no public way to start without its own loop
        runTouchApp(embedded=True)
        self.frames(3)

    def close(self) -> None:
        """Stop the application, empty the window, and call off what either still had in mind."""
        self.app.stop()
        stopTouchApp()
        for child in Window.children[:]:
            Window.remove_widget(child)
        Window.unbind(on_flip=_finish)
        curtain.remove()
        self._call_off()

    def _call_off(self) -> None:
        """Cancel what was put on the clock since the start; it would keep the dead widgets, and move them."""
        for event in Clock.get_events():
            if event not in self._others:
                event.cancel()

    def frames(self, count: int = 1) -> None:
        """Run `count` frames; exceptions go where Kivy's own loop would take them."""
        for _ in range(count):
            try:
                EventLoop.idle()
            except Exception as problem:
                if ExceptionManager.handle_exception(problem) == ExceptionManager.RAISE:
                    raise
            self._mind_failures()

    def until(self, condition: Callable[[], object], timeout: float = 10.0) -> Any:
        """Run frames until `condition()` is true and return its value.

        Raises:
            TimeoutError: it did not become true within `timeout` seconds.
        """
        end = time.monotonic() + timeout
        while not (value := condition()):
            if time.monotonic() > end:
                raise TimeoutError(f"{condition} within {timeout} s; seen: {self.texts()}")
            self.frames()
            # Other threads and processes are at work meanwhile; a loop without rest would starve them.
            time.sleep(_REST_SECONDS)
        return value

    def find(self, what: str | Widget) -> Widget:
        """Return the visible widget with this id, or else with this text.

        Raises:
            NotSeenError: there is none.
        """
        if isinstance(what, Widget):
            return what
        found = self._by_id(what) or self._by_text(what)
        if found is None:
            raise NotSeenError(f"{what!r}; seen: {self.texts()}")
        return found

    def sees(self, text: str) -> bool:
        """Tell whether a visible widget has exactly this text."""
        return self._by_text(text) is not None

    def texts(self) -> list[str]:
        """Return every visible text, top widget first, each once."""
        texts = (str(getattr(widget, "text", "") or "") for widget in sight.on_screen())
        return list(dict.fromkeys(text for text in texts if text))

    def tap(self, what: str | Widget) -> None:
        """Tap the middle of a widget, or of the button around it, with one finger.

        Raises:
            CannotTapError: a finger could not do that.
        """
        widget = _tappable(self.find(what))
        reason = sight.obstacle(widget)
        if reason:
            raise CannotTapError(f"{what!r} cannot be tapped: {reason}")
        self.tap_at(*widget.to_window(*widget.center))

    def tap_at(self, x: float, y: float) -> None:
        """Tap at a place of the window, in pixels from the bottom left, whatever is there."""
        finger = Finger(self._glass, x, y)
        finger.down()
        self.frames()
        finger.up()
        self.frames(2)

    def drag(self, what: str | Widget, dx: float = 0, dy: float = 0) -> None:
        """Put a finger on the middle of a widget, slide it by (dx, dy) pixels, hold, and lift it."""
        widget = self.find(what)
        x, y = widget.to_window(*widget.center)
        finger = Finger(self._glass, x, y)
        finger.down()
        for step in range(1, DRAG_STEPS + 1):
            self.frames()
            finger.move_to(x + dx * step / DRAG_STEPS, y + dy * step / DRAG_STEPS)
        for _ in range(HOLD_STEPS):
            self.frames()
            finger.move_to(x + dx, y + dy)
        finger.up()
        self.frames(2)

    def reveal(self, scroller: str | Widget, what: str, drags: int = 60) -> Widget:
        """Drag a list until the text `what` in it can be tapped, and return its widget.

        A strip that only scrolls sideways is dragged towards its end.
        """
        pane = self.find(scroller)
        for _ in range(drags):
            seen = self._by_text(what, inside=pane)
            if seen is not None and not sight.obstacle(_tappable(seen)):
                return seen
            if getattr(pane, "do_scroll_y", True):
                self.drag(pane, dy=_towards(seen, pane) * pane.height * 0.4)
            else:
                self.drag(pane, dx=-pane.width * 0.4)
        raise NotSeenError(f"{what!r} in {scroller!r}; seen: {self.texts()}")

    def type(self, text: str) -> None:
        """Type `text` on the on-screen keyboard or number pad that is in sight, key by key."""
        from kiosk.ui.typing_robot import type_on_keys  # noqa: PLC0415  it needs this class

        type_on_keys(self, text)

    def screenshot(self, path: Path) -> None:
        """Write what the window shows to `path` as a PNG."""
        self.frames()
        png.write(path)

    def _mind_failures(self) -> None:
        failure = getattr(self.app, "failure", None)
        if failure is not None and not self.forgiving:
            raise AssertionError("the kiosk failed") from failure

    def _by_id(self, name: str) -> Widget | None:
        for widget in sight.on_screen():
            inner = widget.ids.get(name) if widget.ids else None
            if inner is not None and any(seen is inner.__self__ for seen in sight.on_screen()):
                return inner.__self__
        return None

    def _by_text(self, text: str, inside: Widget | None = None) -> Widget | None:
        for widget in sight.on_screen():
            if getattr(widget, "text", None) == text and _is_inside(widget, inside):
                return widget
        return None


def _towards(seen: Widget | None, pane: Widget) -> int:
    """Return 1 to drag the list up, -1 to drag it down: what lies above the pane has to come down."""
    above = seen is not None and seen.to_window(*seen.center)[1] > pane.to_window(0, pane.top)[1]
    return -1 if above else 1


def _is_inside(widget: Widget, pane: Widget | None) -> bool:
    return pane is None or any(parent is pane for parent in _ancestors(widget))


def _ancestors(widget: Widget) -> Iterator[Widget]:
    at = widget
    while isinstance(at, Widget):
        yield at
        at = at.parent


def _tappable(widget: Widget) -> Widget:
    return next((one for one in _ancestors(widget) if isinstance(one, Tappable)), widget)


def _finish(*_: object) -> None:
    glFinish()
