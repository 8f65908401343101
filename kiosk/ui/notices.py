"""Owns the words for every keyword that the flow tells: what happened, was anything charged, what next.

Each text is a gettext key, which is the Latvian itself; the screens put it through `tr` when they show it.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from kiosk.flow.state import Notice
from kiosk.ui.i18n import N_, tr


class Severity(StrEnum):
    """How serious a message is; it decides the colour, and never stands without icon and words."""

    INFO = "info"
    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Message:
    """The words for one keyword.

    Attributes:
        severity: which colour and, unless `icon` is given, which icon of the `Banner`.
        headline: what happened, in a few words.
        body: what it means: was anything charged, is the bill kept; may be empty.
        step: what to do next; may be empty.
        icon: name of an icon in `kiosk.ui.icons`.
    """

    severity: Severity
    headline: str
    body: str = ""
    step: str = ""
    icon: str = ""


_INFO, _GOOD, _WARNING, _BAD = Severity

_NOT_CHARGED: Final = N_("No polises nekas nav norakstīts, rēķins ir saglabāts.")
_CALL: Final = N_("Ja tas atkārtojas, zvaniet atbalstam: tālrunis ir palīdzībā.")

NOTICES: Final[dict[str, Message]] = {
    # The bill
    "bill-full": Message(
        _WARNING,
        N_("Rēķinā jau ir 30 rindas"),
        N_("Pakalpojums nav pievienots."),
        N_("Noformējiet šo rēķinu, pārējos pakalpojumus lieciet nākamajā."),
    ),
    "bill-empty": Message(_INFO, N_("Rēķins ir tukšs"), "", N_("Izvēlieties vismaz vienu pakalpojumu.")),
    "bill-not-empty": Message(
        _WARNING,
        N_("Vispirms pabeidziet atvērto rēķinu"),
        N_("Transakcija nav dzēsta: jaunais rēķins aizstātu atvērto."),
        N_("Noformējiet vai notīriet rēķinu cilnē „Norēķini“ un mēģiniet vēlreiz."),
    ),
    "unknown-service": Message(
        _WARNING,
        N_("Katalogā tāda pakalpojuma vairs nav"),
        _NOT_CHARGED,
        N_("Izņemiet to no rēķina un izvēlieties citu."),
    ),
    "restarted": Message(
        _GOOD,
        N_("Transakcija dzēsta, pakalpojumi ir jaunajā rēķinā"),
        "",
        N_("Papildiniet vai izlabojiet rēķinu un turpiniet."),
    ),
    "restarted-changed": Message(
        _WARNING,
        N_("Transakcija dzēsta; jaunajā rēķinā ne viss ir kā iepriekš"),
        N_("Daži pakalpojumi vai cenas katalogā ir mainījušies."),
        N_("Pārbaudiet rēķinu, pirms turpināt."),
    ),
    # The insurer and the way to it
    "not-asked": Message(
        _WARNING,
        N_("Nav savienojuma: apdrošinātājs nav jautāts"),
        _NOT_CHARGED,
        N_("Pārbaudiet tīklu un mēģiniet vēlreiz."),
        "network-off",
    ),
    "not-sent": Message(
        _WARNING,
        N_("Nav savienojuma: darbība nav nosūtīta"),
        N_("Pie apdrošinātāja nekas nav mainījies."),
        N_("Pārbaudiet tīklu un mēģiniet vēlreiz."),
        "network-off",
    ),
    "cancelled": Message(
        _INFO,
        N_("Transakcija atcelta"),
        _NOT_CHARGED,
        N_("Turpiniet ar šo rēķinu vai notīriet to."),
    ),
    "hold-expired": Message(
        _WARNING,
        N_("Apdrošinātāja atbildes termiņš beidzies, transakcija tiek atcelta"),
        _NOT_CHARGED,
        N_("Mēģiniet vēlreiz ar to pašu rēķinu."),
        "clock",
    ),
    "voided": Message(
        _GOOD,
        N_("Transakcija dzēsta"),
        N_("Apdrošinātājs dzēšanu ir apstiprinājis."),
    ),
    "void-refused": Message(
        _BAD,
        N_("Apdrošinātājs atteica dzēšanu"),
        N_("Transakcija paliek spēkā."),
        _CALL,
    ),
    "void-too-late": Message(
        _WARNING,
        N_("Dzēst vairs nevar"),
        N_("Apdrošinātāja termiņš ir beidzies, transakcija paliek spēkā."),
        N_("Zvaniet apdrošinātājam."),
        "clock",
    ),
    "supervisor-needed": Message(
        _WARNING,
        N_("To drīkst tikai vadītājs"),
        N_("Lēmums nav saglabāts. Vajadzīgs arī apdrošinātāja atsauces numurs."),
        N_("Lai vadītājs pieslēdzas un ieraksta lēmumu."),
        "lock",
    ),
    # The insurer refused the bill as a whole
    "price-differs": Message(
        _WARNING,
        N_("Pakalpojuma cena ir mainījusies"),
        _NOT_CHARGED,
        N_("Izņemiet pakalpojumu no rēķina un pievienojiet no jauna."),
    ),
    "unknown-provider": Message(
        _WARNING,
        N_("Apdrošinātājs nepazīst šo pakalpojuma sniedzēju"),
        _NOT_CHARGED,
        N_("Izvēlieties citu pakalpojuma sniedzēju vai zvaniet atbalstam."),
        "doctor",
    ),
    "unknown-insurer": Message(
        _WARNING,
        N_("Ar šo apdrošinātāju klīnika nestrādā"),
        _NOT_CHARGED,
        N_("Izvēlieties citu apdrošinātāju vai zvaniet atbalstam."),
        "insurer",
    ),
    "line-limit": Message(
        _WARNING,
        N_("Apdrošinātājam rēķinā ir par daudz rindu"),
        _NOT_CHARGED,
        N_("Sadaliet rēķinu divos."),
    ),
    "lines-not-numbered": Message(_BAD, N_("Apdrošinātājs rēķinu nevarēja nolasīt"), _NOT_CHARGED, _CALL),
    "malformed": Message(_BAD, N_("Apdrošinātājs rēķinu nevarēja nolasīt"), _NOT_CHARGED, _CALL),
    # The journal
    "not-written": Message(
        _BAD,
        N_("Žurnālā nevar ierakstīt"),
        N_("Kamēr tas nav novērsts, nekas netiek sūtīts un drukāts."),
        N_("Zvaniet atbalstam: tālrunis ir palīdzībā."),
    ),
}
"""What `Kiosk.notice` may say."""

OTHER: Final = Message(_BAD, N_("Apdrošinātājs pieprasījumu noraidīja"), _NOT_CHARGED, _CALL)
"""A refusal of the terminal service that this kiosk has no words for; the service's own follow."""

