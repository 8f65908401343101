"""Owns the Kivy application: shows the kiosk's state, passes events on, and never ends in a traceback."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Final

from kivy.app import App
from kivy.base import ExceptionHandler, ExceptionManager
from kivy.clock import Clock
from kivy.core.window import Window
from msgspec.structs import replace

from kiosk.domain.operator import Operator
from kiosk.flow import places
from kiosk.flow.events import (
    BillingTapped,
    Event,
    Failed,
    HelpClosed,
    HelpTapped,
    LockTapped,
    LogOutTapped,
    ReportsTapped,
    Touched,
)
from kiosk.flow.lessons.events import TrainingTapped
from kiosk.flow.maintenance.events import MenuClosed
from kiosk.flow.maintenance.pages import Maintenance
from kiosk.flow.state import Kiosk
from kiosk.ui.aids import aids, lock_aid, spoken_aid
from kiosk.ui.failsafe import FailsafeScreen
from kiosk.ui.fault_words import Fault
from kiosk.ui.format import clock
from kiosk.ui.i18n import tr
from kiosk.ui.navigator import Make, Screens
from kiosk.ui.questions import Aid, Question
from kiosk.ui.root import Root
from kiosk.ui.spoken import phrase_for
from kiosk.ui.support import Support
from kiosk.ui.theme import present, put_on
from kiosk.ui.themes import Look

_log = logging.getLogger(__name__)
_NO_TIME: Final = "clock-unknown"
"""The fault of a clock that nobody has set yet."""
_MINUTE = 60.0
_TOUCH_SECONDS = 0.5
"""Touches are told of no more often: the lock counts in minutes, but for its last seconds."""
_LAYOUT_PASSES = 100
"""Boxes as high as their words settle from the inside out, a pass each; Kivy's 20 take several frames."""


def _local_now() -> datetime:
    return datetime.now().astimezone()


def _has_left(before: Operator | None, after: Operator | None) -> bool:
    """Tell whether who was here is not any more; a colleague may have taken over at the lock."""
    return before is not None and (after is None or after.id != before.id)


def _nobody() -> None:
    return None


