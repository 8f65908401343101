"""Owns what Kivy must be told before it is imported: window, input path, logging, density."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Final

from msgspec import Struct

from kiosk.ui import kept_rules

DESIGN_DPI: Final = 149
"""Dots per inch of the panel on which one design pixel is one pixel."""

_LOOP: Final = "trio"
"""A library for coroutines that Kivy knows, does not need, and asks nothing of when it is imported."""

_LARGEST: Final = (1280, 1280)
"""An offscreen window never grows beyond its first size, so it starts with room for every panel."""


class Panel(Struct, frozen=True):
    """The screen as people see it: its size in pixels and its dots per inch (25.4 mm).

    Attributes:
        rotation: degrees clockwise, 0, 90, 180 or 270, by which the picture is turned on the glass.
        card: N of /dev/dri/cardN on which the kiosk draws by itself, as on the appliance; None where a
            display server does that.
        windowed: in a window that can be closed, as on a desktop; else full screen without a pointer.
        offscreen: drawn, but shown nowhere (tests, demonstration without a display).
    """

    width: int = 1280
    height: int = 800
    dpi: int = DESIGN_DPI
    windowed: bool = True
    offscreen: bool = False
    rotation: int = 0
    card: int | None = None

    @property
    def has_keyboard(self) -> bool:
        """Whether keys that are plugged in may type here.

        On the appliance they may not: a card reader that nobody has recognised is a keyboard typing cards.
        """
        return self.card is None

    @property
    def glass(self) -> tuple[int, int]:
        """The width and height of the glass as it is made."""
        lying = self.rotation in {90, 270}
        return (self.height, self.width) if lying else (self.width, self.height)

    @property
    def density(self) -> float:
        """Pixels of this panel per design pixel: lengths keep their millimetres on every panel."""
        return self.dpi / DESIGN_DPI


def prepare(panel: Panel) -> None:
    """Set up Kivy for `panel`. Call it before anything imports Kivy's window.

    Raises:
        RuntimeError: Kivy's window exists already, so nothing of this would apply.
    """
    if "kivy.core.window" in sys.modules:
        raise RuntimeError("the window was created before its environment")
    os.environ.update(_variables(panel))
    _keep_out("kivy.input.providers.mtdev")
    _configure(panel)
    with _without_event_loop():
        kept_rules.install()


def _keep_out(provider: str) -> None:
    # Kivy imports every provider whether it is asked for or not, and tells of a library that is not there
    # with a traceback; touches come by SDL alone.
    sys.modules.setdefault(provider, ModuleType(provider))


@contextmanager
def _without_event_loop() -> Iterator[None]:
    """Spare the start the import of asyncio, a fourteenth of it: Kivy's clock wants a library for coroutines.

    There are none here, so an empty module is enough, and only while the clock is imported.
    """
    os.environ["KIVY_EVENTLOOP"], sys.modules[_LOOP] = _LOOP, ModuleType(_LOOP)
    try:
        yield
    finally:
        del os.environ["KIVY_EVENTLOOP"], sys.modules[_LOOP]


def _variables(panel: Panel) -> dict[str, str]:
    variables = {
        "KIVY_NO_ARGS": "1",
        "KIVY_NO_CONFIG": "1",
        "KIVY_NO_FILELOG": "1",
        "KIVY_LOG_MODE": "PYTHON",
        "KCFG_KIVY_LOG_LEVEL": "warning",
        "KIVY_WINDOW": "sdl2",
        "KIVY_TEXT": "sdl2",
        "KIVY_IMAGE": "sdl2",
        "KIVY_AUDIO": "",
        "KIVY_VIDEO": "",
        "KIVY_CAMERA": "",
        "KIVY_CLIPBOARD": "dummy",
        "KIVY_SPELLING": "",
        "KIVY_METRICS_DENSITY": str(panel.density),
        "KIVY_METRICS_FONTSCALE": "1",
        "KIVY_DPI": str(panel.dpi),
    }
    if panel.offscreen:
        variables["SDL_VIDEODRIVER"] = "offscreen"
    if panel.card is not None:
        variables |= _own_card(panel.card)
    return variables


def _own_card(card: int) -> dict[str, str]:
    return {
        "SDL_VIDEODRIVER": "kmsdrm",
        "SDL_KMSDRM_DEVICE_INDEX": str(card),
        # Game pads are looked for among the raw HID devices, and a card reader is one.
        "SDL_JOYSTICK_HIDAPI": "0",
    }


def _configure(panel: Panel) -> None:
    from kivy.config import Config  # noqa: PLC0415  Kivy reads the variables when it is first imported

    _one_touch_path(Config)
    width, height = map(max, _LARGEST, panel.glass) if panel.offscreen else panel.glass
    graphics = {
        "width": width,
        "height": height,
        "fullscreen": "0" if panel.windowed or panel.offscreen else "auto",
        "borderless": int(not panel.windowed),
        "show_cursor": int(panel.windowed),
        "resizable": 0,
        "rotation": -panel.rotation % 360,  # Kivy turns the other way
        "multisamples": 0,
        # Nobody watches an offscreen window: its robot runs as fast as it can.
        "maxfps": 0 if panel.offscreen else 30,
        "allow_screensaver": 0,
        "min_state_time": 0,
    }
    for option, value in graphics.items():
        Config.set("graphics", option, str(value))
    Config.set("kivy", "exit_on_escape", "0")


def _one_touch_path(config: object) -> None:
    # Kivy's default adds a second provider that reads the same device: every tap would come twice.
    for option, _ in list(config.items("input")):  # type: ignore[attr-defined]  # Kivy is untyped
        config.remove_option("input", option)  # type: ignore[attr-defined]  # Kivy is untyped
    config.set("input", "mouse", "mouse,disable_multitouch")  # type: ignore[attr-defined]  # Kivy is untyped
