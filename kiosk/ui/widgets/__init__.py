"""The widgets of the kiosk; importing this package makes all of them known to kv by name.

A widget's module is loaded when its name is first used: the log-in is there sooner for what it does not need.
"""

from typing import Final

from kivy.factory import Factory

NAMES: Final[dict[str, str]] = {
    "access_menu": "AccessMenu",
    "banner": "Banner",
    "button": "PrimaryButton SecondaryButton DangerButton QuietButton IconButton WordButton",
    "coach": "Coach CoachMark CoachButton AidButton",
    "dialog": "Dialog",
    "fact": "Fact Sum",
    "icon": "Icon",
    "keyboard": "Keyboard FindKeyboard NumPad Key",
    "lamp": "Lamp",
    "language_menu": "LanguageMenu",
    "leaving": "Leaving",
    "lower_bar": "LowerBar",
    "plate": "Plate Card",
    "progress": "Progress TurningDots",
    "reach": "Reach Handle",
    "row": "ListRow ListedRow",
    "row_list": "RowList Scroller",
    "sheet": "Sheet SheetRow",
    "status": "StatusBadge Money",
    "strip_end": "StripEnd",
    "swipe_drawing": "SwipeDrawing",
    "tabs": "TabSwitch Tab",
    "tappable": "Tappable",
    "text_field": "TextField",
    "tick": "CheckRow",
    "toast": "Toast",
    "tone": "ToneBadge",
    "top_bar": "TopBar BarButton DeviceSign ReaderSign ModeMark",
    "words": "Words Paragraph Snug Hairline Gap",
}
"""Module to the names of its classes."""

for module, names in NAMES.items():
    for name in names.split():
        Factory.register(name, module=f"{__name__}.{module}")
