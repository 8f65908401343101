"""Owns lists of any length: a row is a pure function of its dictionary, and only rows in sight exist."""

from kivy.properties import NumericProperty
from kivy.uix.recycleview import RecycleView

from kiosk.ui.kv import load_beside
from kiosk.ui.widgets.scroll_bar import BarredPane


class Scroller(BarredPane):
    """A pane that scrolls up and down; a finger that moves scrolls, one that does not taps."""

    def update_from_scroll(self, *args: object) -> None:
        """Put the content on whole pixels: between them every letter would be blurred."""
        super().update_from_scroll(*args)
        x, y = self.g_translate.xy
        self.g_translate.xy = (round(x), round(y))


class RowList(RecycleView, Scroller):
    """A scrolling list. `viewclass` names the row's class; **every dictionary in `data` has every key**.

    Rows fire through a callable in their dictionary, such as `{"text": …, "tapped": callable}`.

    Attributes:
        row_height: height of a row in pixels, where all are equal.
        gap: pixels between rows, and between columns.
        columns: how many rows stand side by side.
        inset: pixels kept free at the right, where the scroll bar is.
    """

    row_height = NumericProperty(64)
    gap = NumericProperty(0)
    columns = NumericProperty(1)
    inset = NumericProperty(0)

    def to_top(self) -> None:
        """Show the first row."""
        self.scroll_y = 1


load_beside(__file__)
