"""Owns the words for why nobody is logged in, or a lock stays closed."""

from typing import Final

from kiosk.ui.i18n import N_
from kiosk.ui.messages import Message, Severity

LOGIN: Final[dict[str, Message]] = {
    "wrong-credentials": Message(
        Severity.BAD,
        N_("Lietotājvārds vai parole nav pareizi"),
        "",
        N_("Ievadiet paroli vēlreiz; pievērsiet uzmanību lielajiem burtiem."),
        "lock",
    ),
    "not-sent": Message(
        Severity.WARNING,
        N_("Nav savienojuma ar termināla serveri"),
        "",
        N_("Pārbaudiet tīkla vadu un mēģiniet vēlreiz."),
        "network-off",
    ),
    "no-answer": Message(
        Severity.WARNING,
        N_("Termināla serveris neatbild"),
        "",
        N_("Pagaidiet brīdi un mēģiniet vēlreiz."),
        "clock",
    ),
    "refused": Message(
        Severity.BAD,
        N_("Termināla serveris pieslēgšanos noraidīja"),
        "",
        N_("Zvaniet atbalstam: tālrunis ir palīdzībā."),
        "lock",
    ),
    "session-expired": Message(
        Severity.INFO,
        N_("Darba sesija beigusies"),
        N_("Iesāktais rēķins ir saglabāts."),
        N_("Pieslēdzieties vēlreiz un turpiniet."),
        "clock",
    ),
    "not-supervisor": Message(
        Severity.WARNING,
        N_("Šis lietotājs nav vadītājs"),
        "",
        N_("Lai savu lietotājvārdu un paroli ieraksta vadītājs."),
        "lock",
    ),
    "training": Message(
        Severity.WARNING,
        N_("Mācības neizdevās sākt"),
        N_("Klīnikas dati nav skarti."),
        N_("Mēģiniet vēlreiz pēc brīža."),
        "learn",
    ),
    "catalogue": Message(
        Severity.WARNING,
        N_("Neizdevās saņemt pakalpojumu katalogu"),
        "",
        N_("Mēģiniet pieslēgties vēlreiz."),
        "refresh",
    ),
}
"""What `Login.problem` may say; `session-expired` without its body where there is no draft."""

LOCK: Final[dict[str, Message]] = {
    "wrong-password": Message(
        Severity.BAD,
        N_("Parole nav pareiza"),
        "",
        N_("Ierakstiet paroli vēlreiz; pievērsiet uzmanību lielajiem burtiem."),
        "lock",
    ),
}
"""What `Locked.problem` may say besides what `LOGIN` has."""
