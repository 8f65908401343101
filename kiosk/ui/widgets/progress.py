"""Owns how waiting is shown: what is being waited for and, after 8 seconds, what one can do."""

import math
from typing import Any, Final

from kivy.clock import Clock
from kivy.graphics import Color, Rectangle
from kivy.metrics import dp
from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from kiosk.ui import shapes
from kiosk.ui.kv import load_beside
from kiosk.ui.limits import limits
from kiosk.ui.look import color as color_of
from kiosk.ui.wrap import width

_STEP: Final = 1 / 12
_DOTS: Final = 12


class TurningDots(Widget):
    """Twelve dots in a ring, one after another dark; moves only while it is `turning` and in the window."""

    turning = BooleanProperty(defaultvalue=False)
    step = NumericProperty(0)

    def __init__(self, **kwargs: Any) -> None:
        self._beat: Any = None
        super().__init__(**kwargs)
        self._build()
        self.fbind("pos", self._place)
        self.fbind("size", self._place)
        self.fbind("turning", self._pace)
        self.fbind("step", self._shade)

    def _build(self) -> None:
        texture = shapes.disc(max(4, round(dp(6))))
        self._colors, self._dots = [], []
        with self.canvas:
            for _ in range(_DOTS):
                self._colors.append(Color())
                self._dots.append(Rectangle(texture=texture, size=texture.size))
        self._shade()

    def _place(self, *_: object) -> None:
        radius = (min(self.size) - self._dots[0].size[0]) / 2
        for number, dot in enumerate(self._dots):
            angle = 2 * math.pi * number / _DOTS
            x = self.center_x + radius * math.sin(angle) - dot.size[0] / 2
            y = self.center_y + radius * math.cos(angle) - dot.size[1] / 2
            dot.pos = (round(x), round(y))

    def _shade(self, *_: object) -> None:
        for number, color in enumerate(self._colors):
            behind = (int(self.step) - number) % _DOTS
            color.rgba = (*color_of("brand")[:3], max(0.15, 1 - behind / 9))

    def _pace(self, *_: object) -> None:
        if self._beat is not None:
            self._beat.cancel()
            self._beat = None
        if self.turning:
            self._beat = Clock.schedule_interval(self._turn, _STEP)

    def _turn(self, _: float) -> None:
        # A kept screen that is not on the glass must not cost anything: nothing moves there.
        if self.get_root_window() is not None:
            self.step = (self.step + 1) % _DOTS


class Progress(BoxLayout):
    """A spinner with what is being waited for; `advice` appears after 8 seconds of it.

    Attributes:
        waiting: whether something is being waited for; nothing is seen or drawn otherwise.
        text: what is being waited for.
        advice: what one can do when it takes long.
        late: the 8 seconds are over.
        natural: width of all of it with each text on one line, in pixels: what stands alone is centred by it.
    """

    waiting = BooleanProperty(defaultvalue=False)
    text = StringProperty("")
    advice = StringProperty("")
    late = BooleanProperty(defaultvalue=False)
    natural = NumericProperty(0)

    def __init__(self, **kwargs: Any) -> None:
        self._patience: Any = None
        super().__init__(**kwargs)
        self.fbind("waiting", self._start)
        self.fbind("text", self._start)
        self._start()

    def _start(self, *_: object) -> None:
        if self._patience is not None:
            self._patience.cancel()
        self.late = False
        self._patience = Clock.schedule_once(self._lose, limits.slow_answer) if self.waiting else None

    def _lose(self, _: float) -> None:
        self.late = True

    def widest(self, text: str, text_size: float, advice: str, advice_size: float) -> int:
        """Return how many pixels the wider of the two texts takes on one line."""
        return 1 + max(width(text, text_size, bold=True), width(advice, advice_size))


load_beside(__file__)
