"""Owns the log-in screen: user name and password on an own keyboard, and why nobody is logged in."""

from kivy.app import App
from kivy.properties import BooleanProperty, StringProperty
from msgspec.structs import replace

from kiosk.flow.events import LogInTapped
from kiosk.flow.places import Login
from kiosk.flow.state import Kiosk
from kiosk.ui.fault_words import warning_for
from kiosk.ui.garbage import look_through_all_soon
from kiosk.ui.i18n import tr
from kiosk.ui.kv import load_beside
from kiosk.ui.login_words import LOGIN
from kiosk.ui.messages import Message, say
from kiosk.ui.screens.credentials import CredentialsScreen


class LoginScreen(CredentialsScreen):
    """Nothing personal stands here; only a demonstration shows whom to log in as.

    Attributes:
        demo_words: the demonstration's user and password; empty in earnest.
        tight: a message takes the place of the demonstration's words.
        crowded: something is said where a low panel has room for one thing.
    """

    demo_words = StringProperty("")
    tight = BooleanProperty(defaultvalue=False)
    crowded = BooleanProperty(defaultvalue=False)

    def came(self) -> None:
        """Use that nobody works here."""
        super().came()
        look_through_all_soon()

    def show(self, kiosk: Kiosk) -> None:
        """Say what is awaited or what went wrong; a refused password is to be typed anew."""
        place = kiosk.place if isinstance(kiosk.place, Login) else Login()
        if self.busy and place.problem == "wrong-credentials":
            self.ids.password.text = ""
            self.ids.password.focused = True
        self.busy = place.busy
        self.ids.password.invalid = place.problem == "wrong-credentials"
        message = message_for(place, draft=bool(kiosk.bill.lines))
        if message is None and not self.busy:
            message = warning_for(App.get_running_app().warnings())
        say(self.ids.notice, message, tight=True)
        self.demo_words = _demo_words()

    def send(self) -> None:
        """Send user and password, once."""
        if not self.busy:
            self.emit(LogInTapped(self.ids.user.text.strip(), self.ids.password.text))


def message_for(place: Login, *, draft: bool) -> Message | None:
    """Return the words for the problem, if there is one; only a draft that exists can have been kept."""
    if place.problem is None:
        return None
    message = LOGIN.get(place.problem, LOGIN["refused"])
    return message if draft or place.problem != "session-expired" else replace(message, body="")


def _demo_words() -> str:
    login = App.get_running_app().demo_login
    if login is None:
        return ""
    user, password = login
    return str(tr("Lietotājvārds {user} · parole {password}", user=user, password=password))


load_beside(__file__)
