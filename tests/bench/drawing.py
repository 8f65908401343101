"""The kiosk's screen, drawn over and over until SIGTERM; then it says how many frames a second had."""

import signal
import sys
import time

from tests.ui.conftest import PANELS  # prepares Kivy, which is imported only after it

SCREEN = "identify-armed"


def main() -> None:
    """Say `drawing`, draw, and say how many frames a second there were."""
    from kivy.core.window import Window

    from kiosk.ui import curtain
    from kiosk.ui.robot import Robot
    from kiosk.ui.theme import Theme
    from tests.gallery.scenes import states
    from tests.ui.desk import open_desk

    ended = list[int]()
    signal.signal(signal.SIGTERM, lambda *_: ended.append(1))
    panel = PANELS["10in"]
    Theme(panel).install()
    desk = open_desk(Robot, states()[SCREEN], panel)
    curtain.remove()  # every pixel is painted
    say("drawing")
    frames, begun = 0, time.monotonic()
    while not ended:
        Window.canvas.ask_update()
        desk.robot.frames(1)
        frames += 1
    say(f"{frames / (time.monotonic() - begun):.1f}")


def say(words: str) -> None:
    """Tell the measuring process."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