class KioskApp(App):
    """The application. Call `show(kiosk)` whenever the state has changed, from the main thread.

    Args:
        dispatch: takes every event of the screens; expected to end in a call of `show`.
        screens: type of a place or page -> what makes its screen; `Failsafe` is added if missing.
        help_screen: lies over the place while `kiosk.help`.
        kiosk: the first state.
        languages: codes offered, the first one being shown at start.
        mode: a mark for the bar such as „DEMONSTRĀCIJA“; empty in earnest. Training has a mark of its own.
        closable: the window may be closed (on a desktop).
        now: the wall clock.
        support: tells whom to call now; None where nobody is configured.
        demo_pin: PIN of the technician's menu to show where it is asked for; "" in earnest.
        demo_login: user and password to show on the log-in screen; None in earnest.
        version: of the kiosk, for the help screen.
        look: the look that this kiosk usually has, and each new operator finds.
        say: says a phrase in a language aloud; None where nothing can.
        speaks: it does so at first.
        warnings: what is wrong with the appliance although the kiosk works, for log-in and help.

    Attributes:
        say: says a phrase in a language aloud; None where nothing can.
        failure: the last exception that led to the failsafe screen; None if there was none.
    """

    use_kivy_settings = False
    title = "Apdrošin@šanas terminālis"

    def __init__(  # noqa: PLR0913  only the composition root calls it, by names
        self,
        dispatch: Callable[[Event], None],
        screens: Screens,
        help_screen: Make,
        kiosk: Kiosk,
        *,
        languages: Sequence[str] = ("lv", "en", "ru"),
        mode: str = "",
        closable: bool = False,
        now: Callable[[], datetime] = _local_now,
        support: Callable[[], Support | None] = _nobody,
        demo_login: tuple[str, str] | None = None,
        demo_pin: str = "",
        version: str = "",
        look: Look | None = None,
        say: Callable[[str, str], None] | None = None,
        speaks: bool = False,
        warnings: Callable[[], Sequence[Fault]] = tuple,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.failure: BaseException | None = None
        self.root: Any = None
        self.support, self.demo_login, self.version = support, demo_login, version
        self.warnings, self._usual, self.demo_pin = warnings, look or Look(), demo_pin
        self._dispatch, self._kiosk, self._now = dispatch, kiosk, now
        self.say, self._speaks, self._usually_speaks = say, speaks, speaks
        self._unanswered: Event | None = None
        self._screens: Screens = {places.Failsafe: FailsafeScreen, **screens}
        self._help, self._languages = help_screen, tuple(languages)
        self._mode, self._closable = mode, closable
        self._failsafe = _Failsafe(self)
        self._touched = Clock.create_trigger(self._notice, _TOUCH_SECONDS)
        self._touched_in_time = Clock.create_trigger(self._notice)
        self._next_minute = Clock.create_trigger(self._tick, _MINUTE)

    def build(self) -> Root:
        """Return the widget tree, showing the first state."""
        tr.lang = self._languages[0]
        Clock.max_iteration = _LAYOUT_PASSES
        tr.fbind("lang", self._reword)
        return self._make_root()

    def _make_root(self) -> Root:
        root = Root(self._screens, self._help, self.emit)
        root.bar.mode = self._mode
        root.bar.bind(
            on_part=self._section,
            on_language=self._language,
            on_access=self._access,
            on_help=self._helped,
            on_log_out=self._leave,
            on_training=self._train,
        )
        root.show(self._kiosk)
        return root

    def on_start(self) -> None:
        """Start the clock of the bar, and take over what would otherwise end the program."""
        ExceptionManager.add_handler(self._failsafe)
        Window.bind(on_request_close=self._keep_window, on_touch_down=self._live, on_key_down=self._live)
        self._tick()

    def on_stop(self) -> None:
        """Let go of what belongs to the process rather than to this application."""
        ExceptionManager.remove_handler(self._failsafe)
        Window.unbind(on_request_close=self._keep_window, on_touch_down=self._live, on_key_down=self._live)
        tr.funbind("lang", self._reword)
        self._next_minute.cancel()

    def open_settings(self, *_: object) -> bool:
        """Never open Kivy's own settings, which F1 would."""
        return False

    def show(self, kiosk: Kiosk) -> None:
        """Show the state; main thread only. From another thread use `call_soon`."""
        left = _has_left(self._kiosk.operator, kiosk.operator)
        before, self._kiosk = self._kiosk, kiosk
        self._unanswered = None
        self._speak_of(before, kiosk)
        if left and self.root is not None:
            self._speaks = self._usually_speaks
            self.wear(self._usual)  # the next one has eyes of their own
        if self.root is not None:
            self.root.show(kiosk)

    def emit(self, event: Event) -> None:
        """Pass an event on to the flow; the same one again before the flow has answered is a second tap."""
        if event != self._unanswered:
            self._unanswered = event
            self._dispatch(event)

    def call_soon(self, callback: Callable[[], None]) -> None:
        """Call `callback` on the main thread within a frame; callable from any thread.

        Before the next picture is drawn: what a touch leads to is then seen in the picture that follows it.
        """
        Clock.schedule_once(lambda _: callback(), -1)

    def fail(self, problem: Exception) -> None:
        """Log the exception and bring the failsafe screen to the glass, whatever else is broken."""
        self.failure, self._unanswered = problem, None
        _log.error("the kiosk failed", exc_info=problem)
        reason = type(problem).__name__
        for attempt in (self._tell_flow, self._show_failsafe):
            if self._failsafe_shown():
                return
            try:
                attempt(reason)
            except Exception:  # noqa: BLE001  whatever it is, the other attempt remains
                # The way out of a failure must not itself be one: the next attempt needs nothing of this.
                _log.exception("the kiosk failed over a failure")

    def _tell_flow(self, reason: str) -> None:
        self._dispatch(Failed(reason))

    def _show_failsafe(self, reason: str) -> None:
        bare = replace(self._kiosk, help=False, lock=None, maintenance=Maintenance())
        self.root.show(replace(bare, place=places.Failsafe(reason)))

    def _failsafe_shown(self) -> bool:
        return self.root is None or isinstance(self.root.navigator.screen, FailsafeScreen)

    def _section(self, _: object, section: str) -> None:
        self.emit(BillingTapped() if section == "billing" else ReportsTapped())

    def _language(self, *_: object) -> None:
        self.root.offer_languages(self._languages, self._speak)

    def _access(self, *_: object) -> None:
        self.root.offer_aids(self._aids())

    def _aids(self) -> tuple[Aid, ...]:
        lock = self._lock if self._lockable() else None
        spoken = spoken_aid(self._speaks, self._turn_speech) if self.say else ()
        return (*aids(present(), self.wear), *spoken, *lock_aid(lock))

    def _turn_speech(self) -> None:
        self._speaks = not self._speaks

    def _speak_of(self, before: Kiosk, after: Kiosk) -> None:
        phrase = phrase_for(before, after) if self.say and self._speaks else ""
        if phrase and self.say:
            self.say(phrase, tr.lang)

    def _lockable(self) -> bool:
        return self._kiosk.operator is not None and self._kiosk.lock is None

    def _lock(self) -> None:
        self.emit(LockTapped())

    def wear(self, look: Look) -> None:
        """Draw everything anew in another look; what the flow knows stays, what was half typed does not."""
        if look == present():
            return
        put_on(look)
        old = self.root
        Window.remove_widget(old)
        old.leave()
        new = self.root = self._make_root()
        new.bar.time = old.bar.time
        Window.add_widget(new)

    def _speak(self, code: str) -> None:
        tr.lang = code

    def _reword(self, *_: object) -> None:
        if self.root is not None:
            self.root.show(self._kiosk)

    def _helped(self, *_: object) -> None:
        if self._kiosk.maintenance.page is not None:
            self.emit(MenuClosed())
        else:
            self.emit(HelpClosed() if self._kiosk.help else HelpTapped())

    def _train(self, *_: object) -> None:
        self.emit(TrainingTapped())

    def _leave(self, *_: object) -> None:
        if not self._kiosk.bill.lines:
            self.emit(LogOutTapped())
            return
        question = Question(
            tr("Iziet no termināļa?"), tr("Nepabeigtais rēķins netiks saglabāts."), tr("Iziet"), danger=True
        )
        self.root.ask(question, lambda: self.emit(LogOutTapped()))

    def _live(self, *_: object, **__: object) -> bool:
        """Take a touch or a key for a sign of life, after it has gone where it was meant to."""
        watch = self._kiosk.watch
        if watch is not None:
            self._touched() if watch.locks_at is None else self._touched_in_time()
        return False

    def _notice(self, *_: object) -> None:
        self._dispatch(Touched())

    def _keep_window(self, *_: object, **__: object) -> bool:
        return not self._closable

    def _tick(self, *_: object) -> None:
        now, warnings = self._now(), self.warnings()
        known = all(fault.code != _NO_TIME for fault in warnings)
        self.root.bar.time = clock(now) if known else "--:--"
        self.root.bar.warned = bool(warnings)
        if isinstance(self._kiosk.place, places.Login):
            self._reword()  # what the log-in screen warns of may have passed
        self._next_minute.timeout = _MINUTE - now.second
        self._next_minute()


class _Failsafe(ExceptionHandler):
    """Kivy's way of handling an exception in a callback: keep running, on the failsafe screen."""

    def __init__(self, app: KioskApp) -> None:
        super().__init__()
        self._app = app

    def handle_exception(self, inst: BaseException) -> int:
        """Take exceptions; let an interrupt or an exit through."""
        if not isinstance(inst, Exception):
            return int(ExceptionManager.RAISE)
        self._app.fail(inst)
        return int(ExceptionManager.PASS)
