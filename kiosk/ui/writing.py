"""Owns what a screen is that asks for a few words: the keyboard stands in place of its buttons meanwhile."""

from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty

from kiosk.ui.screen import Ask, Emit, KioskScreen
from kiosk.ui.widgets.keyboard import Keyboard


class WritingScreen(KioskScreen):
    """A screen with one field in what scrolls; its kv names `scroll`, `key_slot` and the `actions` below.

    Attributes:
        written: the field's id in kv.
        typing: the keyboard is open for it.
    """

    written = ""
    typing = BooleanProperty(defaultvalue=False)

    def __init__(self, emit: Emit, ask: Ask, **kwargs: Any) -> None:
        super().__init__(emit, ask, **kwargs)
        # The ids alone would let the buttons go while the keyboard stands in their place.
        self._actions = self.ids.actions.__self__
        self._keyboard: Keyboard | None = None
        self.ids.scroll.fbind("height", self._follow)

    def on_typing(self, _: object, typing: bool) -> None:
        """Open the keyboard in place of the buttons, or put it away."""
        slot = self.ids.key_slot
        slot.clear_widgets()
        self.remove_widget(self._actions)
        if not typing:
            self.add_widget(self._actions)
            return
        if self._keyboard is None:
            self._keyboard = Keyboard(target=self.ids[self.written])
        self._keyboard.reset()
        slot.add_widget(self._keyboard)
        self._follow()

    def _follow(self, *_: object) -> None:
        """Keep the whole field in sight as the keyboard takes its room."""
        if self.typing:
            Clock.schedule_once(lambda _: self.ids.scroll.scroll_to(self.ids[self.written], animate=False))
