"""Owns that a screen's module is loaded when it is first shown: at the start only one is needed."""

from importlib import import_module
from typing import cast

from msgspec import Struct

from kiosk.ui.screen import Ask, Emit, KioskScreen


class LateScreen(Struct, frozen=True):
    """Makes a screen as its class does.

    Attributes:
        module: where the class is, below `kiosk.ui.screens`.
        name: of the class.
    """

    module: str
    name: str

    def __call__(self, emit: Emit, ask: Ask) -> KioskScreen:
        """Return a new screen."""
        return self.load()(emit, ask)

    def load(self) -> type[KioskScreen]:
        """Return the class; the first time its module is read, and the rules beside it."""
        found = getattr(import_module(f"kiosk.ui.screens.{self.module}"), self.name)
        return cast("type[KioskScreen]", found)
