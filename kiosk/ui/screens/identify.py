"""Owns the personal code and the swipe: what is typed, what is missing, and what went wrong."""

from typing import Any, Final

from kivy.properties import BooleanProperty, OptionProperty, StringProperty

from kiosk.domain.personal_code import LENGTH
from kiosk.flow.events import CodeChanged
from kiosk.flow.places import Identify
from kiosk.flow.state import Kiosk, ReaderStatus
from kiosk.ui import format as written
from kiosk.ui.i18n import tr
from kiosk.ui.identify_words import IDENTIFY
from kiosk.ui.kv import load_beside
from kiosk.ui.messages import say
from kiosk.ui.notices import OTHER
from kiosk.ui.reader_words import words_at_the_card
from kiosk.ui.screen import Ask, Emit, KioskScreen
from kiosk.ui.widgets.swipe_drawing import LAMP

_UNKNOWN_PERSON: Final = "unknown-person"
AT_THE_CODE: Final = frozenset({"incomplete", "date", "checksum", "doubtful", _UNKNOWN_PERSON})
_INVALID: Final = AT_THE_CODE - {"doubtful", "incomplete"}


class IdentifyScreen(KioskScreen):
    """The person's code, then the card. The swipe is the action, so there is no button for it.

    Attributes:
        invalid: the code cannot be right.
        can_read: there is a reader.
        needs_no_button: a card is swiped through it; the practice card has a button.
        ready: the reader waits for the card.
        reading: the card is being drawn through it.
        headline: what to do now.
        advice: how, or what is missing.
        lamp: the colour of the reader's lamp.
        provider: who gave the services.
        insurer: whose card it has to be.
        bill: how many services, and their sum.
        cramped: there is no room for words above the number pad, so all stand at the drawing.
    """

    invalid = BooleanProperty(defaultvalue=False)
    can_read = BooleanProperty(defaultvalue=True)
    needs_no_button = BooleanProperty(defaultvalue=True)
    ready = BooleanProperty(defaultvalue=False)
    reading = BooleanProperty(defaultvalue=False)
    headline = StringProperty("")
    advice = StringProperty("")
    lamp = OptionProperty("off", options=list(LAMP))
    provider = StringProperty("")
    insurer = StringProperty("")
    bill = StringProperty("")
    cramped = BooleanProperty(defaultvalue=False)

    def __init__(self, emit: Emit, ask: Ask, **kwargs: Any) -> None:
        self._here = False
        self._sent: list[str] = []
        super().__init__(emit, ask, **kwargs)
        self.ids.code.bind(text=self._typed)

    def context(self, kiosk: Kiosk) -> str:
        """Return what the bill comes to."""
        return _bill_words(kiosk)

    def show(self, kiosk: Kiosk) -> None:
        """Say what is next; what is being typed is not touched."""
        place = kiosk.place
        if not isinstance(place, Identify):
            return
        self._take_code(place.code)
        self.provider, self.insurer, self.bill = place.provider.name, place.insurer.name, _bill_words(kiosk)
        self.invalid = place.problem in _INVALID
        self.lamp = kiosk.reader.lamp if kiosk.reader.lamp in LAMP else "off"
        self.can_read = kiosk.reader.online
        self.ready = self.can_read and _awaits_card(place)
        self.needs_no_button = self.ready and kiosk.training is None
        self.reading = self.ready and kiosk.reader.swiping
        self.headline, self.advice = _next(place, kiosk.reader)
        at_code = place.problem in AT_THE_CODE and not self.cramped
        message = IDENTIFY.get(place.problem or "", OTHER) if place.problem else None
        say(self.ids.code_problem, message if at_code else None)
        say(self.ids.card_problem, None if at_code or self.reading else message)  # it is being tried anew

    def left(self) -> None:
        """Forget the code."""
        self._here, self._sent = False, []
        self.ids.code.focused = False
        self.ids.code.text = ""

    def _take_code(self, code: str) -> None:
        """Show the flow's digits, unless they are only behind those typed since."""
        if code in self._sent:
            del self._sent[: self._sent.index(code) + 1]
        elif not self._sent:
            self._here = False
            self.ids.code.text = code
        if not self._here:
            self.ids.code.focused = True
        self._here = True

    def _typed(self, _: object, text: str) -> None:
        if self._here:
            self._sent.append(text)
            self.emit(CodeChanged(text))


def _bill_words(kiosk: Kiosk) -> str:
    lines = kiosk.bill.lines
    count = tr.n("{n} pakalpojums", "{n} pakalpojumi", len(lines))
    return f"{count} · {written.money(kiosk.bill.total)}"


def _awaits_card(place: Identify) -> bool:
    """Tell whether a swipe comes next: a code whose person the insurer does not know is mended first."""
    return place.armed and place.problem != _UNKNOWN_PERSON


def _next(place: Identify, reader: ReaderStatus) -> tuple[str, str]:
    """Return what to do now and how: the reader first, since without it nothing else helps."""
    if not reader.online:
        return words_at_the_card(reader.reason)
    if place.armed and reader.swiping:
        return tr("Nolasa karti"), tr("Velciet vienmērīgi līdz spraugas galam.")
    if _awaits_card(place):
        return tr("Novelciet karti"), tr("Ar magnētisko joslu lasītājā, taisni visā spraugas garumā.")
    missing = LENGTH - len(place.code)
    if missing:
        left = tr.n("Vēl {n} cipars, un varēs vilkt karti.", "Vēl {n} cipari, un varēs vilkt karti.", missing)
        return tr("Vispirms ievadiet personas kodu"), left
    return tr("Vispirms izlabojiet personas kodu"), tr("Karti varēs vilkt, kad kods būs pareizs.")


load_beside(__file__)
