"""Owns what every screen is: a view of the kiosk's state that can only emit events."""

from collections.abc import Callable
from typing import Any

from kivy.uix.boxlayout import BoxLayout

from kiosk.flow.events import Event
from kiosk.flow.state import Kiosk
from kiosk.ui.questions import Question

Emit = Callable[[Event], None]
Ask = Callable[[Question, Callable[[], None]], None]


class KioskScreen(BoxLayout):
    """The base of every screen; see `kiosk.ui` for how to write one.

    Attributes:
        tabs: which tab of the bar is active, `billing` or `reports`; empty where the bar shows none.
    """

    tabs = ""

    def __init__(self, emit: Emit, ask: Ask, **kwargs: Any) -> None:
        self._emit, self._ask = emit, ask
        super().__init__(orientation="vertical", **kwargs)

    def show(self, kiosk: Kiosk) -> None:
        """Set this screen's properties from the state; called on entering and after every event."""
        raise NotImplementedError

    def context(self, kiosk: Kiosk) -> str:
        """Return what the bar says beside the title, such as „4 pakalpojumi · 96,40 €“."""
        del kiosk
        return ""

    def came(self) -> None:
        """Do what is to be done once when this screen has come to the glass."""

    def left(self) -> None:
        """Forget what must not stay once another place has taken over."""

    def emit(self, event: Event) -> None:
        """Tell the flow what the operator did."""
        self._emit(event)

    def ask(self, question: Question, then: Callable[[], None]) -> None:
        """Ask the operator before doing something; `then` is called only after a yes."""
        self._ask(question, then)
