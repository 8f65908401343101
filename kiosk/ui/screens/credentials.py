"""Owns what the screens with a user name and a password share: where one types next; nothing typed stays."""

from collections.abc import Sequence
from typing import Any

from kivy.properties import BooleanProperty

from kiosk.ui.screen import Ask, Emit, KioskScreen
from kiosk.ui.unattended import Unattended
from kiosk.ui.widgets.text_field import TextField


class CredentialsScreen(KioskScreen):
    """The base of a screen whose rule has the fields `user` and `password` and a `keyboard`.

    Attributes:
        busy: what was typed has been sent.
    """

    busy = BooleanProperty(defaultvalue=False)

    def __init__(self, emit: Emit, ask: Ask, **kwargs: Any) -> None:
        super().__init__(emit, ask, **kwargs)
        both = self.ids.user.__self__, self.ids.password.__self__
        for field in both:
            field.bind(on_tab=self._go_on)
        self._unattended = Unattended(self._begin_anew, *both)

    def fields(self) -> Sequence[TextField]:
        """Return the fields that are to be filled, in the order of typing."""
        return self.ids.user, self.ids.password

    def send(self) -> None:
        """Send what was typed, once."""
        raise NotImplementedError

    def came(self) -> None:
        """Let one type at once."""
        self.fields()[0].focused = True

    def left(self) -> None:
        """Forget user and password."""
        self.forget()
        for field in (self.ids.user, self.ids.password):
            field.focused = False

    def forget(self) -> None:
        """Empty the fields, for whoever types next."""
        for field in (self.ids.user, self.ids.password):
            field.revealed, field.text = False, ""
        self.ids.keyboard.reset()

    def on_busy(self, *_: object) -> None:
        """Hide the password once it has been sent: nobody is typing it any more."""
        self.ids.password.revealed = False

    def aim(self, field: TextField) -> None:
        """Let the keyboard type into the field that has the caret."""
        if field.focused:
            self.ids.keyboard.target = field

    def enter(self) -> None:
        """ENTER goes on to what is still empty, and sends when nothing is."""
        for field in self.fields():
            if not field.text:
                field.focused = True
                return
        self.send()

    def _begin_anew(self) -> None:
        self.forget()
        self.fields()[0].focused = True

    def _go_on(self, field: TextField) -> None:
        fields = list(self.fields())
        if field in fields:
            fields[(fields.index(field) + 1) % len(fields)].focused = True
