"""Owns the question asked over everything before something is done."""

from collections.abc import Callable
from typing import Any

from kivy.input.motionevent import MotionEvent
from kivy.properties import StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.ui.i18n import tr
from kiosk.ui.kv import load_beside
from kiosk.ui.questions import Question
from kiosk.ui.widgets.button import DangerButton, PrimaryButton


class Dialog(FloatLayout):
    """A question with two answers. Nothing behind it can be touched; it goes away with either answer."""

    headline = StringProperty("")
    text = StringProperty("")
    no = StringProperty("")

    def __init__(self, question: Question, then: Callable[[], None], **kwargs: Any) -> None:
        self._question, self._then = question, then
        no = question.no or tr("Atpakaļ")
        super().__init__(headline=question.headline, text=question.text, no=no, **kwargs)

    def on_kv_post(self, _: object) -> None:
        """Put the answer that does it to the right, or to the left if it takes something away."""
        button = (DangerButton if self._question.danger else PrimaryButton)(text=self._question.yes)
        button.bind(on_tap=lambda _: self.answer(yes=True))
        self.ids.answers.add_widget(button, index=1 if self._question.danger else 0)
        self.ids.yes = button.proxy_ref

    def answer(self, *, yes: bool) -> None:
        """Go away, and do what was asked about if the answer is yes; a second answer does nothing."""
        if self.parent is None:
            return
        self.parent.remove_widget(self)
        if yes:
            self._then()

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Keep every finger from what is behind."""
        super().on_touch_down(touch)
        return True


load_beside(__file__)
