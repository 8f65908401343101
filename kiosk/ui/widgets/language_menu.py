"""Owns the choice of language, unfolded below the bar's button."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from kivy.input.motionevent import MotionEvent
from kivy.uix.floatlayout import FloatLayout

from kiosk.ui.i18n import LANGUAGES, tr
from kiosk.ui.kv import load_beside
from kiosk.ui.widgets.row import ListRow


class LanguageMenu(FloatLayout):
    """The languages by their own names; goes away with any tap, and calls `chosen` with a code.

    Args:
        languages: codes, in the order to show them.
        chosen: called with the code that was tapped.
    """

    def __init__(self, languages: Sequence[str], chosen: Callable[[str], None], **kwargs: Any) -> None:
        self._chosen = chosen
        super().__init__(**kwargs)
        for code in languages:
            row = ListRow(text=LANGUAGES[code], selected=code == tr.lang)
            row.tapped = partial(self._choose, code)
            self.ids.card.add_widget(row)

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Keep the finger from what is behind; beside the card it only folds the menu."""
        if not super().on_touch_down(touch) and not self.ids.card.collide_point(*touch.pos):
            self._fold()
        return True

    def _choose(self, code: str) -> None:
        self._fold()
        self._chosen(code)

    def _fold(self) -> None:
        if self.parent is not None:
            self.parent.remove_widget(self)


load_beside(__file__)
