"""Owns the shape of the words for one fault, and what several say alike."""

from typing import Final

from msgspec import Struct

from kiosk.ui.actors import Actor
from kiosk.ui.i18n import N_


class FaultWords(Struct, frozen=True):
    """What is said of a fault.

    Attributes:
        headline: what is wrong.
        meaning: what that means; may be empty.
        step: what the technician is to do.
        icon: name of an icon in `kiosk.ui.icons`.
        who: whose turn it is; None where nobody need do anything.
    """

    headline: str
    meaning: str
    step: str
    icon: str = "warning"
    who: Actor | None = Actor.CLINIC


CALL: Final = N_("Zvaniet atbalstam un nosauciet tālāk rakstīto.")
