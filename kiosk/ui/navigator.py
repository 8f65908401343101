"""Owns which screen is on the glass: the one that belongs to the place of the kiosk's state."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from kivy._metrics import dispatch_pixel_scale
from kivy.core.window import Window
from kivy.uix.floatlayout import FloatLayout

from kiosk.flow.lessons.follow import preparing
from kiosk.flow.lessons.training import Training
from kiosk.flow.places import Failsafe
from kiosk.flow.state import Kiosk
from kiosk.ui.i18n import tr
from kiosk.ui.screen import Ask, Emit, KioskScreen

Make = Callable[[Emit, Ask], KioskScreen]
Screens = Mapping[type, Make]
TIDY_EVERY: Final = 10
"""After so many changes of the screen what is left of dead widgets is let go of: about one visit."""


def waits_for_a_lesson(kiosk: Kiosk) -> bool:
    """Tell whether the list of lessons lies over the place, or what happens by itself before one begins."""
    training = kiosk.training
    if training is None or isinstance(kiosk.place, Failsafe):
        return False
    return training.listing or preparing(training)


class Navigator(FloatLayout):
    """Shows one screen at a time; each is built when it is first needed and then kept.

    Args:
        screens: type of a place, or of a page of the technician's menu -> what makes its screen; the lock
            counts as a place while it lies over one, and so does training while a lesson is being chosen.
        help_screen: makes the screen that lies over the place while help is asked for.
        emit: takes the screens' events.
        ask: shows a question over everything.
    """

    def __init__(self, screens: Screens, help_screen: Make, emit: Emit, ask: Ask, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._screens, self._help = screens, help_screen
        self._emit, self._ask = emit, ask
        self._changes = 0
        self._built: dict[Make, KioskScreen] = {}

    @property
    def screen(self) -> KioskScreen | None:
        """The screen on the glass."""
        return self.children[0] if self.children else None

    def show(self, kiosk: Kiosk) -> KioskScreen:
        """Bring the screen of `kiosk` to the glass, show it the state and return it."""
        make = self._maker_for(kiosk)
        tr.to_stage(make)
        screen = self._build(make)
        if screen is not self.screen:
            self._replace(screen)
        screen.show(kiosk)
        return screen

    def _maker_for(self, kiosk: Kiosk) -> Make:
        if kiosk.maintenance.page is not None:
            return self._screens[type(kiosk.maintenance.page)]
        if not kiosk.help and waits_for_a_lesson(kiosk):
            return self._screens[Training]
        return self._help if kiosk.help else self._screens[type(kiosk.lock or kiosk.place)]

    def _build(self, make: Make) -> KioskScreen:
        if make not in self._built:
            self._built[make] = make(self._emit, self._ask)
        return self._built[make]

    def _replace(self, screen: KioskScreen) -> None:
        old = self.screen
        # A field that had the plugged-in keyboard must not go on taking keys unseen.
        Window.release_all_keyboards()
        self.clear_widgets()
        screen.pos_hint = {"x": 0, "y": 0}  # it comes along where this is pulled down
        self.add_widget(screen)
        if old is not None:
            old.left()
        screen.came()
        self._changes += 1
        if self._changes % TIDY_EVERY == 0:
            # Kivy 2.3 keeps an observer of the panel's density for every widget there ever was, and lets go
            # of those of dead ones only here. Nothing is drawn anew, since the density is what it was.
            dispatch_pixel_scale()