CAUSES: Final[dict[str, str]] = {
    "disk-full": N_("Disks ir pilns."),
    "disk-failure": N_("Disks ir bojāts."),
    "read-only": N_("Disks ir tikai lasāms."),
    "damaged": N_("Žurnāla fails ir bojāts."),
    "busy": N_("Žurnālu lieto cita programma."),
    "missing": N_("Žurnāla faila nav."),
    "not-a-ledger": N_("Žurnāla fails ir bojāts."),
    "newer-version": N_("Žurnālu ir rakstījusi jaunāka programma."),
    "key-missing": N_("Nav žurnāla atslēgas."),
    "key-wrong": N_("Žurnāla atslēga neder."),
    "internal": N_("Terminālī ir kļūda."),
}
"""Why the journal failed, by the cause that comes as the detail of `not-written`."""

LOGIN: Final[dict[str, Message]] = {
    "wrong-credentials": Message(
        _BAD,
        N_("Lietotājvārds vai parole nav pareizi"),
        "",
        N_("Ievadiet paroli vēlreiz; pievērsiet uzmanību lielajiem burtiem."),
        "lock",
    ),
    "not-sent": Message(
        _WARNING,
        N_("Nav savienojuma ar termināla serveri"),
        "",
        N_("Pārbaudiet tīkla vadu un mēģiniet vēlreiz."),
        "network-off",
    ),
    "no-answer": Message(
        _WARNING,
        N_("Termināla serveris neatbild"),
        "",
        N_("Pagaidiet brīdi un mēģiniet vēlreiz."),
        "clock",
    ),
    "refused": Message(
        _BAD,
        N_("Termināla serveris pieslēgšanos noraidīja"),
        "",
        N_("Zvaniet atbalstam: tālrunis ir palīdzībā."),
        "lock",
    ),
    "session-expired": Message(
        _INFO,
        N_("Darba sesija beigusies"),
        N_("Iesāktais rēķins ir saglabāts."),
        N_("Pieslēdzieties vēlreiz un turpiniet."),
        "clock",
    ),
    "not-supervisor": Message(
        _WARNING,
        N_("Šis lietotājs nav vadītājs"),
        "",
        N_("Lai savu lietotājvārdu un paroli ieraksta vadītājs."),
        "lock",
    ),
    "catalogue": Message(
        _WARNING,
        N_("Neizdevās saņemt pakalpojumu katalogu"),
        "",
        N_("Mēģiniet pieslēgties vēlreiz."),
        "refresh",
    ),
}
"""What `Login.problem` may say; `session-expired` without its body where there is no draft."""

