"""Owns who has to act next, in a word and an icon."""

from enum import StrEnum
from typing import Final

from kiosk.ui.i18n import N_, tr


class Actor(StrEnum):
    """Whose turn it is."""

    PATIENT = "patient"
    CLINIC = "clinic"
    INSURER = "insurer"
    TECHNICIAN = "technician"


WORDS: Final[dict[Actor, str]] = {
    Actor.PATIENT: N_("Pacientam"),
    Actor.CLINIC: N_("Klīnikai"),
    Actor.INSURER: N_("Apdrošinātājam"),
    Actor.TECHNICIAN: N_("Tehniķim"),
}
ICONS: Final[dict[Actor, str]] = {
    Actor.PATIENT: "person",
    Actor.CLINIC: "doctor",
    Actor.INSURER: "insurer",
    Actor.TECHNICIAN: "phone",
}


def for_whom(actor: Actor, step: str) -> str:
    """Return a step in the present language, with the word before it of whoever has to take it."""
    return f"{tr(WORDS[actor])}: {step[:1].lower()}{step[1:]}"
