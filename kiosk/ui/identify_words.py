"""Owns the words for what is wrong with a personal code or a card."""

from typing import Final

from kiosk.ui.actors import Actor
from kiosk.ui.i18n import N_
from kiosk.ui.messages import NOT_CHARGED, Message, Severity

IDENTIFY: Final[dict[str, Message]] = {
    # At the personal code
    "incomplete": Message(Severity.INFO, N_("Personas kods nav pilns"), "", N_("Ievadiet visus 11 ciparus.")),
    "date": Message(
        Severity.BAD,
        N_("Personas koda sākums nav datums"),
        "",
        N_("Pārbaudiet pirmos sešus ciparus."),
    ),
    "checksum": Message(
        Severity.BAD,
        N_("Personas kodā ir kļūda"),
        "",
        N_("Salīdziniet ar dokumentu ciparu pa ciparam."),
    ),
    "doubtful": Message(
        Severity.WARNING,
        N_("Pārbaudiet personas kodu"),
        N_("Kods ir neparasts, taču var būt pareizs."),
        N_("Ja tas sakrīt ar dokumentu, novelciet karti."),
    ),
    "unknown-person": Message(
        Severity.BAD,
        N_("Apdrošinātājs šādu personu nepazīst"),
        NOT_CHARGED,
        N_("Pārbaudiet personas kodu un apdrošinātāju."),
        "person",
    ),
    # At the card
    "unreadable": Message(
        Severity.BAD,
        N_("Karti neizdevās nolasīt"),
        N_("Nekas nav nosūtīts."),
        N_("Novelciet vēlreiz vienmērīgi visā spraugas garumā, josla pret lasītāju."),
        "card",
    ),
    "unknown-card": Message(
        Severity.BAD,
        N_("Šī nav pazīstama apdrošināšanas karte"),
        N_("Nekas nav nosūtīts."),
        N_("Novelciet pacienta apdrošināšanas karti."),
        "card",
    ),
    "bank-card": Message(
        Severity.BAD,
        N_("Šī ir bankas karte"),
        N_("Tās dati nav saglabāti, nekas nav nosūtīts."),
        N_("Novelciet pacienta apdrošināšanas karti."),
        "card",
    ),
    "ambiguous-card": Message(
        Severity.BAD,
        N_("Nav skaidrs, kura apdrošinātāja karte tā ir"),
        N_("Nekas nav nosūtīts."),
        N_("Novelciet citu karti vai zvaniet atbalstam: tālrunis ir palīdzībā."),
        "card",
    ),
    "not-sealed": Message(
        Severity.BAD,
        N_("Kartes datus neizdevās aizsargāt"),
        N_("Tāpēc nekas nav nosūtīts un nekas nav saglabāts."),
        N_("Novelciet karti vēlreiz; ja tas atkārtojas, zvaniet atbalstam."),
        "lock",
    ),
    "card-of-another-insurer": Message(
        Severity.BAD,
        N_("Karte ir no cita apdrošinātāja"),
        NOT_CHARGED,
        N_("Novelciet pareizo karti vai ejiet atpakaļ un izvēlieties citu apdrošinātāju."),
        "insurer",
    ),
    "card-of-another-person": Message(
        Severity.BAD,
        N_("Karte pieder citai personai"),
        NOT_CHARGED,
        N_("Pārbaudiet personas kodu vai novelciet pareizo karti."),
        "person",
    ),
    "card-unknown": Message(
        Severity.BAD,
        N_("Apdrošinātājs šo karti nepazīst"),
        NOT_CHARGED,
        N_("Novelciet citu karti vai zvaniet apdrošinātājam."),
        "card",
    ),
    "card-unreadable": Message(
        Severity.BAD,
        N_("Apdrošinātājs nevarēja izlasīt kartes datus"),
        NOT_CHARGED,
        N_("Novelciet karti vēlreiz."),
        "card",
    ),
    "policy-expired": Message(
        Severity.BAD,
        N_("Polises termiņš ir beidzies"),
        NOT_CHARGED,
        N_("Ja ir cita polise, jādod tās karte."),
        "clock",
        Actor.PATIENT,
    ),
}
"""What `Identify.problem` may say."""
