"""Owns the words for why a sheet was not printed, or is in doubt, by the printer service's keyword.

The messages have no headline: that it is a copy, or the day's sums, only the screen knows.
"""

from typing import Final

from msgspec.structs import replace

from kiosk.ui.actors import Actor
from kiosk.ui.i18n import N_, tr
from kiosk.ui.messages import Message, Severity

_LOOK: Final = N_("Apskatiet lapas printerī.")
_WHY: Final = N_("Jānoskaidro, kāpēc. Zvaniet atbalstam.")


def _set_up(cause: str, step: str) -> Message:
    """Return what only a technician mends: printing again would end the same."""
    return Message(Severity.BAD, "", cause, step, "phone", Actor.TECHNICIAN)


def _once(cause: str, step: str, icon: str = "printer") -> Message:
    """Return what may go well the next time."""
    return Message(Severity.WARNING, "", cause, step, icon)


FAILURES: Final[dict[str, Message]] = {
    "media-not-supported": _set_up(
        N_("Printeris nedrukā uz iestatītā izmēra papīra."),
        N_("Jāsaskaņo papīra izmērs iestatījumos un printerī. Zvaniet atbalstam."),
    ),
    "refused": _set_up(
        N_("Drukas rinda lapu nepieņēma."),
        N_("Jāpārbauda drukas rindas iestatījumi. Zvaniet atbalstam."),
    ),
    "document-format-error": _set_up(
        N_("Printeris šādu lapu nesaprot. Apskatiet, vai kaut kas ir izdrukāts."),
        N_("Jāpārbauda, vai printeris drukā PDF. Zvaniet atbalstam."),
    ),
    "document-too-large": _set_up(N_("Lapas fails ir par lielu."), _WHY),
    "invalid-key": _set_up(N_("Drukāšanas pakalpojums lapu nepieņēma."), _WHY),
    "service-gone": _once(
        N_("Drukāšanas pakalpojums neatbild."),
        N_("Pagaidiet minūti un drukājiet vēlreiz; ja neizdodas, zvaniet atbalstam."),
        "printer-off",
    ),
    "canceled": _once(N_("Druka ir atcelta."), _LOOK),
    "aborted": _once(N_("Druka ir pārtraukta."), _LOOK),
}
"""Of a copy that failed."""

NOTHING_CAME_OUT: Final = FAILURES.keys() - {"canceled", "aborted", "document-format-error"}
"""These end before the printer has the sheet, so that nobody need look for it."""

DOUBTS: Final[dict[str, Message]] = {
    "media-jam": _once(N_("Drukājot iestrēga papīrs."), _LOOK),
    "printer-restarted": _once(N_("Printeris drukājot tika izslēgts."), _LOOK),
}
"""Of a copy in doubt, where there is more to say than that."""

_FAILED: Final = _once(N_("Printeris ziņo, ka tas neizdevās."), _LOOK)
_IN_DOUBT: Final = _once(N_("Printeris to nevar pateikt droši."), _LOOK)


def failure(detail: str) -> Message:
    """Return why a sheet was not printed; a keyword that is in no list is shown as it is."""
    known = FAILURES.get(detail)
    if known or not detail:
        return known or _FAILED
    return replace(_FAILED, body=f"{tr(_FAILED.body)} {tr('Printera ziņojums: {keyword}.', keyword=detail)}")


def doubt(detail: str) -> Message:
    """Return why nobody knows whether a sheet was printed."""
    return DOUBTS.get(detail, _IN_DOUBT)
