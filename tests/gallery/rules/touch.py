"""Everything that can be tapped is 9 mm wide and high, the primary action 15 mm high, and on its own."""

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from kivy.lang.parser import global_idmap
from kivy.uix.widget import Widget

from kiosk.ui.widgets.button import PrimaryButton
from kiosk.ui.widgets.plate import Plate
from kiosk.ui.widgets.tappable import Tappable
from tests.gallery.rules.glass import ancestors, box, glass, in_sight, named, scrolled_away, visible

TOUCH_MM: Final = 9.0
ACTION_MM: Final = 15.0
_ROUNDING_MM: Final = 0.02


def targets_too_small() -> list[str]:
    """Return every target that a finger would miss, or that stands out of the panel."""
    return [f"{named(target)} {flaw}" for target in _targets() for flaw in _flaws(target)]


def targets_that_meet() -> list[str]:
    """Return every pair of targets that lie over one another."""
    seen = [(target, box(target)) for target in _targets() if not scrolled_away(target)]
    return [
        f"{named(one)} lies over {named(other)}"
        for (one, here), (other, there) in combinations(seen, 2)
        if here.meets(there) and not _belong_together(one, other) and not _lifted(other, one)
    ]


def _belong_together(one: Widget, other: Widget) -> bool:
    return one in ancestors(other) or other in ancestors(one)


def _lifted(one: Widget, other: Widget) -> bool:
    """Tell whether a target stands on a notice that lies over the other as a whole."""
    below = set(ancestors(other))
    return any(
        isinstance(holder, Plate) and holder.fill[3] == 1 for holder in ancestors(one) if holder not in below
    )


def _targets() -> Iterator[Widget]:
    return (one for one in visible() if isinstance(one, Tappable) and in_sight(one))


def _flaws(target: Widget) -> Iterator[str]:
    theme = global_idmap["theme"]
    width, height = theme.mm(target.width), theme.mm(target.height)
    least = ACTION_MM if isinstance(target, PrimaryButton) else TOUCH_MM
    if width < TOUCH_MM - _ROUNDING_MM or height < least - _ROUNDING_MM:
        yield f"is {width:.1f} x {height:.1f} mm"
    if not scrolled_away(target) and not glass().holds(box(target)):
        yield "stands out of the panel"
