"""Owns why the card reader cannot be used, in words: what happened and what to do."""

from typing import Final

from kiosk.ui.actors import Actor, for_whom
from kiosk.ui.i18n import N_, tr

_SUPPORT: Final = N_("Ja tas nepāriet, zvaniet atbalstam: tālrunis ir palīdzībā.")
_TECHNICIAN: Final = N_("To var novērst tikai tehniķis: zvaniet atbalstam, tālrunis ir palīdzībā.")

REASONS: Final[dict[str, tuple[str, str]]] = {
    "starting": (N_("Karšu lasītājs tiek startēts"), N_("Brīdi pagaidiet.")),
    "unplugged": (
        N_("Karšu lasītājs nav pievienots"),
        N_("Pārbaudiet lasītāja USB vadu."),
    ),
    "no-permission": (N_("Karšu lasītāju nevar lietot"), _TECHNICIAN),
    "busy": (N_("Karšu lasītāju lieto cita programma"), _SUPPORT),
    "no-answer": (
        N_("Karšu lasītājs neatbild"),
        N_("Pārbaudiet lasītāja barošanas vadu."),
    ),
    "not-a-reader": (
        N_("Pievienotā ierīce nav atzīta par karšu lasītāju"),
        N_("To var pieteikt tikai tehniķis: zvaniet atbalstam, tālrunis ir palīdzībā."),
    ),
    "encrypted": (
        N_("Šis karšu lasītājs šifrē kartes, un numuru no tā iegūt nevar"),
        N_("Vajadzīgs cits lasītājs: zvaniet atbalstam, tālrunis ir palīdzībā."),
    ),
    "hung-up": (
        N_("Savienojums ar karšu lasītāju pārtrūcis"),
        N_("Atvienojiet un no jauna pievienojiet lasītāja USB vadu."),
    ),
    "service": (
        N_("Karšu lasītāja pakalpojums neatbild"),
        N_("Parasti tas pēc brīža atsākas pats. Ja ne, zvaniet atbalstam: tālrunis ir palīdzībā."),
    ),
}
"""Reason to headline and advice."""

_OTHER: Final = (N_("Karšu lasītājs nav pieejams"), _SUPPORT)


_KEPT: Final = N_("Ievadītais paliek saglabāts.")
_AT_THE_CABLE: Final = frozenset({"unplugged", "no-answer", "hung-up"})
"""Reasons for which somebody leaves the screen to see to a cable."""


def reader_words(reason: str) -> tuple[str, str]:
    """Return headline and advice in the present language, for a keyword of the reader service."""
    headline, advice = REASONS.get(reason, _OTHER)
    return tr(headline), tr(advice)


def words_at_the_card(reason: str) -> tuple[str, str]:
    """Return the same where a card is awaited: also whose turn it is, and that what was typed stays."""
    headline, advice = reader_words(reason)
    kept = f" {tr(_KEPT)}" if reason in _AT_THE_CABLE else ""
    return headline, advice if reason == "starting" else f"{for_whom(Actor.CLINIC, advice)}{kept}"
