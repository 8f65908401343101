"""Owns what the pages of the technician's menu have in common: heading, foot, and rows of facts."""

from collections.abc import Sequence
from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, OptionProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from msgspec import Struct
from msgspec.structs import asdict

from kiosk.flow.maintenance.events import AgainTapped, MenuBack
from kiosk.flow.maintenance.pages import Page
from kiosk.flow.state import Kiosk
from kiosk.ui.each import show_each
from kiosk.ui.i18n import tr
from kiosk.ui.kv import load_beside
from kiosk.ui.screen import KioskScreen
from kiosk.ui.widgets.plate import Plate
from kiosk.ui.widgets.row_list import Scroller
from kiosk.ui.widgets.tone import TONES


class MaintenanceScreen(KioskScreen):
    """The base of every page.

    Attributes:
        heading: which page it is.
    """

    heading = StringProperty("")

    def page(self, kiosk: Kiosk) -> Any:
        """Return the page as the flow has it; the navigator shows this screen only on its page."""
        found: Page | None = kiosk.maintenance.page
        return found

    def context(self, kiosk: Kiosk) -> str:
        """Return where one is."""
        del kiosk
        return str(tr("Apkope"))

    def back(self) -> None:
        """One step back."""
        self.emit(MenuBack())

    def again(self) -> None:
        """Do once more what the page is for."""
        self.emit(AgainTapped())


class PageHeading(BoxLayout):
    """The page's name."""

    text = StringProperty("")


class PageFoot(BoxLayout):
    """The way back at the left, and the page's one action at the right. Fires `on_back` and `on_act`.

    Attributes:
        action: label of the action; empty where there is none.
        icon: of the action.
        hint: what stands between, where there is room.
        busy: the action is under way.
    """

    __events__ = ("on_back", "on_act")
    action = StringProperty("")
    icon = StringProperty("")
    hint = StringProperty("")
    busy = BooleanProperty(defaultvalue=False)

    def on_back(self) -> None:
        """React to the way back; bound in kv."""

    def on_act(self) -> None:
        """React to the action; bound in kv."""


class Row(Struct, frozen=True):
    """A fact, and what is to be thought of it.

    Attributes:
        icon: of the thing.
        name: what it is.
        detail: how it is, in words or data; may be empty.
        word: of the plate at the right; empty for none.
        tone: of the plate.
    """

    icon: str
    name: str
    detail: str = ""
    word: str = ""
    tone: str = "quiet"


_SIGN = {"good": "check", "bad": "warning", "partial": "warning", "quiet": "info", "brand": "info"}


class FactRow(BoxLayout):
    """One `Row` on the glass."""

    icon = StringProperty("")
    name = StringProperty("")
    detail = StringProperty("")
    word = StringProperty("")
    tone = OptionProperty("quiet", options=list(TONES))
    sign = StringProperty("info")


class FactList(Plate, Scroller):
    """Rows of facts on a surface; scrolls where they do not fit."""

    gap = NumericProperty(0)

    def tell(self, rows: Sequence[Row]) -> None:
        """Show these rows; the same ones again cost nothing."""
        if tuple(rows) == getattr(self, "_told", None):
            return
        self._told = tuple(rows)
        values = [{**asdict(row), "sign": _SIGN[row.tone]} for row in self._told]
        show_each(self.ids.rows, FactRow, values)


load_beside(__file__)
