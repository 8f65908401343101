"""Owns the drawing of how to swipe: stripe into the reader, straight along its whole length."""

from typing import Any, Final

from kivy.animation import Animation
from kivy.properties import BooleanProperty, ColorProperty, NumericProperty, OptionProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.ui import tokens
from kiosk.ui.kv import load_beside

LAMP: Final = {
    "green": "lamp_ready",
    "yellow": "lamp_wait",
    "red": "lamp_bad",
    "off": "lamp_off",
}
"""Name of the drawn lamp's colour for each colour of the real one."""
START: Final = 0.12
END: Final = 0.95
"""Where the card begins and ends its way, as parts of the slot."""
_PASSES: Final = 3
_GLIDE_SECONDS: Final = 1.6
_REST_SECONDS: Final = 0.9


class SwipeDrawing(FloatLayout):
    """A card in the slot of the reader, an arrow, and the reader's lamp in its real colour.

    When it becomes `armed` the card glides through the slot three times and then rests, so that a
    screen that waits long costs nothing. While a real card is drawn through, the slot is lit and the card
    rests at its end.

    Attributes:
        armed: the reader waits for a card.
        reading: a card is being drawn through it.
        lamp: green, yellow, red or off.
        pale: no card can be read now; the drawing stands back into the surface it is on.
        along: where the card is: 0 at the beginning of the slot, 1 at its end.
        unit: pixels per unit of the drawing, which is 480 × 250 units.
    """

    armed = BooleanProperty(defaultvalue=False)
    reading = BooleanProperty(defaultvalue=False)
    lamp = OptionProperty("off", options=list(LAMP))
    pale = BooleanProperty(defaultvalue=False)
    lamp_color = ColorProperty(tokens.LAMP_OFF)
    along = NumericProperty(START)
    unit = NumericProperty(1)
    left = NumericProperty(0)
    bottom = NumericProperty(0)

    def __init__(self, **kwargs: Any) -> None:
        self._glide: Animation | None = None
        super().__init__(**kwargs)

    def on_armed(self, _: object, armed: bool) -> None:
        """Show the movement three times, or put the card back."""
        self._put(START)
        if armed:
            self._glide = _three_passes()
            self._glide.start(self)

    def on_reading(self, _: object, reading: bool) -> None:
        """Show no more how it is done to someone who does it."""
        self._put(END if reading else START)

    def _put(self, along: float) -> None:
        if self._glide is not None:
            self._glide.cancel(self)
        self.along = along


def _three_passes() -> Animation:
    whole = Animation(duration=_REST_SECONDS)
    for last in (number == _PASSES - 1 for number in range(_PASSES)):
        whole += Animation(along=END, duration=_GLIDE_SECONDS, t="in_out_sine")
        whole += Animation(duration=_REST_SECONDS)
        whole += Animation(along=START, duration=0 if not last else 0.4)
    return whole


load_beside(__file__)
