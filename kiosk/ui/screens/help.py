"""Owns the help screen, which lies over the place: whom to call, how to swipe, which version this is."""

from kivy.app import App
from kivy.properties import OptionProperty, StringProperty

from kiosk.flow.events import HelpClosed
from kiosk.flow.maintenance.events import MenuTapped
from kiosk.flow.state import Kiosk
from kiosk.ui.i18n import tr
from kiosk.ui.kv import load_beside
from kiosk.ui.screen import KioskScreen
from kiosk.ui.widgets.swipe_drawing import LAMP


class HelpScreen(KioskScreen):
    """Help for the operator.

    Attributes:
        lamp: colour of the reader's lamp, for the drawing.
        version: of the kiosk, in words.
    """

    lamp = OptionProperty("off", options=list(LAMP))
    version = StringProperty("")

    def show(self, kiosk: Kiosk) -> None:
        """Look up who answers now."""
        self.lamp = kiosk.reader.lamp if kiosk.reader.online else "off"
        number = App.get_running_app().version
        self.version = tr("Versija {number}", number=number) if number else ""
        self.ids.support.refresh()

    def maintain(self) -> None:
        """Ask for the technician's menu."""
        self.emit(MenuTapped())

    def close(self) -> None:
        """Return to where one was."""
        self.emit(HelpClosed())


load_beside(__file__)
