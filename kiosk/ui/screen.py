"""Owns what every screen is: a view of the kiosk's state that can only emit events."""

from collections.abc import Callable
from typing import Any

from kivy.uix.boxlayout import BoxLayout

from kiosk.flow.events import Event
from kiosk.flow.state import Kiosk
from kiosk.ui.widgets.tappable import rearm_all

Emit = Callable[[Event], None]
Ask = Callable[..., None]


class KioskScreen(BoxLayout):
    """The base of every screen; see `kiosk.ui` for how to write one.

    Attributes:
        tabs: which tab of the bar is active, `billing` or `reports`; empty where the bar shows none.
        bar: whether the bar shows who works and offers to log out.
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

    def left(self) -> None:
        """Forget what must not stay once another place has taken over."""

    def emit(self, event: Event) -> None:
        """Tell the flow what the operator did."""
        self._emit(event)

    def ask(
        self,
        headline: str,
        text: str,
        yes: str,
        then: Callable[[], None],
        *,
        no: str = "",
        danger: bool = False,
    ) -> None:
        """Ask the operator before doing something; `then` is called only after `yes`.

        Args:
            headline: the question.
            text: what it would mean.
            yes: label of the button that does it.
            then: what is done.
            no: label of the other button; „Atpakaļ“ if empty.
            danger: it takes something away: `yes` is red and does not stand where „next“ stood.
        """
        self._ask(headline, text, yes, then, no=no, danger=danger)

    def refresh(self, kiosk: Kiosk) -> None:
        """Show the state and let the buttons fire again; called by the navigator."""
        self.show(kiosk)
        rearm_all(self)
