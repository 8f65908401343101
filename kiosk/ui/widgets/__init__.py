"""The widgets of the kiosk; importing this package makes all of them known to kv by name."""

from kiosk.ui.widgets import (
    button,
    icon,
    plate,
    row,
    status,
    tabs,
    tappable,
    words,
)

__all__ = [
    "button",
    "icon",
    "plate",
    "row",
    "status",
    "tabs",
    "tappable",
    "words",
]
