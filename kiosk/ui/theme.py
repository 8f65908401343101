"""Owns the look on one panel: tokens, lengths in real millimetres, and how the panel is laid out."""

import logging
from pathlib import Path
from types import ModuleType
from typing import Final, cast

from kivy.core.text import LabelBase
from kivy.core.window import Window
from kivy.lang.parser import global_idmap
from kivy.metrics import Metrics
from msgspec.structs import replace

from kiosk.ui import tokens
from kiosk.ui.environment import Panel
from kiosk.ui.kv import load_base
from kiosk.ui.themes import Look

_log = logging.getLogger(__name__)
_ROBOTO: Final = Path("/usr/share/fonts/truetype/roboto/unhinted/RobotoTTF")
_COMPACT_HEIGHT: Final = 780
_SHORT_HEIGHT: Final = 530
_SHORT_PORTRAIT: Final = 900
MM_PER_INCH: Final = 25.4


class Theme:
    """The look on `panel`; kv knows it as `theme`, with every token in lower case: `theme.ink`.

    Lengths in kv are design pixels through `dp()`: 149 of them are an inch on every panel, so a finger
    meets the same millimetres everywhere, and a smaller panel shows less rather than smaller.

    Attributes:
        portrait: higher than wide; panes stand above one another.
        compact: little height (7″ landscape, wide screens); bars and paddings shrink, never targets.
        short: less height than the lowest panel of the design has, lying or upright; what can gives way.
        key_row: the height of a row of keys.
        narrow: under 700 design pixels wide; words beside icons are left out.
        look: what a person has chosen of it.
        low: what is touched is pulled down into reach.
    """

    def __init__(self, panel: Panel, look: Look | None = None) -> None:
        self.panel = panel
        self.look = look or Look()
        self.density = panel.density
        self.width = panel.width / panel.density
        self.height = panel.height / panel.density
        self.portrait = panel.height > panel.width
        self.compact = not self.portrait and self.height < _COMPACT_HEIGHT
        self.short = self.height < (_SHORT_PORTRAIT if self.portrait else _SHORT_HEIGHT)
        self.narrow = self.width < 700
        self.roomy = not self.compact and not self.portrait
        self.low = self.look.low and self.portrait
        for name, value in {**_lower_case(tokens), **self.look.changes}.items():
            setattr(self, name, value)
        self.gutter = tokens.GUTTER if self.roomy else 16
        self.bar = tokens.BAR if self.roomy else 56
        self.key_row = 72 if self.roomy else tokens.TOUCH if self.short else 57

    def px(self, length: float) -> int:
        """Return `length` design pixels in whole pixels of this panel."""
        return max(1, round(length * self.density))

    def banner_rim(self, ink: tokens.Rgba) -> tokens.Rgba:
        """Return the rim of a notice: its ink where its ground cannot tell it from what is around it."""
        return ink if self.look.contrast else tokens.CLEAR

    def mm(self, pixels: float) -> float:
        """Return the millimetres that `pixels` of this panel are."""
        return pixels / self.panel.dpi * MM_PER_INCH

    def install(self) -> None:
        """Make this the theme of every widget built from now on."""
        Metrics.density = self.density
        global_idmap["theme"] = self
        register_fonts()
        Window.clearcolor = self.ground  # type: ignore[attr-defined]  # a token
        if not self.panel.windowed or self.panel.offscreen:
            Window.show_cursor = False
        load_base()


def present() -> Look:
    """Return the look on the glass."""
    return cast("Theme", global_idmap["theme"]).look


def put_on(look: Look) -> None:
    """Make another look that of every widget built from now on, on the same panel."""
    from kivy.uix.recycleview import views  # noqa: PLC0415  nothing at the start is a list

    # Kivy keeps rows of lists for the next list, also those drawn in the look before.
    views._cached_views.clear()  # noqa: SLF001  Kivy has no public way
    views._cache_count = 0  # noqa: SLF001  as above
    Theme(global_idmap["theme"].panel, look).install()


def as_drawn(panel: Panel) -> Panel:
    """Return the panel with the size that the window has, which on the appliance is the screen's."""
    width, height = Window.size
    if panel.card is None or (width, height) == (panel.width, panel.height):
        return panel
    _log.warning("the picture is %d x %d pixels instead of %d x %d", width, height, panel.width, panel.height)
    return replace(panel, width=width, height=height)


def register_fonts() -> None:
    """Register Roboto Regular and Medium as the family „Roboto“; Kivy's own Roboto if they are missing."""
    regular, medium = _ROBOTO / "Roboto-Regular.ttf", _ROBOTO / "Roboto-Medium.ttf"
    if not (regular.is_file() and medium.is_file()):
        _log.warning("fonts-roboto-unhinted is not installed: Kivy's own Roboto is used")
        return
    LabelBase.register("Roboto", fn_regular=str(regular), fn_bold=str(medium))


def _lower_case(module: ModuleType) -> dict[str, object]:
    return {name.lower(): value for name, value in vars(module).items() if name.isupper()}
