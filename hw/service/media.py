"""Paper by its names: PWG 5101.1's self-describing sizes, and the roll, which has a width alone."""

import re
from typing import Final, NamedTuple

ROLL: Final = "roll_80mm"
"""A roll of thermal paper 80 mm wide: each job says how long its page is."""

PATTERN: Final = rf"^({ROLL}|[a-z0-9]+(_[a-z0-9.-]+)*_[0-9.]+x[0-9.]+(mm|in))\Z"
_SIZE: Final = re.compile(r"_([0-9]+(?:\.[0-9]+)?)x([0-9]+(?:\.[0-9]+)?)(mm|in)\Z")
_INCH: Final = 25.4


class Size(NamedTuple):
    """Millimetres."""

    width: float
    length: float

    def holds(self, other: "Size") -> bool:
        """Tell whether the other fits on it as it lies; printers round to a hundredth."""
        return self.width + 0.01 >= other.width and self.length + 0.01 >= other.length


A5: Final = Size(148, 210)


def size_of(name: str) -> Size | None:
    """Return the size that a PWG name says at its end; None if it says none."""
    found = _SIZE.search(name)
    if found is None:
        return None
    unit = _INCH if found[3] == "in" else 1.0
    return Size(float(found[1]) * unit, float(found[2]) * unit)


def is_supported(media: str, supported: tuple[str, ...]) -> bool:
    """Tell whether a printer takes a page; one that gives no limits or says nothing is tried."""
    if not supported or media in supported:
        return True
    size = size_of(media)
    least, most = _limits("min", supported), _limits("max", supported)
    if size is None or not most:
        return any(name.startswith("custom_") for name in supported)
    return any(limit.holds(size) for limit in most) and (
        not least or any(size.holds(limit) for limit in least)
    )


def _limits(end: str, supported: tuple[str, ...]) -> list[Size]:
    named = (name for name in supported if name.startswith((f"custom_{end}_", f"roll_{end}_")))
    return [size for size in map(size_of, named) if size is not None]