IDENTIFY: Final[dict[str, Message]] = {
    # At the personal code
    "incomplete": Message(_INFO, N_("Personas kods nav pilns"), "", N_("Ievadiet visus 11 ciparus.")),
    "date": Message(
        _BAD,
        N_("Personas koda sākums nav datums"),
        "",
        N_("Pārbaudiet pirmos sešus ciparus."),
    ),
    "checksum": Message(
        _BAD,
        N_("Personas kodā ir kļūda"),
        "",
        N_("Salīdziniet ar dokumentu ciparu pa ciparam."),
    ),
    "doubtful": Message(
        _WARNING,
        N_("Pārbaudiet personas kodu"),
        N_("Kods ir neparasts, taču var būt pareizs."),
        N_("Ja tas sakrīt ar dokumentu, novelciet karti."),
    ),
    "unknown-person": Message(
        _BAD,
        N_("Apdrošinātājs šādu personu nepazīst"),
        _NOT_CHARGED,
        N_("Pārbaudiet personas kodu un apdrošinātāju."),
        "person",
    ),
    # At the card
    "unreadable": Message(
        _BAD,
        N_("Karti neizdevās nolasīt"),
        N_("Nekas nav nosūtīts."),
        N_("Novelciet vēlreiz vienmērīgi visā spraugas garumā, josla pret lasītāju."),
        "card",
    ),
    "unknown-card": Message(
        _BAD,
        N_("Šī nav pazīstama apdrošināšanas karte"),
        N_("Nekas nav nosūtīts."),
        N_("Novelciet pacienta apdrošināšanas karti."),
        "card",
    ),
    "bank-card": Message(
        _BAD,
        N_("Šī ir bankas karte"),
        N_("Tās dati nav saglabāti, nekas nav nosūtīts."),
        N_("Novelciet pacienta apdrošināšanas karti."),
        "card",
    ),
    "ambiguous-card": Message(
        _BAD,
        N_("Nav skaidrs, kura apdrošinātāja karte tā ir"),
        N_("Nekas nav nosūtīts."),
        N_("Novelciet citu karti vai zvaniet atbalstam: tālrunis ir palīdzībā."),
        "card",
    ),
    "not-sealed": Message(
        _BAD,
        N_("Kartes datus neizdevās aizsargāt"),
        N_("Tāpēc nekas nav nosūtīts un nekas nav saglabāts."),
        N_("Novelciet karti vēlreiz; ja tas atkārtojas, zvaniet atbalstam."),
        "lock",
    ),
    "card-of-another-insurer": Message(
        _BAD,
        N_("Karte ir no cita apdrošinātāja"),
        _NOT_CHARGED,
        N_("Novelciet pareizo karti vai ejiet atpakaļ un izvēlieties citu apdrošinātāju."),
        "insurer",
    ),
    "card-of-another-person": Message(
        _BAD,
        N_("Karte pieder citai personai"),
        _NOT_CHARGED,
        N_("Pārbaudiet personas kodu vai novelciet pareizo karti."),
        "person",
    ),
    "card-unknown": Message(
        _BAD,
        N_("Apdrošinātājs šo karti nepazīst"),
        _NOT_CHARGED,
        N_("Novelciet citu karti vai zvaniet apdrošinātājam."),
        "card",
    ),
    "card-unreadable": Message(
        _BAD,
        N_("Apdrošinātājs nevarēja izlasīt kartes datus"),
        _NOT_CHARGED,
        N_("Novelciet karti vēlreiz."),
        "card",
    ),
    "policy-expired": Message(
        _BAD,
        N_("Polises termiņš ir beidzies"),
        _NOT_CHARGED,
        N_("Ja pacientam ir cita polise, novelciet tās karti."),
        "clock",
    ),
}
"""What `Identify.problem` may say."""


def notice_message(keyword: str) -> Message:
    """Return the words for a notice; general ones for a keyword that has none of its own."""
    return NOTICES.get(keyword, OTHER)


def say(banner: Any, message: Message | None, detail: str = "", *, tight: bool = False) -> None:
    """Show a message on a `Banner`, in the language chosen now; None takes it away.

    Args:
        banner: the widget.
        message: the words.
        detail: a cause of `CAUSES`, or words that the service gave, which are quoted as they are.
        tight: there is little room: everything below the headline in one paragraph.
    """
    if message is None:
        banner.headline = ""
        return
    banner.severity, banner.sign = message.severity.value, message.icon
    body = [part for part in (_translated(message.body), _detail(detail)) if part]
    step = _translated(message.step)
    banner.body = " ".join([*body, step] if tight else body)
    banner.step = "" if tight else step
    banner.headline = _translated(message.headline)


def say_notice(banner: Any, notice: Notice | None, *, tight: bool = False) -> None:
    """Show what `Kiosk.notice` says on a `Banner`."""
    message = notice_message(notice.keyword) if notice else None
    say(banner, message, notice.detail if notice else "", tight=tight)


def _detail(detail: str) -> str:
    if detail in CAUSES:
        return _translated(CAUSES[detail])
    return f"„{detail}“" if detail else ""


def _translated(text: str) -> str:
    # gettext answers the empty text with the catalogue's header.
    return str(tr(text)) if text else ""
