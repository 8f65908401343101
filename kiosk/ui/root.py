"""Owns what is on the glass: the bar, one screen below it, and over both what must be answered first.

What lies over the screen is called by name, so that its module is loaded when there is something to answer.
"""

from collections.abc import Callable
from typing import Any

from kivy.factory import Factory
from kivy.input.motionevent import MotionEvent
from kivy.lang.parser import global_idmap
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget
from msgspec.structs import replace

from kiosk.flow.places import Login
from kiosk.flow.state import Kiosk
from kiosk.ui.bar_words import bar_words
from kiosk.ui.i18n import tr
from kiosk.ui.navigator import Make, Navigator, Screens
from kiosk.ui.questions import Aid, Question
from kiosk.ui.screen import Emit
from kiosk.ui.widgets.top_bar import TopBar


class Root(FloatLayout):
    """The whole window.

    Attributes:
        bar: the top bar.
        coach: training's strip below it; None until there is training.
        navigator: the screens.
    """

    def __init__(self, screens: Screens, help_screen: Make, emit: Emit, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        tr.to_stage(None)
        self.bar = TopBar()
        self.coach: Any = None
        self._emit = emit
        self.navigator = Navigator(screens, help_screen, emit, self.ask)
        self._column = column = BoxLayout(orientation="vertical")
        column.add_widget(self.bar)
        column.add_widget(self.navigator)
        self._reach = Factory.Reach(column) if global_idmap["theme"].low else None
        self._under = self._reach or column
        self.add_widget(self._under)

    def show(self, kiosk: Kiosk) -> None:
        """Bring the screen and the bar to the state; a question about another place goes away."""
        if self.coach is None and kiosk.training is not None:
            self._add_coach()
        before = self.navigator.screen
        screen = self.navigator.show(kiosk)
        if screen is not before:
            self.clear_questions()
            self._let_go()
        at_menu = kiosk.maintenance.page is not None
        # Nobody can be logged out from the technician's menu.
        self.bar.tell(bar_words(replace(kiosk, operator=None) if at_menu else kiosk))
        self.bar.context, self.bar.section = screen.context(kiosk), screen.tabs
        self.bar.helping = kiosk.help or at_menu
        self.bar.teaches = _may_begin_training(kiosk) and not self.bar.helping
        self.bar.coached = kiosk.training is not None
        if self.coach is not None:
            self.coach.tell(kiosk)
        self._count_down(kiosk)

    def ask(self, question: Question, then: Callable[[], None]) -> None:
        """Ask a question over everything; a question that is already there stays the only one."""
        if not self._over("Dialog"):
            self.add_widget(Factory.Dialog(question, then))

    def offer_languages(self, codes: tuple[str, ...], chosen: Callable[[str], None]) -> None:
        """Unfold the choice of language."""
        if not self._over("LanguageMenu"):
            self.add_widget(Factory.LanguageMenu(codes, chosen))

    def offer_aids(self, aids: tuple[Aid, ...]) -> None:
        """Unfold what makes the kiosk easier to see and to reach."""
        if not self._over("AccessMenu"):
            self.add_widget(Factory.AccessMenu(aids))

    def clear_questions(self) -> None:
        """Take away whatever lies over the screen."""
        for child in [child for child in self.children if child is not self._under]:
            self.remove_widget(child)

    def leave(self) -> None:
        """Let the screen forget what was typed into it, before another root takes over."""
        self.clear_questions()
        if self.navigator.screen is not None:
            self.navigator.screen.left()

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Give the finger to what is in front, and only to that."""
        return bool(self.children[0].dispatch("on_touch_down", touch))

    def _let_go(self) -> None:
        """Let a new screen begin where it usually stands."""
        if self._reach is not None:
            self._reach.pulled = False

    def _add_coach(self) -> None:
        tr.to_stage(None)
        self.coach = Factory.Coach()
        self.coach.bind(on_wish=lambda _, event: self._emit(event))
        self._column.add_widget(self.coach, index=1)

    def _count_down(self, kiosk: Kiosk) -> None:
        """Lay the countdown to the lock over everything, or take it away."""
        locks_at = kiosk.watch.locks_at if kiosk.watch else None
        if locks_at is None:
            for child in self._over("Leaving"):
                self.remove_widget(child)
        elif not self._over("Leaving"):
            self.add_widget(Factory.Leaving(locks_at - kiosk.now.seconds))

    def _over(self, kind: str) -> list[Widget]:
        return [child for child in self.children if type(child).__name__ == kind]


def _may_begin_training(kiosk: Kiosk) -> bool:
    """Tell whether nobody works here: at the log-in, in earnest, while nobody is being logged in."""
    place = kiosk.place
    return isinstance(place, Login) and not place.busy and kiosk.training is None and kiosk.lock is None
