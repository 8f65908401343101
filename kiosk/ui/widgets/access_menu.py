"""Owns what makes the kiosk easier to see and to reach, unfolded below the bar's button."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from kivy.input.motionevent import MotionEvent
from kivy.uix.floatlayout import FloatLayout

from kiosk.ui.kv import load_beside
from kiosk.ui.questions import Aid
from kiosk.ui.widgets.row import ListRow


class AccessMenu(FloatLayout):
    """The aids, those in use marked; goes away with any tap.

    Args:
        aids: in the order to show them.
    """

    def __init__(self, aids: Sequence[Aid], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for aid in aids:
            row = ListRow(text=aid.text, selected=aid.on)
            row.tapped = partial(self._choose, aid)
            self.ids.card.add_widget(row)
            self.ids[aid.id] = row.proxy_ref

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Keep the finger from what is behind; beside the card it only folds the menu."""
        if not super().on_touch_down(touch) and not self.ids.card.collide_point(*touch.pos):
            self._fold()
        return True

    def _choose(self, aid: Aid) -> None:
        self._fold()
        aid.choose()

    def _fold(self) -> None:
        if self.parent is not None:
            self.parent.remove_widget(self)


load_beside(__file__)
