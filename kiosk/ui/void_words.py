"""Owns how the reasons of a void are said."""

from typing import Final

from kiosk.domain.voiding import VoidReason
from kiosk.ui.i18n import N_, tr

REASONS: Final[dict[VoidReason, str]] = {
    VoidReason.SERVICE: N_("Izvēlēts nepareizs pakalpojums"),
    VoidReason.DATA: N_("Nepareizs pacients vai ārsts"),
    VoidReason.NOT_GIVEN: N_("Pakalpojums nav sniegts"),
    VoidReason.PATIENT: N_("Pacients atteicās vai kļūdījās"),
    VoidReason.DUPLICATE: N_("Tāda transakcija jau ir"),
    VoidReason.REPLACED: N_("Aizstās jauna transakcija"),
    VoidReason.PAPER: N_("Noformēts uz papīra"),
    VoidReason.OTHER: N_("Cits iemesls"),
}


def reason_said(reason: str, note: str = "") -> str:
    """Return a reason code, and what was written beside it, in the present language."""
    known = reason in VoidReason.__members__.values()
    words = str(tr(REASONS[VoidReason(reason)])) if known else reason
    return " · ".join(part for part in (words, note) if part)
