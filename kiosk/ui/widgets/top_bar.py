"""Owns the thin bar on top: where one is, the devices, the time, language, help, who works."""

from typing import Any

from kivy.properties import BooleanProperty, OptionProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.ui.bar_words import BarWords
from kiosk.ui.kv import load_beside
from kiosk.ui.widgets.plate import Plate
from kiosk.ui.widgets.swipe_drawing import LAMP
from kiosk.ui.widgets.tappable import Tappable


class BarButton(Tappable, Plate, BoxLayout):
    """A button of the bar: an icon, words, or both."""

    text = StringProperty("")
    icon = StringProperty("")


class DeviceSign(BoxLayout):
    """A device that works is an icon; one that does not says so in words and red."""

    icon = StringProperty("")
    text = StringProperty("")
    well = BooleanProperty(defaultvalue=True)


class TopBar(BoxLayout):
    """The bar. On a narrow panel it has two rows; on a low one it leaves out what is not needed.

    Fires `on_part` with `billing` or `reports`, `on_language`, `on_help` and `on_log_out`.

    Attributes:
        context: words beside the title, such as „4 pakalpojumi · 96,40 €“.
        section: the active tab; empty where there are none.
        mode: a mark such as „MĀCĪBU REŽĪMS“; empty in earnest.
        time: the time of day.
        helping: help is open, so its button closes it.
    """

    __events__ = ("on_part", "on_language", "on_help", "on_log_out")
    context = StringProperty("")
    section = OptionProperty("", options=["", "billing", "reports"])
    mode = StringProperty("")
    time = StringProperty("")
    helping = BooleanProperty(defaultvalue=False)
    lamp = OptionProperty("off", options=list(LAMP))
    reader = StringProperty("")
    printer = StringProperty("")
    printer_well = BooleanProperty(defaultvalue=True)
    network = StringProperty("")
    network_well = BooleanProperty(defaultvalue=True)
    operator = StringProperty("")

    def tell(self, words: BarWords) -> None:
        """Show the devices and the operator."""
        for name in BarWords.__slots__:
            setattr(self, name, getattr(words, name))

    def on_part(self, section: str) -> None:
        """React to a tab; bound in kv or Python."""

    def on_language(self, *_: Any) -> None:
        """React to the language button."""

    def on_help(self, *_: Any) -> None:
        """React to the help button."""

    def on_log_out(self, *_: Any) -> None:
        """React to log out."""


load_beside(__file__)
