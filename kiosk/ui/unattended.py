"""Owns how long what was typed and not sent waits: whoever comes next must not find a password."""

from collections.abc import Callable
from typing import Final

from kivy.clock import Clock

from kiosk.ui.widgets.text_field import TextField

UNATTENDED_SECONDS: Final = 120.0
"""So long after the last key it is forgotten."""


class Unattended:
    """Watches fields in which somebody types.

    Args:
        forget: called when nothing has been typed for long, though something stands there.
        fields: what is watched.
    """

    def __init__(self, forget: Callable[[], None], *fields: TextField) -> None:
        self._forget, self._fields = forget, fields
        self._due = Clock.create_trigger(self._run, UNATTENDED_SECONDS)
        for field in fields:
            field.bind(text=self._typed)

    def _typed(self, *_: object) -> None:
        self._due.cancel()
        if any(field.text for field in self._fields):
            self._due()

    def _run(self, *_: object) -> None:
        self._forget()
