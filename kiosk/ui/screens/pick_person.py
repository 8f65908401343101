"""Owns the personal code by which the list is narrowed: typed on the pad, gone when it has been used."""

from typing import Any

from kivy.properties import BooleanProperty, StringProperty

from kiosk.domain.personal_code import LENGTH
from kiosk.flow.events import BackTapped, CodeChanged
from kiosk.flow.places import PickPerson
from kiosk.flow.state import Kiosk
from kiosk.ui.i18n import tr
from kiosk.ui.identify_words import IDENTIFY
from kiosk.ui.kv import load_beside
from kiosk.ui.messages import say
from kiosk.ui.screen import Ask, Emit, KioskScreen


class PersonScreen(KioskScreen):
    """A code to look for; the eleventh digit is what starts it, so there is no button for it.

    Attributes:
        invalid: the code cannot be right.
        missing: how many digits are missing, in words.
    """

    invalid = BooleanProperty(defaultvalue=False)
    missing = StringProperty("")

    def __init__(self, emit: Emit, ask: Ask, **kwargs: Any) -> None:
        self._here = False
        super().__init__(emit, ask, **kwargs)
        self.ids.code.bind(text=self._typed)

    def show(self, kiosk: Kiosk) -> None:
        """Say what is missing or wrong; on entering, begin with the place's digits."""
        place = kiosk.place
        if not isinstance(place, PickPerson):
            return
        if not self._here:
            self.ids.code.text = place.code
            self._here = self.ids.code.focused = True
        self.invalid = place.problem is not None
        say(self.ids.problem, IDENTIFY[place.problem] if place.problem else None, tight=True)
        left = LENGTH - len(place.code)
        self.missing = "" if self.invalid else tr.n("Vēl {n} cipars.", "Vēl {n} cipari.", left)

    def left(self) -> None:
        """Forget the code."""
        self._here, self.ids.code.focused = False, False
        self.ids.code.text = ""

    def back(self) -> None:
        """Look for nobody."""
        self.emit(BackTapped())

    def _typed(self, _: object, digits: str) -> None:
        if self._here:
            self.emit(CodeChanged(digits))


load_beside(__file__)
