"""The pages of the gallery."""

from collections.abc import Callable
from typing import Final

from kivy.lang import Builder
from kivy.uix.widget import Widget

from kiosk.ui import i18n, icons, widgets  # noqa: F401  known to kv by being imported
from kiosk.ui.failsafe import FailsafeScreen
from kiosk.ui.questions import Question
from kiosk.ui.widgets.dialog import Dialog
from kiosk.ui.widgets.language_menu import LanguageMenu

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

_TYPING = """
BoxLayout:
    orientation: 'vertical'
    Widget:
    BoxLayout:
        orientation: 'vertical' if theme.portrait else 'horizontal'
        size_hint_y: None
        height: self.minimum_height
        padding: dp(theme.gutter)
        spacing: dp(12)
        TextField:
            id: user
            text: 'anna.paraugs'
            focused: True
        TextField:
            id: password
            secret: True
            text: 'Ķirsis-7'
        TextField:
            hint: 'Meklēt'
            invalid: True
    Widget:
    Keyboard:
        id: keyboard
        target: user
"""
_CODE = """
BoxLayout:
    orientation: 'vertical'
    padding: dp(theme.gutter)
    spacing: dp(12)
    TextField:
        id: code
        code: True
        type_size: theme.display
        height: dp(88)
        text: '3200001000'
        focused: True
    NumPad:
        target: code
        size_hint_x: None
        width: dp(480)
"""

_NOTICES = """
BoxLayout:
    orientation: 'vertical'
    padding: dp(theme.gutter)
    spacing: dp(12)
    Banner:
        severity: 'bad'
        headline: 'Nav savienojuma ar apdrošinātāju'
        body: 'Apdrošinātājs netika uzrunāts, nekas nav norakstīts. Rēķins ir saglabāts.'
        step: 'Pārbaudiet tīklu un mēģiniet vēlreiz.'
        action: 'Mēģināt vēlreiz'
    Banner:
        severity: 'warning'
        headline: 'Printerī beidzies papīrs'
        body: 'Ielieciet papīru. Druka turpināsies pati.'
    Banner:
        severity: 'info'
        headline: 'Datu apstrāde ir sākusies'
    Banner:
        severity: 'good'
        headline: 'Transakcija apstiprināta'
    Banner:
    Progress:
        id: progress
        waiting: True
        late: True
        text: 'Gaida apdrošinātāja atbildi'
        advice: 'Tas ilgst ilgāk nekā parasti. Jūs varat gaidīt vai atcelt.'
    CheckRow:
        text: 'Drukāt nekompensējamās'
        ticked: True
    Toast:
        text: 'Rinda izņemta'
        action: 'Atsaukt'
    Widget:
"""
_SWIPE = """
BoxLayout:
    orientation: 'vertical'
    padding: dp(40)
    spacing: dp(20)
    SwipeDrawing:
        lamp: 'green'
    SwipeDrawing:
        lamp: 'red'
        along: .8
"""


def _dialog() -> Widget:
    page = Builder.load_string("FloatLayout:")
    page.add_widget(_rules(_NOTICES)())
    question = Question(
        "Vai dzēst transakciju?", "Apdrošinātājs atcels maksājumu. To nevar atsaukt.", "Dzēst", danger=True
    )
    page.add_widget(Dialog(question, lambda: None))
    return page


def _list() -> Widget:
    page = Builder.load_string("RowList:\n    viewclass: 'ListedRow'\n    padding: dp(24)\n")
    page.data = [
        {"text": f"Pakalpojums {number}", "note": "L-101", "value": "8,40 €", "icon": "receipt"}
        for number in range(2000)
    ]
    return page


_BARS = """
#:import TopBar kiosk.ui.widgets.top_bar.TopBar
BoxLayout:
    orientation: 'vertical'
    spacing: dp(16)
    TopBar:
        section: 'billing'
        lamp: 'green'
        reader: 'Lasītājs gatavs'
        printer: 'Printeris'
        network: 'Tīkls'
        time: '10:42'
        operator: 'A. Paraugs'
    TopBar:
        context: '4 pakalpojumi · 96,40 €'
        lamp: 'red'
        reader: 'Karte nav nolasīta'
        printer: 'Nav printera'
        printer_well: False
        network: 'Nav tīkla'
        network_well: False
        time: '10:42'
        operator: 'A. Paraugs'
        mode: 'DEMONSTRĀCIJA'
    TopBar:
        lamp: 'off'
        reader: 'Nav lasītāja'
        printer: 'Nav printera'
        printer_well: False
        time: '10:42'
    TopBar:
        section: 'reports'
        mode: 'DEMONSTRĀCIJA'
        lamp: 'yellow'
        reader: 'Nolasa karti'
        printer: 'Printeris nav iestatīts'
        printer_well: False
        network: 'Nav tīkla'
        network_well: False
        time: '10:42'
        operator: 'K. Garais-Paraudziņš'
    Widget:
"""


def _failsafe() -> Widget:
    screen = FailsafeScreen(lambda _: None, lambda *_, **__: None)
    screen.reason = "ZeroDivisionError"
    return screen


def _languages() -> Widget:
    page = Builder.load_string("FloatLayout:")
    page.add_widget(_rules(_BASICS)())
    page.add_widget(LanguageMenu(("lv", "en", "ru"), lambda _: None))
    return page


def _icons() -> Widget:
    page = Builder.load_string(_ICONS)
    for name in sorted(icons.names()):
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
    "typing": _rules(_TYPING),
    "code": _rules(_CODE),
    "notices": _rules(_NOTICES),
    "swipe": _rules(_SWIPE),
    "dialog": _dialog,
    "list": _list,
    "bars": _rules(_BARS),
    "failsafe": _failsafe,
    "languages": _languages,
}


def build(page: str) -> Widget:
    """Return the page of that name."""
    return PAGES[page]()
