"""Owns why the card reader cannot be used, in words: what happened and what to do."""

from typing import Final

from kiosk.ui.i18n import N_, tr

_SUPPORT: Final = N_("Ja tas nepāriet, zvaniet atbalstam: tālrunis ir palīdzībā.")

REASONS: Final[dict[str, tuple[str, str]]] = {
    "starting": (N_("Karšu lasītājs tiek startēts"), N_("Brīdi pagaidiet.")),
    "unplugged": (
        N_("Karšu lasītājs nav pievienots"),
        N_("Pārbaudiet lasītāja USB vadu. Ievadītais paliek saglabāts."),
    ),
    "no-permission": (N_("Karšu lasītāju nevar lietot"), _SUPPORT),
    "busy": (N_("Karšu lasītāju lieto cita programma"), _SUPPORT),
    "no-answer": (
        N_("Karšu lasītājs neatbild"),
        N_("Pārbaudiet lasītāja barošanas vadu. Ievadītais paliek saglabāts."),
    ),
    "hung-up": (
        N_("Savienojums ar karšu lasītāju pārtrūcis"),
        N_("Atvienojiet un no jauna pievienojiet lasītāja USB vadu. Ievadītais paliek saglabāts."),
    ),
    "service": (N_("Karšu lasītāja pakalpojums tiek startēts no jauna"), _SUPPORT),
}
"""Reason to headline and advice."""

_OTHER: Final = (N_("Karšu lasītājs nav pieejams"), _SUPPORT)


def reader_words(reason: str) -> tuple[str, str]:
    """Return headline and advice in the present language."""
    headline, advice = REASONS.get(reason, _OTHER)
    return tr(headline), tr(advice)
