"""Owns the question for a supervisor's own credentials, for one act and no longer."""

from typing import Any

from kivy.properties import StringProperty

from kiosk.domain.transaction import Deed
from kiosk.flow.events import BackTapped, VouchTapped
from kiosk.flow.places import Authorise
from kiosk.flow.state import Kiosk
from kiosk.flow.visit import current
from kiosk.ui.i18n import tr
from kiosk.ui.kv import load_beside
from kiosk.ui.login_words import LOGIN
from kiosk.ui.messages import say
from kiosk.ui.screen import Ask, Emit
from kiosk.ui.screens.credentials import CredentialsScreen
from kiosk.ui.transaction_words import numbered, whose


class AuthoriseScreen(CredentialsScreen):
    """Why a supervisor is needed, and where to type; nothing typed stays.

    Attributes:
        why: what only a supervisor may do here.
    """

    why = StringProperty("")

    def __init__(self, emit: Emit, ask: Ask, **kwargs: Any) -> None:
        super().__init__(emit, ask, **kwargs)
        if self.ids.actions.orientation == "vertical":
            # On a high panel it would leave the words half the width.
            back = self.ids.back.__self__
            back.parent.remove_widget(back)
            self.ids.last_row.add_widget(back, index=1)

    def context(self, kiosk: Kiosk) -> str:
        """Return whose transaction it is about."""
        return whose(kiosk)

    def show(self, kiosk: Kiosk) -> None:
        """Say what for, and what went wrong; refused credentials are to be typed anew."""
        place, transaction = kiosk.place, current(kiosk)
        if not isinstance(place, Authorise) or transaction is None:
            return
        number = numbered(transaction)
        if place.deed is Deed.VOID:
            self.why = tr("Dzēst transakciju {number} drīkst tikai vadītājs.", number=number)
        else:
            self.why = tr("Lēmumu par transakciju {number} drīkst ierakstīt tikai vadītājs.", number=number)
        if self.busy and place.problem:
            self.ids.password.text = ""
            self.ids.password.focused = True
        self.busy = bool(place.ticket)
        self.ids.password.invalid = place.problem == "wrong-credentials"
        say(
            self.ids.notice, LOGIN.get(place.problem, LOGIN["refused"]) if place.problem else None, tight=True
        )

    def left(self) -> None:
        """Forget user and password."""
        self.busy = False
        super().left()

    def send(self) -> None:
        """Send user and password, once."""
        if not self.busy:
            self.emit(VouchTapped(self.ids.user.text.strip(), self.ids.password.text))

    def back(self) -> None:
        """Do without."""
        self.emit(BackTapped())


load_beside(__file__)
