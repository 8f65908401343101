"""Owns the lock screen: whose password opens it, or who takes over; nothing of the work behind it."""

from collections.abc import Sequence
from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from msgspec.structs import replace

from kiosk.flow.events import BackTapped, LogInTapped, OtherOperatorTapped, UnlockTapped
from kiosk.flow.places import Locked
from kiosk.flow.state import Kiosk
from kiosk.ui.countdown import Countdown
from kiosk.ui.garbage import look_through_all_soon
from kiosk.ui.i18n import tr
from kiosk.ui.kv import load_beside
from kiosk.ui.login_words import LOCK, LOGIN
from kiosk.ui.messages import Message, say
from kiosk.ui.screen import Ask, Emit
from kiosk.ui.screens.credentials import CredentialsScreen
from kiosk.ui.widgets.text_field import TextField


class LockedScreen(CredentialsScreen):
    """One field for the password, or two for somebody else's log-in.

    Attributes:
        other: somebody else logs in.
        wait: seconds until another password is taken.
        problem: what the notice is about, so that it is said anew when the seconds change.
        bare: there is no room for a heading above the notice.
    """

    other = BooleanProperty(defaultvalue=False)
    wait = NumericProperty(0)
    problem = StringProperty("")
    bare = BooleanProperty(defaultvalue=False)

    def __init__(self, emit: Emit, ask: Ask, **kwargs: Any) -> None:
        super().__init__(emit, ask, **kwargs)
        self._countdown = Countdown(self._tell)

    def came(self) -> None:
        """Use that nobody works here."""
        super().came()
        look_through_all_soon()

    def show(self, kiosk: Kiosk) -> None:
        """Say what is being checked or what went wrong; a wrong password is to be typed anew."""
        lock = kiosk.lock or Locked()
        if (self.busy and lock.problem) or lock.other != self.other:
            self.ids.password.text = ""
        if lock.other != self.other:
            self.other = lock.other
            (self.ids.user if lock.other else self.ids.password).focused = True
        self.busy, self.problem = lock.busy, lock.problem or ""
        self._count(lock, kiosk.now.seconds)
        self._say()

    def left(self) -> None:
        """Forget what was typed."""
        self._countdown.stop()
        super().left()
        self.other, self.busy, self.wait = False, False, 0

    def fields(self) -> Sequence[TextField]:
        """Return the password's field, and for another operator the name's before it."""
        return super().fields() if self.other else (self.ids.password,)

    def send(self) -> None:
        """Have the password checked, once and not too soon."""
        if self.busy or self.wait:
            return
        password = self.ids.password.text
        self.emit(LogInTapped(self.ids.user.text.strip(), password) if self.other else UnlockTapped(password))

    def turn(self) -> None:
        """Ask for another operator, or for the same again."""
        self.emit(BackTapped() if self.other else OtherOperatorTapped())

    def _count(self, lock: Locked, now: float) -> None:
        if lock.barred_until > now:
            self._countdown.start(lock.barred_until, lock.barred_until - now)
        else:
            self._countdown.stop()
            self.wait = 0

    def _tell(self, left: int) -> None:
        self.wait = left
        self._say()

    def _say(self) -> None:
        say(self.ids.notice, _message(self.problem, int(self.wait)), tight=True)


def _message(problem: str, wait: int) -> Message | None:
    if not problem:
        return None
    message = LOCK.get(problem) or LOGIN.get(problem, LOGIN["refused"])
    if not wait:
        return message
    return replace(
        message, step=tr.n("Pēc {n} sekundes varēs mēģināt.", "Pēc {n} sekundēm varēs mēģināt.", wait)
    )


load_beside(__file__)
