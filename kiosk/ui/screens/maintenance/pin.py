"""Owns the page that asks for the technician's PIN, and slows down who does not know it."""

from typing import Any, Final

from kivy.app import App
from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from kiosk.flow.maintenance.events import MenuClosed, PinEntered
from kiosk.flow.state import Kiosk
from kiosk.ui.countdown import Countdown
from kiosk.ui.format import countdown
from kiosk.ui.i18n import N_, tr
from kiosk.ui.kv import load_beside
from kiosk.ui.messages import Message, Severity, say
from kiosk.ui.screen import Ask, Emit
from kiosk.ui.screens.maintenance.parts import MaintenanceScreen
from kiosk.ui.unattended import Unattended

SHORTEST: Final = 6

_NOT_SET: Final = Message(
    Severity.INFO,
    N_("Apkopes izvēlne nav ieslēgta"),
    N_("PIN nav iestatīts."),
    N_("Tehniķis to ieraksta failā kiosk.toml, tabulā [maintenance]."),
    "lock",
)
_BUSY: Final = Message(
    Severity.INFO,
    N_("Vispirms pabeidziet vai atceliet vizīti"),
    N_("Kamēr pacienta transakcija nav pabeigta, apkopes izvēlne ir slēgta."),
    "",
    "lock",
)
_WRONG: Final = Message(Severity.BAD, N_("PIN nav pareizs"), "", N_("Ievadiet to vēlreiz."), "lock")
_PAUSE: Final = N_("PIN nav pareizs. Nākamais mēģinājums pēc {left}")


class PinScreen(MaintenanceScreen):
    """The PIN is typed here and never shown.

    Attributes:
        offered: there is something to type it for.
        demo_words: the demonstration's PIN; empty in earnest.
        checking: it is being checked.
        pause: seconds until the next try.
    """

    offered = BooleanProperty(defaultvalue=True)
    demo_words = StringProperty("")
    checking = BooleanProperty(defaultvalue=False)
    pause = NumericProperty(0)

    def __init__(self, emit: Emit, ask: Ask, **kwargs: Any) -> None:
        self._wrong = False
        self._countdown = Countdown(self._left)
        super().__init__(emit, ask, **kwargs)
        self._unattended = Unattended(self._give_up, self.ids.pin.__self__)

    def show(self, kiosk: Kiosk) -> None:
        """Say why the menu is not open yet; a wrong PIN is to be typed anew."""
        page, menu = self.page(kiosk), kiosk.maintenance
        self.heading = tr("Apkope")
        pin = App.get_running_app().demo_pin
        self.demo_words = tr("PIN {number}", number=pin) if pin else ""
        self.offered = page.problem in {"", "wrong"}
        if self.checking and page.problem == "wrong":
            self.ids.pin.text = ""
        self.checking, self._wrong = page.checking, page.problem == "wrong"
        left = menu.until - kiosk.now.seconds
        if left > 0:
            self._countdown.start(menu.until, left)
        else:
            self._countdown.stop()
            self.pause = 0
        self._say({"not-set": _NOT_SET, "busy": _BUSY}.get(page.problem))

    def left(self) -> None:
        """Forget the PIN."""
        self._countdown.stop()
        self.ids.pin.focused, self.ids.pin.revealed, self.ids.pin.text = False, False, ""

    def enter(self) -> None:
        """Send the PIN, once."""
        if self.offered and not self.checking and not self.pause and len(self.ids.pin.text) >= SHORTEST:
            self.emit(PinEntered(self.ids.pin.text))

    def _give_up(self) -> None:
        self.emit(MenuClosed())

    def _left(self, seconds: int) -> None:
        self.pause = seconds
        self._say(None)

    def _say(self, message: Message | None) -> None:
        if message is None and self.pause:
            message = Message(Severity.WARNING, tr(_PAUSE, left=countdown(self.pause)), icon="clock")
        say(self.ids.notice, message or (_WRONG if self._wrong else None), tight=True)


load_beside(__file__)
