"""Owns the touch test: where a finger is seen, as lines and numbers, and five marks to be hit."""

from typing import Any, Final

from kivy.graphics import Color, InstructionGroup, Line
from kivy.input.motionevent import MotionEvent
from kivy.metrics import dp
from kivy.properties import BooleanProperty, ListProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from kiosk.flow.maintenance.events import GlassTouched
from kiosk.flow.state import Kiosk
from kiosk.ui import tokens
from kiosk.ui.i18n import tr
from kiosk.ui.kv import load_beside
from kiosk.ui.screens.maintenance.parts import MaintenanceScreen
from kiosk.ui.widgets.plate import Plate

_MOST_LINES: Final = 40


class TouchMark(Plate, FloatLayout):
    """A mark to be hit.

    Attributes:
        hit: it was.
    """

    hit = BooleanProperty(defaultvalue=False)


class TouchPane(FloatLayout):
    """Draws after every finger; each mark remembers that it was hit. Fires `on_lifted`.

    Attributes:
        where: the pixel of the last finger, counted from the top left; empty before the first.
        left_over: how many marks have not been hit.
    """

    __events__ = ("on_lifted",)
    where = ListProperty([])
    left_over = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:
        self._lines: list[InstructionGroup] = []
        super().__init__(**kwargs)

    @property
    def marks(self) -> list[TouchMark]:
        """The marks."""
        return [child for child in self.children if isinstance(child, TouchMark)]

    def clear(self) -> None:
        """Begin anew."""
        while self._lines:
            self.canvas.after.remove(self._lines.pop())
        for mark in self.marks:
            mark.hit = False
        self.where = []

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Begin a line where the finger is set down."""
        if not self.collide_point(*touch.pos):
            return False
        touch.grab(self)
        touch.ud[self] = self._begin(touch)
        for mark in self.marks:
            mark.hit = mark.hit or mark.collide_point(*touch.pos)
        self._note(touch)
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """Draw the line on."""
        if touch.grab_current is not self:
            return False
        line: Line = touch.ud[self]
        line.points = [*line.points, *touch.pos]
        self._note(touch)
        return True

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """Say that the finger is gone."""
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        self.dispatch("on_lifted")
        return True

    def on_lifted(self) -> None:
        """React to a finger that was lifted; bound in kv."""

    def _begin(self, touch: MotionEvent) -> Line:
        group = InstructionGroup()
        group.add(Color(*tokens.BRAND))
        line = Line(points=[*touch.pos, *touch.pos], width=max(1.0, dp(3)), cap="round", joint="round")
        group.add(line)
        self.canvas.after.add(group)
        self._lines.append(group)
        if len(self._lines) > _MOST_LINES:
            self.canvas.after.remove(self._lines.pop(0))
        return line

    def _note(self, touch: MotionEvent) -> None:
        window: Widget = self.get_root_window()
        self.where = [round(touch.x), round(window.height - touch.y)]


class TouchScreenTest(MaintenanceScreen):
    """The test.

    Attributes:
        told: where the finger is, and how many marks are left, in words.
    """

    told = StringProperty("")

    def show(self, kiosk: Kiosk) -> None:
        """Nothing to follow: the pane does it all."""
        del kiosk
        self.heading = tr("Skārienekrāna pārbaude")
        self.tell()

    def left(self) -> None:
        """Leave no line behind."""
        self.ids.pane.clear()

    def tell(self) -> None:
        """Say where the finger is and what is still to be hit."""
        pane = self.ids.pane
        rest = sum(not mark.hit for mark in pane.marks)
        goal = tr.n("Vēl {n} aplis", "Vēl {n} apļi", rest) if rest else tr("Visi apļi trāpīti")
        place = "x {} · y {}".format(*pane.where) if pane.where else tr("Velciet un pieskarieties visur")
        self.told = f"{place}\n{goal}"

    def lifted(self) -> None:
        """Tell that the technician is still there."""
        self.tell()
        self.emit(GlassTouched())

    def again(self) -> None:
        """Begin anew."""
        self.ids.pane.clear()
        self.tell()


load_beside(__file__)
