"""Owns the thin bar on top: where one is, the devices, the time, language, help, who works."""

from functools import partial
from typing import Any, Final

from kivy.clock import Clock
from kivy.factory import Factory
from kivy.lang.parser import global_idmap
from kivy.properties import BooleanProperty, NumericProperty, OptionProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.label import Label

from kiosk.ui.bar_words import BarWords
from kiosk.ui.i18n import tr
from kiosk.ui.kv import load_beside
from kiosk.ui.widgets.plate import Plate
from kiosk.ui.widgets.swipe_drawing import LAMP
from kiosk.ui.widgets.tappable import Tappable

_TIGHTEST: Final = 4
_PASSES: Final = 4
"""Of the layout, from a changed text to the width of the row: all before the next picture."""
_UNPLACED: Final = 100
"""Kivy's width of a widget that has not been laid out yet."""


class BarButton(Tappable, Plate, BoxLayout):
    """A button of the bar: an icon, words, or both."""

    text = StringProperty("")
    icon = StringProperty("")


class DeviceSign(BoxLayout):
    """A device: its icon, and words where it does not work."""

    icon = StringProperty("")
    text = StringProperty("")
    well = BooleanProperty(defaultvalue=True)


class ReaderSign(BoxLayout):
    """The card reader: its lamp and words."""

    lamp = OptionProperty("off", options=list(LAMP))
    text = StringProperty("")
    well = BooleanProperty(defaultvalue=True)


class ModeMark(Plate, Label):
    """The strip that marks every screen as not in earnest; no height without words."""


class TopBar(BoxLayout):
    """The bar. On a narrow panel it has two rows; on a low one it leaves out what is not needed.

    While somebody is logged in, a narrow one says who that is in place of the title.

    Fires `on_part` with `billing` or `reports`, `on_language`, `on_access`, `on_help`, `on_log_out` and
    `on_training`.

    Attributes:
        context: words beside the title, such as „4 pakalpojumi · 96,40 €“.
        section: the active tab; empty where there are none.
        mode: a mark such as „DEMONSTRĀCIJA“, translated here; empty in earnest.
        time: the time of day.
        tight: how much is left out because it does not fit: 1 the operator's name and the word of training,
            or the title beside a context, 2 the other of them where there are tabs or a context,
            3 the word beside the lamp of a reader that works,
            4 the words beside what does not work.
        warned: help says that something is wrong with the appliance, so its button has a mark.
        helping: help is open, so its button closes it.
        teaches: training can be begun.
        coached: this is training, whose strip has a mark of its own.
    """

    __events__ = ("on_part", "on_language", "on_access", "on_help", "on_log_out", "on_training")
    context = StringProperty("")
    section = OptionProperty("", options=["", "billing", "reports"])
    mode = StringProperty("")
    time = StringProperty("")
    warned = BooleanProperty(defaultvalue=False)
    helping = BooleanProperty(defaultvalue=False)
    teaches = BooleanProperty(defaultvalue=False)
    coached = BooleanProperty(defaultvalue=False)
    lamp = OptionProperty("off", options=list(LAMP))
    reader = StringProperty("")
    reader_well = BooleanProperty(defaultvalue=True)
    printer = StringProperty("")
    printer_well = BooleanProperty(defaultvalue=True)
    network = StringProperty("")
    network_well = BooleanProperty(defaultvalue=True)
    operator = StringProperty("")
    tight = NumericProperty(0)

    def __init__(self, **kwargs: Any) -> None:
        self._settling = False
        super().__init__(**kwargs)
        if global_idmap["theme"].narrow:
            self._add_row()
        tr.bind(lang=self._loosen)
        for name in (
            "context",
            "section",
            "reader",
            "printer",
            "network",
            "network_well",
            "operator",
            "teaches",
        ):
            self.fbind(name, self._loosen)

    def _add_row(self) -> None:
        row = Factory.LowerBar(bar=self)
        self.add_widget(row, index=1)
        self.ids.second = row.proxy_ref

    def tighten(self, *_: object) -> None:
        """Leave out what does not fit, one thing after another; called as the row's layout changes."""
        if not self._settling:
            self._settle(_PASSES)

    def _settle(self, passes: int, *_: object) -> None:
        """Look at the row when the layout is through with it: on the way it may be wider than at the end."""
        self._settling = passes > 0
        if passes:
            Clock.schedule_once(partial(self._settle, passes - 1), -1)
            return
        row = self.ids.first
        if row.minimum_width > row.width > _UNPLACED and self.tight < _TIGHTEST:
            self.tight += 1
            self.tighten()

    def _loosen(self, *_: object) -> None:
        self.tight = 0

    def tell(self, words: BarWords) -> None:
        """Show the devices and the operator."""
        for name in BarWords.__struct_fields__:
            setattr(self, name, getattr(words, name))

    def on_part(self, section: str) -> None:
        """React to a tab; bound in kv or Python."""

    def on_language(self, *_: Any) -> None:
        """React to the language button."""

    def on_access(self, *_: Any) -> None:
        """React to the button of what is easier to see and to reach."""

    def on_help(self, *_: Any) -> None:
        """React to the help button."""

    def on_log_out(self, *_: Any) -> None:
        """React to log out."""

    def on_training(self, *_: Any) -> None:
        """React to the button that begins training."""


load_beside(__file__)
