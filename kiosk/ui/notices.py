"""Owns the words for every notice of the flow: what happened, was anything charged, what next."""

from typing import Any, Final

from kiosk.flow.state import Notice
from kiosk.ui.i18n import N_
from kiosk.ui.messages import CALL, NOT_CHARGED, Message, Severity, say

_INFO, _GOOD, _WARNING, _BAD = Severity

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
    "not-in-catalogue": Message(
        _WARNING,
        N_("Katalogā tāda pakalpojuma vairs nav"),
        N_("Pakalpojums nav pievienots."),
        N_("Izvēlieties citu pakalpojumu."),
    ),
    "unknown-service": Message(
        _WARNING,
        N_("Katalogā tāda pakalpojuma vairs nav"),
        NOT_CHARGED,
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
    "taken-up-changed": Message(
        _WARNING,
        N_("Atliktajā rēķinā ne viss ir kā iepriekš"),
        N_("Daži pakalpojumi vai cenas katalogā ir mainījušies."),
        N_("Pārbaudiet rēķinu, pirms turpināt."),
    ),
    "draft-kept": Message(
        _INFO,
        N_("Rēķins ir no laika pirms izslēgšanas"),
        NOT_CHARGED,
        N_("Pārbaudiet, vai tas ir šī pacienta rēķins, vai notīriet to."),
    ),
    # The insurer and the way to it
    "not-asked": Message(
        _WARNING,
        N_("Nav savienojuma: apdrošinātājs nav jautāts"),
        NOT_CHARGED,
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
    "network-back": Message(
        _GOOD,
        N_("Savienojums ar termināla serveri atkal ir"),
        N_("Darbība, kas neizdevās, joprojām nav nosūtīta."),
        N_("Mēģiniet vēlreiz."),
    ),
    "cancelled": Message(
        _INFO,
        N_("Transakcija atcelta"),
        NOT_CHARGED,
        N_("Turpiniet ar šo rēķinu vai notīriet to."),
    ),
    "hold-expired": Message(
        _WARNING,
        N_("Apdrošinātāja atbildes termiņš beidzies, transakcija tiek atcelta"),
        NOT_CHARGED,
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
        N_("Zvaniet apdrošinātājam."),
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
        NOT_CHARGED,
        N_("Izņemiet pakalpojumu no rēķina un pievienojiet no jauna."),
    ),
    "unknown-provider": Message(
        _WARNING,
        N_("Apdrošinātājs nepazīst šo pakalpojuma sniedzēju"),
        NOT_CHARGED,
        N_("Izvēlieties citu pakalpojuma sniedzēju vai zvaniet atbalstam."),
        "doctor",
    ),
    "unknown-insurer": Message(
        _WARNING,
        N_("Ar šo apdrošinātāju klīnika nestrādā"),
        NOT_CHARGED,
        N_("Izvēlieties citu apdrošinātāju vai zvaniet atbalstam."),
        "insurer",
    ),
    "line-limit": Message(
        _WARNING,
        N_("Apdrošinātājam rēķinā ir par daudz rindu"),
        NOT_CHARGED,
        N_("Sadaliet rēķinu divos."),
    ),
    "lines-not-numbered": Message(_BAD, N_("Apdrošinātājs rēķinu nevarēja nolasīt"), NOT_CHARGED, CALL),
    "malformed": Message(_BAD, N_("Apdrošinātājs rēķinu nevarēja nolasīt"), NOT_CHARGED, CALL),
    # A person has asked again about an outcome that nobody knows
    "review-not-asked": Message(
        _WARNING,
        N_("Nav savienojuma: apdrošinātājs nav jautāts"),
        N_("Iznākums joprojām nav zināms."),
        N_("Pārbaudiet tīklu un jautājiet vēlreiz vai zvaniet apdrošinātājam."),
        "network-off",
    ),
    "review-no-answer": Message(
        _WARNING,
        N_("Apdrošinātājs arī tagad neatbildēja"),
        N_("Iznākums joprojām nav zināms."),
        N_("Jautājiet vēlreiz vēlāk vai zvaniet apdrošinātājam."),
        "clock",
    ),
    "review-nothing-new": Message(
        _WARNING,
        N_("Apdrošinātājs atbildēja, bet nekā jauna nav"),
        N_("Iznākums joprojām nav zināms."),
        N_("Zvaniet apdrošinātājam un nosauciet redzamos numurus."),
        "phone",
    ),
    # The journal
    "not-written": Message(
        _BAD,
        N_("Žurnālā nevar ierakstīt"),
        N_("Kamēr tas nav novērsts, nekas netiek sūtīts un drukāts."),
        N_("Mēģiniet vēlreiz; ja neizdodas, zvaniet atbalstam: tālrunis ir palīdzībā."),
    ),
    "written-again": Message(
        _GOOD,
        N_("Žurnālā atkal var ierakstīt"),
        N_("Padarītais ir ierakstīts."),
        N_("Ja kas neizdevās, mēģiniet vēlreiz."),
    ),
}
"""What `Kiosk.notice` may say."""

OTHER: Final = Message(
    _BAD, N_("Apdrošinātājs pieprasījumu noraidīja"), NOT_CHARGED, N_("Zvaniet apdrošinātājam.")
)
"""A refusal of the terminal service that this kiosk has no words for; the service's own follow."""


def notice_message(keyword: str) -> Message:
    """Return the words for a notice; general ones for a keyword that has none of its own."""
    return NOTICES.get(keyword, OTHER)


def say_notice(banner: Any, notice: Notice | None, *, tight: bool = False) -> None:
    """Show what `Kiosk.notice` says on a `Banner`."""
    message = notice_message(notice.keyword) if notice else None
    say(banner, message, notice.detail if notice else "", tight=tight)
