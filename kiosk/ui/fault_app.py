"""Owns the application that shows the fault page, where the kiosk itself cannot begin."""

from collections.abc import Callable, Sequence
from typing import Any

from kivy.app import App
from kivy.clock import Clock
from kivy.uix.floatlayout import FloatLayout

from kiosk.ui.fault_page import FaultPage
from kiosk.ui.fault_words import Fault
from kiosk.ui.i18n import tr
from kiosk.ui.support import Support
from kiosk.ui.widgets.language_menu import LanguageMenu

_LAYOUT_PASSES = 100
"""Boxes as high as their words settle from the inside out, a pass each."""


def _nobody() -> None:
    return None


class FaultApp(App):
    """Shows the page until the appliance restarts.

    Args:
        faults: why the kiosk cannot begin; at least one.
        restart: asks the appliance to restart; raises OSError where it cannot.
        languages: codes offered, the first one being shown at start.
        support: tells whom to call now; None where that is not known.
        version: of the kiosk.
    """

    use_kivy_settings = False
    title = "Apdrošin@šanas terminālis"

    def __init__(
        self,
        faults: Sequence[Fault],
        restart: Callable[[], None],
        *,
        languages: Sequence[str] = ("lv", "ru", "en"),
        support: Callable[[], Support | None] = _nobody,
        version: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.support = support
        self._faults, self._restart = faults, restart
        self._languages, self._version = tuple(languages), version

    def build(self) -> FloatLayout:
        """Return the page, in the first language."""
        tr.lang = self._languages[0]
        Clock.max_iteration = _LAYOUT_PASSES
        page = FaultPage(self._faults, self._restart, self.support, version=self._version)
        page.bind(on_language=self._offer_languages)
        root = FloatLayout()
        root.add_widget(page)
        self._page = page
        tr.fbind("lang", self._reword)
        return root

    def on_start(self) -> None:
        """Say what is wrong: the page asks the running application whom to call."""
        self._reword()

    def on_stop(self) -> None:
        """Let go of what belongs to the process rather than to this application."""
        tr.funbind("lang", self._reword)

    def open_settings(self, *_: object) -> bool:
        """Never open Kivy's own settings, which F1 would."""
        return False

    def _offer_languages(self, *_: object) -> None:
        if len(self.root.children) == 1:
            self.root.add_widget(LanguageMenu(self._languages, self._speak))

    def _speak(self, code: str) -> None:
        tr.lang = code

    def _reword(self, *_: object) -> None:
        self._page.reword()
