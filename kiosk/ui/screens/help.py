"""Owns the help screen, which lies over the place: whom to call, and what is wrong or how to swipe."""

from collections.abc import Sequence
from typing import Any

from kivy.app import App
from kivy.properties import BooleanProperty, OptionProperty, StringProperty

from kiosk.flow.events import HelpClosed
from kiosk.flow.maintenance.events import MenuTapped
from kiosk.flow.state import Kiosk
from kiosk.ui.i18n import tr
from kiosk.ui.kv import load_beside
from kiosk.ui.messages import Message, say
from kiosk.ui.screen import Ask, Emit, KioskScreen
from kiosk.ui.troubles import troubles
from kiosk.ui.widgets.banner import Banner
from kiosk.ui.widgets.swipe_drawing import LAMP


class HelpScreen(KioskScreen):
    """Help for the operator.

    Attributes:
        lamp: colour of the reader's lamp, for the drawing.
        version: of the kiosk, in words.
        maintained: the technician's menu can be asked for, which training has not got.
    """

    lamp = OptionProperty("off", options=list(LAMP))
    version = StringProperty("")
    maintained = BooleanProperty(defaultvalue=True)

    def __init__(self, emit: Emit, ask: Ask, **kwargs: Any) -> None:
        super().__init__(emit, ask, **kwargs)
        # The ids alone would let the card go that is not shown.
        self._swipe, self._wrong = self.ids.swipe.__self__, self.ids.wrong.__self__
        self.ids.cards.remove_widget(self._wrong)

    def show(self, kiosk: Kiosk) -> None:
        """Look up who answers now, and what is wrong."""
        self.lamp = kiosk.reader.lamp if kiosk.reader.online else "off"
        number = App.get_running_app().version
        self.version = tr("Versija {number}", number=number) if number else ""
        self.maintained = kiosk.training is None
        self.ids.support.refresh()
        self._tell(troubles(kiosk, App.get_running_app().warnings()))

    def _tell(self, wrong: Sequence[Message]) -> None:
        """Say what is wrong in place of how to swipe; if nothing is, how to swipe."""
        wanted, other = (self._wrong, self._swipe) if wrong else (self._swipe, self._wrong)
        self.ids.cards.remove_widget(other)
        if wanted.parent is None:
            self.ids.cards.add_widget(wanted)
        self.ids.troubles.clear_widgets()
        for message in wrong:
            banner = Banner()
            self.ids.troubles.add_widget(banner)
            say(banner, message)

    def maintain(self) -> None:
        """Ask for the technician's menu."""
        self.emit(MenuTapped())

    def close(self) -> None:
        """Return to where one was."""
        self.emit(HelpClosed())


load_beside(__file__)
