"""Owns the bar beside what scrolls: how long it is and where it stands."""

from typing import Final

from kivy.metrics import dp
from kivy.properties import AliasProperty
from kivy.uix.scrollview import ScrollView

_LEAST: Final = 40
_ENDS: Final = 4
"""Design pixels: its least length, and what stays free above and below it."""


class BarredPane(ScrollView):
    """A pane whose bar is never a mere dot, however long the content is."""

    def _get_vbar(self) -> tuple[float, float]:
        """Return where the bar begins and how long it is, as shares of the height."""
        _, share = super()._get_vbar()
        if share >= 1:
            return 0.0, 1.0
        height = max(1, self.height)
        free = min(0.1, dp(_ENDS) / height)
        length = min(1 - 2 * free, max(share - 2 * free, dp(_LEAST) / height))
        return free + (1 - 2 * free - length) * min(1.0, max(0.0, self.scroll_y)), length

    vbar = AliasProperty(_get_vbar, bind=("scroll_y", "_viewport", "viewport_size", "height"), cache=True)
