"""Owns lists of any length: a row is a pure function of its dictionary, and only rows in sight exist."""

from collections.abc import Mapping
from typing import Any, Final

from kivy.metrics import dp
from kivy.properties import AliasProperty, BooleanProperty, ColorProperty, NumericProperty
from kivy.uix.recycleview import RecycleView
from kivy.uix.recycleview.views import RecycleDataAdapter
from kivy.uix.scrollview import ScrollView

from kiosk.ui import tokens
from kiosk.ui.kv import load_beside

_LEAST_BAR: Final = 40
_BAR_ENDS: Final = 4
"""Lengths of the scroll bar in design pixels: its own, and what stays free above and below it."""


class Scroller(ScrollView):
    """A pane that scrolls up and down; a finger that moves scrolls, one that does not taps.

    Attributes:
        under: colour of what the pane lies on, into which fades what goes on beyond its edges.
        fade: pixels of that at an edge.
        faded: how wide the fading is: the bar stays as it is.
        beyond: pixels by which the content is higher than the pane.
        goes_on: that is more than the room below a last row.
    """

    under = ColorProperty(tokens.GROUND)
    fade = NumericProperty(0)
    faded = NumericProperty(0)
    beyond = NumericProperty(0)
    goes_on = BooleanProperty(defaultvalue=False)

    def _get_vbar(self) -> tuple[float, float]:
        """Return where the bar begins and how long it is, as shares of the height; never a mere dot."""
        _, share = super()._get_vbar()
        if share >= 1:
            return 0.0, 1.0
        free = min(0.1, dp(_BAR_ENDS) / max(1, self.height))
        length = min(1 - 2 * free, max(share - 2 * free, dp(_LEAST_BAR) / max(1, self.height)))
        return free + (1 - 2 * free - length) * min(1.0, max(0.0, self.scroll_y)), length

    vbar = AliasProperty(_get_vbar, bind=("scroll_y", "_viewport", "viewport_size", "height"), cache=True)

    def update_from_scroll(self, *args: object) -> None:
        """Put the content on whole pixels: between them every letter would be blurred."""
        super().update_from_scroll(*args)
        self._let_bar_be()
        x, y = self.g_translate.xy
        self.g_translate.xy = (round(x), round(y))

    def _let_bar_be(self) -> None:
        """Undo what Kivy has bound just now: once more for every pixel scrolled, and never unbound.

        It lets the bar fade after a while, which here always has one colour.
        """
        self.funbind("bar_color", self._change_bar_color)
        if self._bind_inactive_bar_color_ev is not None:
            self._bind_inactive_bar_color_ev.cancel()


class SteadyRows(RecycleDataAdapter):
    """Lets the widget of a row stay that row's when the data change; only what is different is drawn anew.

    Kivy shuffles the widgets instead, so that each word of each of them has to be drawn again.
    """

    def invalidate(self) -> None:
        """Keep the widgets where they are."""
        self.make_views_dirty()

    def get_view(self, index: int, data_item: dict[str, Any], viewclass: Any) -> Any:
        """Return the row's widget, brought up to its data."""
        kept = index in self.dirty_views.get(viewclass, {})  # Kivy takes that one for up to date
        view = super().get_view(index, data_item, viewclass)
        if kept:
            self.refresh_view_attrs(index, data_item, view)
        return view


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

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(view_adapter=SteadyRows(), **kwargs)

    def amend(self, rows: Mapping[int, dict[str, Any]]) -> None:
        """Put rows in the place of some, by their numbers; each is as high as the one before."""
        for number, row in rows.items():
            list.__setitem__(self.data, number, row)  # unseen by Kivy, which would lay out the whole list
            view = self.view_adapter.get_visible_view(number)
            if view is not None:
                self.view_adapter.refresh_view_attrs(number, row, view)

    def to_top(self) -> None:
        """Show the first row."""
        self.scroll_y = 1

    @property
    def below(self) -> float:
        """How many pixels of rows there are below those in sight."""
        return float(self.scroll_y * self._room)

    def lengthen(self, data: list[dict[str, Any]]) -> None:
        """Take longer data, which begins with the present; what is in sight stays where it is."""
        above = (1 - self.scroll_y) * self._room
        self.data = data
        self.refresh_views()  # or else the new height is known only after the next picture
        if self._room:
            self.scroll_y = 1 - above / self._room  # type: ignore[assignment]  # a property of Kivy's
            self._update_effect_y_bounds()

    @property
    def _room(self) -> float:
        return max(0.0, float(self.layout_manager.height - self.height))


load_beside(__file__)
