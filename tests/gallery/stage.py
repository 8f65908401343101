"""Puts scenes on the glass, one after another, on one panel and in one language."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final

from kiosk.flow.events import Event
from kiosk.flow.state import Kiosk
from kiosk.ui.environment import Panel
from kiosk.ui.themes import Look
from tests.gallery.scene import Scene
from tests.gallery.showing import LANGUAGES

_MORNING: Final = datetime(2026, 3, 9, 10, 46, tzinfo=UTC)
_PATIENCE: Final = 3600.0
_USUAL: Final = 8.0
"""Seconds after which an answer is late, while a scene is told and in a kiosk."""
_SETTLED: Final = 5
"""Frames after which a screen stands still."""


class Stage:
    """One panel that speaks one language.

    Screens are built once and kept, as in the kiosk, until fingers have touched them.

    Args:
        panel: the panel.
        language: its code.
        look: what somebody has chosen of it.
    """

    def __init__(self, panel: Panel, language: str, look: Look | None = None) -> None:
        self._panel, self._language, self._look = panel, language, look or Look()
        self._robot: Any = None
        self._app: Any = None
        self._take: Callable[[Event], None] = _nothing

    def show(self, scene: Scene) -> Any:
        """Bring a scene to the glass and return the robot that stands before it."""
        _be_patient(0.0 if scene.late else _PATIENCE)
        if scene.late:
            self._app = None  # what has been waited for already does not begin anew
        if scene.page or scene.faults:
            self._begin(lambda: _page(scene) if scene.page else _fault_page(scene, self._languages))
        else:
            self._show_kiosk(scene)
        for hand in scene.by_hand:
            hand(self._robot)
        self._robot.frames(_SETTLED)
        robot = self._robot
        if scene.by_hand:
            self._app = None  # the next scene begins with what no finger has touched
        return robot

    def close(self) -> None:
        """Leave the glass empty, and the kiosk as patient as it usually is."""
        self._clear()
        _be_patient(_USUAL)

    def _clear(self) -> None:
        if self._robot is not None:
            self._robot.close()
        self._robot = self._app = None

    @property
    def _languages(self) -> tuple[str, ...]:
        return (self._language, *(one for one in LANGUAGES if one != self._language))

    def _show_kiosk(self, scene: Scene) -> None:
        clinic = scene.tell()
        if self._app is None:
            self._app = self._begin(lambda: _kiosk_app(self))
        self._take = lambda event: self._app.show(clinic.happens(event).state)
        self._app.support, self._app.demo_login = (lambda: scene.support), scene.demo_login
        self._app.warnings = lambda: scene.warnings
        self._app.root.clear_questions()
        self._app.root.bar.mode = scene.mode
        self._app._tick()  # what the clock's next one would show is to be seen at once
        self._app.show(Kiosk())
        self._robot.frames(1)
        self._app.show(clinic.state)
        self._robot.frames(_SETTLED)

    def take(self, event: Event) -> None:
        """Pass an event of the screens on to the scene's clinic."""
        self._take(event)

    def _begin(self, make: Callable[[], Any]) -> Any:
        from kivy.uix.recycleview import views

        from kiosk.ui.i18n import tr
        from kiosk.ui.robot import Robot
        from kiosk.ui.theme import Theme

        self._clear()
        # Kivy keeps rows of lists for the next list, also those drawn for another panel.
        views._cached_views.clear()
        views._cache_count = 0
        Theme(self._panel, self._look).install()
        tr.lang = self._language
        app = make()  # only now: the last one made is the one that runs
        self._robot = Robot(app, self._panel)
        self._robot.frames(_SETTLED)
        return app


def _nothing(_: Event) -> None:
    return None


def _be_patient(seconds: float) -> None:
    from kiosk.ui.limits import limits

    limits.slow_answer = seconds


def _kiosk_app(stage: Stage) -> Any:
    from kiosk.ui.app import KioskApp
    from kiosk.ui.screens.table import HELP, SCREENS

    return KioskApp(
        stage.take,
        SCREENS,
        HELP,
        Kiosk(),
        languages=stage._languages,
        now=lambda: _MORNING,
        version="0.1.0",
        look=stage._look,
    )


def _fault_page(scene: Scene, languages: tuple[str, ...]) -> Any:
    from kiosk.ui.fault_app import FaultApp

    def restart() -> None:
        if not scene.restarts:
            raise PermissionError

    return FaultApp(
        scene.faults, restart, languages=languages, support=lambda: scene.support, version="0.1.0"
    )


def _page(scene: Scene) -> Any:
    from kivy.app import App

    from tests.ui import widget_pages

    app = App()
    app.build = lambda: widget_pages.build(scene.page)
    return app
