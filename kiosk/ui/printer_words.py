"""Owns what the printer's reasons (IPP printer-state-reasons without their suffix) are called on screen."""

import re
from collections.abc import Iterable
from enum import IntEnum
from typing import Final

from msgspec import Struct

from hw.service.printer_messages import looked_up
from kiosk.ui.actors import Actor
from kiosk.ui.i18n import N_, tr
from kiosk.ui.messages import Message, Severity


class Weight(IntEnum):
    """How much a reason matters, least first."""

    NORMAL = 0
    HINT = 1
    GOES_ON = 2
    ACT = 3
    SERVICE = 4


class PrinterReason(Struct, frozen=True):
    """One reason in words.

    Attributes:
        weight: `NORMAL` is not worth a word, `HINT` can wait, `GOES_ON` passes by itself, `ACT` wants the
            operator's hands, `SERVICE` wants a technician.
        words: the Latvian text: what it is and what to do; `{keyword}` is the reason itself.
        resumes: what waits is printed by itself as soon as that is done.
    """

    weight: Weight
    words: str = ""
    resumes: bool = False


_PAPER: Final = PrinterReason(Weight.ACT, N_("Ielieciet papīru printerī."), resumes=True)
_CLOSE: Final = PrinterReason(Weight.ACT, N_("Aizveriet printera vāku."), resumes=True)
_JAM: Final = PrinterReason(
    Weight.ACT,
    N_("Printerī iestrēdzis papīrs. Izņemiet to; par neskaidru eksemplāru terminālis pajautās."),
)
_INK: Final = PrinterReason(Weight.ACT, N_("Printerī beigusies krāsa. Nomainiet kaseti."))
_INK_LOW: Final = PrinterReason(Weight.HINT, N_("Printerī drīz beigsies krāsa."))
_OFF: Final = PrinterReason(
    Weight.ACT,
    N_("Printeris ir izslēgts vai atvienots. Ieslēdziet to."),
    resumes=True,
)
_PAUSED: Final = PrinterReason(Weight.GOES_ON, N_("Printeris ir apturēts."), resumes=True)
_WAIT: Final = PrinterReason(Weight.GOES_ON, N_("Printeris sagatavojas."), resumes=True)
_STARTING: Final = PrinterReason(
    Weight.GOES_ON,
    N_("Drukāšanas pakalpojums tiek startēts no jauna."),
    resumes=True,
)
_NORMAL: Final = PrinterReason(Weight.NORMAL)
_RESUMES: Final = N_("Druka turpināsies pati.")
_SETUP: Final = PrinterReason(Weight.SERVICE, N_("Printeris nav pareizi iestatīts. Zvaniet atbalstam."))
_UNKNOWN: Final = PrinterReason(Weight.ACT, N_("Printera ziņojums: {keyword}. Apskatiet printeri."))

REASONS: Final[dict[str, PrinterReason]] = {
    "none": _NORMAL,
    "cups-waiting-for-job-completed": _NORMAL,
    "cups-remote-pending": _NORMAL,
    "cups-remote-pending-held": _NORMAL,
    "cups-remote-processing": _NORMAL,
    "cups-ipp-conformance-failure": _NORMAL,
    "identify-printer-requested": _NORMAL,
    "media-low": PrinterReason(Weight.HINT, N_("Printerī drīz beigsies papīrs.")),
    "media-empty": _PAPER,
    "media-needed": _PAPER,
    "input-tray-missing": _PAPER,
    "media-jam": _JAM,
    "cover-open": _CLOSE,
    "door-open": _CLOSE,
    "interlock-open": _CLOSE,
    "toner-empty": _INK,
    "marker-supply-empty": _INK,
    "developer-empty": _INK,
    "marker-waste-full": PrinterReason(Weight.SERVICE, N_("Printerim vajadzīga apkope. Zvaniet atbalstam.")),
    "opc-life-over": PrinterReason(Weight.SERVICE, N_("Printerim vajadzīga apkope. Zvaniet atbalstam.")),
    "toner-low": _INK_LOW,
    "marker-supply-low": _INK_LOW,
    "developer-low": _INK_LOW,
    "marker-waste-almost-full": PrinterReason(Weight.HINT, N_("Printerim drīz būs vajadzīga apkope.")),
    "opc-near-eol": PrinterReason(Weight.HINT, N_("Printerim drīz būs vajadzīga apkope.")),
    "output-area-full": PrinterReason(
        Weight.ACT,
        N_("Izņemiet izdrukātās lapas no printera."),
        resumes=True,
    ),
    "output-area-almost-full": PrinterReason(Weight.HINT, N_("Izņemiet izdrukātās lapas no printera.")),
    "spool-area-full": PrinterReason(
        Weight.GOES_ON,
        N_("Printera atmiņa ir pilna. Druka turpināsies, kad tā atbrīvosies."),
    ),
    "connecting-to-device": PrinterReason(
        Weight.GOES_ON,
        N_("Notiek savienošanās ar printeri. Ja tas ilgst, pārbaudiet, vai printeris ir ieslēgts."),
    ),
    "fuser-over-temp": _WAIT,
    "fuser-under-temp": _WAIT,
    "offline": _OFF,
    "timed-out": _OFF,
    "shutdown": _OFF,
    "hibernate": _OFF,
    "paused": _PAUSED,
    "moving-to-paused": _PAUSED,
    "stopping": _PAUSED,
    "stopped-partly": _PAUSED,
    "cups-missing-filter": _SETUP,
    "cups-insecure-filter": _SETUP,
    "cups-ipp-missing-job-history": PrinterReason(
        Weight.ACT,
        N_("Printeris nevar pateikt, vai eksemplārs ir izdrukāts. Terminālis par to pajautās."),
    ),
    "service": _STARTING,
    "cups-not-answering": _STARTING,
    "queue-missing": _SETUP,
    "not-accepting-jobs": _SETUP,
    "cups-certificate-error": _SETUP,
    "other": PrinterReason(
        Weight.ACT, N_("Printerim vajadzīga palīdzība („{keyword}“). Apskatiet tā ekrānu vai gaismiņas.")
    ),
}
"""Reason to words. A keyword that is not here is shown as it is: no suffix means an error."""


