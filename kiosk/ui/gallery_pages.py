"""The pages of the gallery."""

from collections.abc import Callable
from typing import Final

from kivy.lang import Builder
from kivy.uix.widget import Widget

from kiosk.ui import i18n, icons, widgets  # noqa: F401  known to kv by being imported

_ICONS = """
BoxLayout:
    StackLayout:
        id: cells
        padding: dp(24)
        spacing: dp(14)
"""
_CELL = """
BoxLayout:
    orientation: 'vertical'
    size_hint: None, None
    size: dp(104), dp(92)
    BoxLayout:
        spacing: dp(8)
        Icon:
            side: 18
        Icon:
            side: 24
        Icon:
            side: 44
            color: theme.brand
    Words:
        font_size: dp(13)
"""
_BASICS = """
BoxLayout:
    orientation: 'vertical'
    padding: dp(theme.gutter)
    spacing: dp(12)
    BoxLayout:
        size_hint_y: None
        height: dp(88)
        spacing: dp(12)
        SecondaryButton:
            text: 'Atcelt'
        DangerButton:
            text: 'Dzēst'
            icon: 'trash'
        PrimaryButton:
            text: 'Apdrošināšanas polise. Tiešsaistes režīms'
        PrimaryButton:
            text: 'Apstiprināt'
            icon: 'arrow-right'
            icon_after: True
        PrimaryButton:
            text: 'Turpināt'
            disabled: True
    BoxLayout:
        size_hint_y: None
        height: dp(64)
        spacing: dp(12)
        TabSwitch:
        QuietButton:
            text: 'Atcelt darbību'
            icon: 'undo'
        IconButton:
            icon: 'help'
        Money:
            cents: 123450
        Money:
            cents: 9640
            font_size: dp(theme.display)
            bold: True
    BoxLayout:
        spacing: dp(12)
        BoxLayout:
            orientation: 'vertical'
            spacing: dp(4)
            ListRow:
                icon: 'folder'
                text: 'Konsultācijas'
            ListRow:
                icon: 'folder'
                text: 'Laboratorija'
                selected: True
            ListRow:
                icon: 'folder'
                text: 'Ultrasonogrāfija'
            Widget:
        BoxLayout:
            orientation: 'vertical'
            spacing: dp(8)
            ListRow:
                framed: True
                text: 'Pilna asins aina'
                note: 'L-101'
                value: '6,20 €'
                selected: True
            ListRow:
                framed: True
                text: 'Vairogdziedzera hormons (TSH)'
                note: 'L-117'
                value: '8,40 €'
            Card:
                raised: True
                size_hint_y: None
                height: dp(80)
            Widget:
        BoxLayout:
            orientation: 'vertical'
            StatusBadge:
                status: 'full'
                word: 'Apmaksā'
            StatusBadge:
                status: 'partial'
                word: 'Apmaksā daļēji'
                note: 'Līgumcena 5,00 €'
            StatusBadge:
                status: 'refused'
                word: 'Neapmaksā'
                note: 'Limits izlietots · maksā pacients'
"""


def _icons() -> Widget:
    page = Builder.load_string(_ICONS)
    for name in icons.ICONS:
        cell = Builder.load_string(_CELL)
        cell.children[0].text = name
        for icon in cell.children[1].children:
            icon.name = name
        page.ids.cells.add_widget(cell)
    return page


def _rules(text: str) -> Callable[[], Widget]:
    return lambda: Builder.load_string(text)


PAGES: Final[dict[str, Callable[[], Widget]]] = {
    "icons": _icons,
    "basics": _rules(_BASICS),
}


def build(page: str) -> Widget:
    """Return the page of that name."""
    return PAGES[page]()
