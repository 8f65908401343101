"""The same kiosk on this machine, drawn but not shown: it knows where things are and how they should look.

Whatever its robot taps is tapped in the guest too, at the same pixel; then the guest has to look the same.
So no place on the screen is written down anywhere, and every tap is a comparison of pictures.
"""

import time
from pathlib import Path
from typing import Any, Final

from kivy.app import App
from PIL import Image

from image.boot_test import screen, touch
from image.boot_test.guest import Guest
from kiosk.ui import png
from kiosk.ui.environment import Panel
from kiosk.ui.robot import Robot

FOLLOW_SECONDS: Final = 240.0
"""What a guest may take to show what a tap has done; all of it is emulated."""
_LOOK_SECONDS: Final = 0.25


class UnlikeError(AssertionError):
    """The guest does not come to show what the twin shows."""


def drawn() -> Image.Image:
    """Give what the twin's window shows."""
    width, height, rgba = png.pixels()
    picture = Image.frombytes("RGBA", (width, height), rgba)
    return picture.transpose(Image.Transpose.FLIP_TOP_BOTTOM).convert("RGB")


class Mirror(Robot):
    """A robot whose every tap the guest gets too.

    Args:
        app: the twin, not yet running.
        panel: its glass.
        guest: who is to do the same.
        folder: takes both pictures when they stay different.

    Attributes:
        match: the share of the two pictures that differed when they were last compared.
    """

    def __init__(self, app: App, panel: Panel, guest: Guest, folder: Path) -> None:
        self._guest = guest
        self._folder = folder
        self._size = (panel.width, panel.height)
        self.match = 1.0
        super().__init__(app, panel)
        self._before = drawn()

    def tap_at(self, x: float, y: float) -> None:
        """Tap here and there, and wait until there looks like here."""
        self._before = drawn()
        super().tap_at(x, y)
        touch.tap(self._guest.qmp, x, self._size[1] - 1 - y, self._size)
        self.follow()

    def drag(self, *_: Any, **__: Any) -> None:
        """Refuse: how far a list glides depends on the time of frames, which is not the guest's.

        Raises:
            NotImplementedError: always.
        """
        raise NotImplementedError("a visit in the guest goes by taps only; choose what is in sight")

    def follow(self, seconds: float = FOLLOW_SECONDS) -> None:
        """Wait until the guest shows what the twin shows; both may still be on the way.

        Raises:
            UnlikeError: it does not in that time; both pictures are kept.
        """
        end = time.monotonic() + seconds
        while True:
            self.frames(2)
            here, there = drawn(), self._guest.picture()
            if there is not None:
                self.match = screen.difference(here, there)
                taken = screen.agreement(self._before, here, there)
                if self.match <= screen.ALIKE and taken >= screen.TAKEN_OVER:
                    return
            if time.monotonic() > end:
                self._keep(here, there)
                raise UnlikeError(f"after {seconds:.0f} s {self.match:.1%} of the screen differs")
            time.sleep(_LOOK_SECONDS)

    def _keep(self, here: Image.Image, there: Image.Image | None) -> None:
        here.save(self._folder / "unlike-here.png")
        if there is not None:
            there.save(self._folder / "unlike-there.png")
