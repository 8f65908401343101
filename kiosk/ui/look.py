"""Looks a colour or a type size up in the theme on the glass, for what kv cannot say by itself."""

from typing import cast

from kivy.lang.parser import global_idmap

from kiosk.ui.tokens import Rgba


def color(name: str) -> Rgba:
    """Return the colour that bears this name in the present theme, such as `good_tint`."""
    return cast("Rgba", getattr(global_idmap["theme"], name))


def size(name: str) -> int:
    """Return the type size of this name in design pixels, such as `text_large`."""
    return cast("int", getattr(global_idmap["theme"], name))