_SUFFIX: Final = re.compile("-(report|warning|error)$")
_MILD: Final = PrinterReason(Weight.HINT, N_("Printera ziņojums: {keyword}."))
"""For a keyword that is in no list and calls itself a mere warning."""

_ACTORS: Final[dict[Weight, Actor | None]] = {
    Weight.HINT: Actor.CLINIC,
    Weight.GOES_ON: None,
    Weight.ACT: Actor.CLINIC,
    Weight.SERVICE: Actor.TECHNICIAN,
}
_HEADLINES: Final = {
    Weight.HINT: N_("Printerim drīz kaut ko vajadzēs"),
    Weight.GOES_ON: N_("Printeris gaida"),
    Weight.ACT: N_("Printeris gaida"),
    Weight.SERVICE: N_("Printerim vajadzīgs tehniķis"),
}
_ICONS: Final = {Weight.GOES_ON: "clock", Weight.SERVICE: "phone"}


def weightiest(reasons: Iterable[str]) -> str | None:
    """Return the keyword that matters most, or None if none is worth a word."""
    worth = [keyword for keyword in reasons if reason(keyword).weight > Weight.NORMAL]
    return max(worth, key=lambda keyword: reason(keyword).weight, default=None)


def reason(keyword: str) -> PrinterReason:
    """Return the words of a keyword, with or without its suffix; of one in no list, the keyword itself.

    A mere report of something unheard-of is not worth a word; without a suffix it counts as an error.
    """
    grave = _SUFFIX.search(keyword)
    unheard = {"report": _NORMAL, "warning": _MILD}.get(grave[1] if grave else "", _UNKNOWN)
    return looked_up(REASONS, keyword) or unheard


def in_words(reasons: Iterable[str], *, printing: bool) -> str:
    """Return what to tell the operator, in the present language; empty if all is well.

    Args:
        reasons: of the printer, or of one job.
        printing: something waits to be printed, so that it matters whether that goes on by itself.
    """
    keyword = weightiest(reasons)
    if keyword is None:
        return ""
    known = reason(keyword)
    words = str(tr(known.words, keyword=keyword))
    return f"{words} {tr(_RESUMES)}" if printing and known.resumes else words


def stops(reasons: Iterable[str]) -> bool:
    """Tell whether the printer does not print for any of these reasons."""
    return any(reason(keyword).weight > Weight.HINT for keyword in reasons)


def wants_somebody(reasons: Iterable[str]) -> bool:
    """Tell whether the printer waits for a person, and not only for itself."""
    return any(reason(keyword).weight >= Weight.ACT for keyword in reasons)


def printer_message(reasons: Iterable[str], *, printing: bool) -> Message | None:
    """Return the same as a message in the present language: what is wrong, what next, by whom."""
    keyword = weightiest(reasons)
    if keyword is None:
        return None
    weight = reason(keyword).weight
    severity = Severity.INFO if weight is Weight.HINT else Severity.WARNING
    step = in_words((keyword,), printing=printing)
    return Message(severity, _HEADLINES[weight], "", step, _ICONS.get(weight, "printer"), _ACTORS[weight])
