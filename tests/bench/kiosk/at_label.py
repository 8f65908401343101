"""The same at the application with one label: the word changes, nothing else."""

import json
import sys
from typing import Any

from tests.ui.conftest import PANELS  # prepares Kivy, which is imported only after it

TAPS, PICTURES = 30, 150


def main() -> None:
    """Say a line of JSON: the milliseconds of each tap, and the pictures in a second."""
    from kivy.app import App
    from kivy.core.window import Window
    from kivy.uix.label import Label

    from kiosk.ui.robot import Robot
    from tests.bench.kiosk.glass import Glass

    class Word(Label):
        def on_touch_up(self, touch: Any) -> None:
            self.text = f"Paraugs {touch.uid}"

    app, panel = App(), PANELS["10in"]
    app.build = lambda: Word(text="Paraugs 1", font_size=32)
    robot = Robot(app, panel)
    glass = Glass(robot)
    glass.settle()
    taps = [glass.lift(400, 400).milliseconds for _ in range(TAPS)]
    fastest, _ = glass.per_second(PICTURES, lambda _: Window.canvas.ask_update())
    sys.stdout.write(json.dumps({"taps": taps, "pictures": fastest}) + "\n")


if __name__ == "__main__":
    main()
