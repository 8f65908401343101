"""A process of its own for a turned panel, since Kivy's window can be turned only at its start.

Taps where the top left corner of the picture is on the glass, and prints the sizes and what was tapped.
"""

import sys

from kiosk.ui import environment
from kiosk.ui.environment import Panel, prepare

rotation, wide, high = map(int, sys.argv[1:])
panel = Panel(wide, high, 149, offscreen=True, rotation=rotation)
vars(environment)["_LARGEST"] = panel.glass
prepare(panel)

from kivy.app import App  # noqa: E402  after prepare()
from kivy.base import EventLoop, runTouchApp  # noqa: E402
from kivy.core.window import Window  # noqa: E402
from kivy.uix.button import Button  # noqa: E402
from kivy.uix.floatlayout import FloatLayout  # noqa: E402

from kiosk.ui.touch_screen import TouchScreen  # noqa: E402
from tests.ui import sdl_fingers  # noqa: E402

CORNERS = {0: (0.1, 0.9), 90: (0.9, 0.9), 180: (0.9, 0.1), 270: (0.1, 0.1)}
"""The picture's top left corner on the glass, as shares of it from its own bottom left corner."""
taps: list[str] = []


class Corner(App):
    """A button in the top left corner, and nothing else."""

    def build(self) -> FloatLayout:
        layout = FloatLayout()
        button = Button(size_hint=(0.3, 0.3), pos_hint={"x": 0, "top": 1})
        button.bind(on_press=lambda _: taps.append("top left"))
        layout.add_widget(button)
        return layout


Corner()._run_prepare()
runTouchApp(embedded=True)
for _ in range(4):
    EventLoop.idle()
# As SDL tells of a mouse: in pixels of the glass, from its top left corner.
x, y = CORNERS[rotation]
place: tuple[object, ...] = (x * panel.glass[0], (1 - y) * panel.glass[1], "left", [])
for event in ("on_mouse_down", "on_mouse_up"):
    Window.dispatch(event, *place)
    EventLoop.idle()
# And as it tells of a finger on the touch screen of a kiosk.
TouchScreen().start()
for kind in (sdl_fingers.DOWN, sdl_fingers.UP):
    sdl_fingers.push(kind, 1, x, 1 - y)
    Window.mainloop()
    EventLoop.idle()
sys.stdout.write(f"{tuple(Window.size)} {tuple(Window.system_size)} {taps}\n")
