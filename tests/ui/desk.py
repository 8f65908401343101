"""A kiosk at the reception desk: the real screens on the real flow, whose effects are only noted."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final

from kiosk.flow.advance import advance
from kiosk.flow.effects import Effect
from kiosk.flow.events import Event
from kiosk.flow.state import Kiosk
from kiosk.ui.support import Support

SUPPORT: Final = Support(
    contact="Termināļa atbalsts, Ieva Paraugs",
    days=("mon", "tue", "wed", "thu", "fri"),
    hours="08:30-17:00",
    phone_working_hours="+371 60000000",
    phone_other_hours="+371 20000000",
    working_hours=True,
)
LANGUAGES: Final = ("lv", "en", "ru")


class Desk:
    """The flow's end of the screens: takes events, turns the state, notes the effects."""

    def __init__(self, kiosk: Kiosk) -> None:
        self.kiosk = kiosk
        self.events: list[Event] = []
        self.effects: list[Effect] = []
        self.support: Support | None = SUPPORT
        self.app: Any = None
        self.robot: Any = None

    def dispatch(self, event: Event) -> None:
        """Let an event happen."""
        self.events.append(event)
        self.kiosk, effects = advance(self.kiosk, event)
        self.effects.extend(effects)
        self.app.show(self.kiosk)

    def show(self, kiosk: Kiosk) -> None:
        """Put the kiosk into another state."""
        self.kiosk = kiosk
        self.app.show(kiosk)
        self.robot.frames(3)

    def speak(self, language: str) -> None:
        """Switch the language the way the operator does."""
        from kiosk.ui.i18n import LANGUAGES, tr

        if tr.lang != language:
            self.robot.tap("language")
            self.robot.tap(LANGUAGES[language])
            self.robot.frames(2)


def open_desk(start: Callable[..., Any], kiosk: Kiosk, panel: Any, **options: Any) -> Desk:
    """Start the application with the real screens and return the desk, its robot ready."""
    from kiosk.ui.app import KioskApp
    from kiosk.ui.screens.table import HELP, SCREENS

    desk = Desk(kiosk)
    morning = datetime(2026, 3, 9, 10, 42, tzinfo=UTC)
    settings = {"support": lambda: desk.support, "now": lambda: morning, "version": "0.1.0", **options}
    desk.app = KioskApp(desk.dispatch, SCREENS, HELP, kiosk, **settings)
    desk.robot = start(desk.app, panel)
    return desk
