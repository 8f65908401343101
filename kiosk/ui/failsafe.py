"""Owns the screen that stands when the kiosk itself failed: words and a way on, never a traceback."""

import logging
from typing import Final

from kivy.properties import StringProperty

from kiosk.flow.events import ContinueTapped
from kiosk.flow.state import Kiosk
from kiosk.ui.i18n import N_, tr
from kiosk.ui.journal_words import CAUSES
from kiosk.ui.kv import load_beside
from kiosk.ui.screen import KioskScreen
from kiosk.ui.screens import support_card  # noqa: F401  known to kv by being imported

_log = logging.getLogger(__name__)
_LEDGER: Final = "ledger: "
_FAILED: Final = (
    N_("Terminālī radās kļūda"),
    N_(
        "Rēķins un žurnāls ir saglabāti, nekas netiek nosūtīts divreiz. "
        "Neskaidras transakcijas terminālis pārbauda pats."
    ),
    N_("Pieskarieties „Turpināt“. Ja kļūda atkārtojas, zvaniet un nosauciet kodu."),
    N_("Turpināt"),
)
_NO_LEDGER: Final = (
    N_("Žurnālu nevar atvērt"),
    N_("Nekas nav nosūtīts un nekas nav mainīts. Kamēr žurnāls nav atvērts, pieslēgties nevar."),
    N_("Mēģiniet vēlreiz. Ja neizdodas, zvaniet un nosauciet kodu."),
    N_("Mēģināt vēlreiz"),
)


class FailsafeScreen(KioskScreen):
    """Says what failed, that nothing is lost or sent twice, and whom to call; „Turpināt“ leads on.

    Attributes:
        reason: a keyword for the support's telephone; never a traceback.
        headline: what failed.
        safe: what is certain all the same.
        step: what to do.
        onward: label of the button that leads on.
    """

    reason = StringProperty("")
    headline = StringProperty("")
    safe = StringProperty("")
    step = StringProperty("")
    onward = StringProperty("")

    def show(self, kiosk: Kiosk) -> None:
        """Find the words for the keyword, and whom to call."""
        self.reason = str(getattr(kiosk.place, "reason", ""))
        cause = self.reason.removeprefix(_LEDGER)
        words = _FAILED if cause == self.reason else _NO_LEDGER
        self.headline, self.safe, self.step, self.onward = (tr(text) for text in words)
        if words is _NO_LEDGER and cause in CAUSES:
            self.safe = f"{tr(CAUSES[cause])} {self.safe}"
        self._look_up_support()

    def go_on(self) -> None:
        """Leave for where the flow says."""
        self.emit(ContinueTapped())

    def _look_up_support(self) -> None:
        try:
            self.ids.support.refresh()
        except Exception:  # noqa: BLE001  the last screen has to stand whatever else is broken
            _log.exception("the support contact cannot be told")


load_beside(__file__)
