"""Owns the words for every fault that the appliance finds while it starts; the service's own words follow.

Each text is a gettext key, which is the Latvian itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from kiosk.ui.i18n import N_, tr
from kiosk.ui.notices import Message, Severity


class Fault(Protocol):
    """A fault as the page shows it; see `kiosk.appliance.faults`."""

    @property
    def code(self) -> str:
        """Which one, such as `settings-missing`."""

    @property
    def file(self) -> str:
        """The faulty file's name, or empty."""

    @property
    def line(self) -> int:
        """The line in it; 0 where none can be named."""

    @property
    def key(self) -> str:
        """The key in it, such as `[terminal] url`, or empty."""

    @property
    def words(self) -> str:
        """What the check of the settings says, in English."""


@dataclass(frozen=True, slots=True)
class FaultWords:
    """What is said of a fault.

    Attributes:
        headline: what is wrong.
        meaning: what that means; may be empty.
        step: what the technician is to do.
        icon: name of an icon in `kiosk.ui.icons`.
    """

    headline: str
    meaning: str
    step: str
    icon: str = "warning"


_ON_A_COMPUTER: Final = N_(
    "Izslēdziet kiosku, ielieciet SD karti datorā, izlabojiet failu kiosk.toml un ielieciet karti atpakaļ."
)
_CALL: Final = N_("Zvaniet atbalstam un nosauciet tālāk rakstīto.")

_SETTINGS: Final = {
    "settings-missing": FaultWords(
        N_("Nav iestatījumu faila"),
        N_("SD kartes sadaļā POLISE nav faila kiosk.toml."),
        N_("Izslēdziet kiosku, ielieciet SD karti datorā un iekopējiet sadaļā POLISE aizpildītu kiosk.toml."),
        "receipt",
    ),
    "settings-empty": FaultWords(
        N_("Iestatījumu fails ir tukšs"),
        N_("Failā kiosk.toml nekas nav ierakstīts: varbūt tas netika nokopēts līdz galam."),
        N_("Izslēdziet kiosku, ielieciet SD karti datorā un iekopējiet sadaļā POLISE aizpildītu kiosk.toml."),
        "receipt",
    ),
    "settings-unreadable": FaultWords(
        N_("Iestatījumu failu nevar nolasīt"),
        N_("Fails kiosk.toml vai SD karte ir bojāta."),
        N_("Iekopējiet kiosk.toml vēlreiz. Ja tas nepalīdz, ierakstiet kioska attēlu citā SD kartē."),
    ),
    "settings-encoding": FaultWords(
        N_("Iestatījumu fails saglabāts nepareizā kodējumā"),
        N_("Failam kiosk.toml jābūt UTF-8 tekstam."),
        N_("Atveriet kiosk.toml datorā, saglabājiet to kā UTF-8 un ielieciet SD karti atpakaļ."),
    ),
    "settings-wrong": FaultWords(
        N_("Iestatījumos ir kļūda"),
        N_("Kamēr iestatījumi nav izlaboti, kiosks nestrādā."),
        _ON_A_COMPUTER,
    ),
    "settings-not-filled-in": FaultWords(
        N_("Iestatījumi nav aizpildīti"),
        N_("Failā kiosk.toml vēl ir parauga vērtības."),
        N_("Izslēdziet kiosku, ielieciet SD karti datorā un ierakstiet savas klīnikas vērtības."),
        "receipt",
    ),
    "settings-newer": FaultWords(
        N_("Iestatījumi rakstīti jaunākai programmai"),
        N_("Šī kioska programma ir vecāka un visus iestatījumus nepazīst."),
        N_("Ierakstiet SD kartē jaunāko kioska attēlu; žurnāls uz kartes paliek."),
    ),
    "certificate-wrong": FaultWords(
        N_("Sertifikāts neder"),
        N_("Bez derīga sertifikāta ar termināla serveri nevar droši sazināties."),
        N_("Izslēdziet kiosku un iekopējiet SD kartes sadaļā POLISE derīgu sertifikāta failu (PEM)."),
        "lock",
    ),
}
_STORAGE: Final = {
    "storage-card-too-small": FaultWords(
        N_("SD karte ir par mazu"),
        N_("Uz tās nepietiek vietas žurnālam."),
        N_("Ierakstiet kioska attēlu lielākā SD kartē: vajadzīgi vismaz 8\N{NO-BREAK SPACE}GB."),
    ),
    "storage-foreign": FaultWords(
        N_("Žurnāla vietā uz SD kartes ir sveši dati"),
        N_("Kiosks tos neaiztiek, jo tie kādam var būt vajadzīgi."),
        N_("Ierakstiet kioska attēlu tukšā SD kartē. Šo karti nedzēsiet, kamēr nav skaidrs, kā dati tie ir."),
    ),
    "storage-damaged": FaultWords(
        N_("Žurnāla sadaļa uz SD kartes ir bojāta"),
        N_("Kiosks neko nav dzēsis: žurnāls var būt glābjams."),
        N_("Nepārrakstiet šo karti! Ielieciet kioskā jaunu SD karti, bet šo nododiet atbalstam."),
    ),
    "storage-full": FaultWords(
        N_("SD karte ir pilna"),
        N_("Žurnālā vairs nevar ierakstīt, tāpēc jaunu transakciju nevar sākt. Ierakstītais ir drošībā."),
        _CALL,
    ),
    "storage-newer": FaultWords(
        N_("Žurnālu ir rakstījusi jaunāka programma"),
        N_("Šī kioska programma ir vecāka un to neaiztiek."),
        N_("Ierakstiet SD kartē jaunāko kioska attēlu; žurnāls uz kartes paliek."),
    ),
    "storage-missing": FaultWords(
        N_("Uz SD kartes nav vietas žurnālam"),
        N_("Žurnāla sadaļu neizdevās ne atrast, ne izveidot."),
        N_("Ierakstiet kioska attēlu vēlreiz. Ja tas nepalīdz, ņemiet citu SD karti."),
    ),
}
WARNINGS: Final = {
    "storage-repaired": FaultWords(
        N_("SD karte ir salabota"),
        N_("Iepriekš kiosks, iespējams, izslēgts darba laikā."),
        N_("Ja tas atkārtojas, nomainiet SD karti: zvaniet atbalstam."),
        "info",
    ),
    "storage-low": FaultWords(
        N_("Uz SD kartes paliek maz vietas"),
        N_("Strādāt vēl var."),
        N_("Zvaniet atbalstam: drīz vajadzēs lielāku karti."),
    ),
    "clock-unknown": FaultWords(
        N_("Pulksteņa laiks vēl nav zināms"),
        N_("Laiks uz ekrāna un talona var būt neprecīzs."),
        N_("Tas iestatīsies pats, tiklīdz būs tīkls."),
        "clock",
    ),
    "boot-partition-missing": FaultWords(
        N_("SD kartes sadaļa POLISE nav pieejama"),
        N_("Kiosks strādā ar iepriekšējiem iestatījumiem."),
        N_("Zvaniet atbalstam: SD karte var būt bojāta."),
    ),
}
WORDS: Final[dict[str, FaultWords]] = {**_SETTINGS, **_STORAGE, **WARNINGS}
"""Code of the fault to its words."""

OTHER: Final = FaultWords(N_("Kiosks nevar sākt darbu"), "", _CALL)
"""For a fault that this kiosk has no words for; the service's own follow."""
_OTHER_WARNING: Final = FaultWords(
    N_("Kioskam vajadzīgs tehniķis"), "", N_("Zvaniet atbalstam: tālrunis ir palīdzībā.")
)
SEVERAL: Final = N_("Kiosks nevar sākt darbu")


def words_for(code: str) -> FaultWords:
    """Return what is said of the fault; general words for one that has none of its own."""
    return WORDS.get(code, OTHER)


def headline_for(code: str, count: int) -> str:
    """Return what is wrong, in the language chosen now, where there are `count` such faults."""
    if code == "settings-wrong" and count > 1:
        return str(tr.n("Iestatījumos ir {n} kļūda", "Iestatījumos ir {n} kļūdas", count))
    return str(tr(words_for(code).headline))


def place_of(fault: Fault) -> str:
    """Return where the fault is, such as „kiosk.toml, 12. rinda“; empty where there is no place."""
    line = tr("{line}. rinda", line=fault.line) if fault.line else ""
    # The check's own words begin with the key as a rule.
    key = "" if fault.words.startswith(fault.key) else fault.key
    return " · ".join(part for part in (", ".join(filter(None, (fault.file, line))), key) if part)


def warning_for(faults: Sequence[Fault]) -> Message | None:
    """Return one message about faults with which the kiosk works all the same; None if there are none.

    Of the first one it says what to do, of the others the headlines. The words are in the language chosen
    now, in which there is nothing left for `say` to translate.
    """
    if not faults:
        return None
    words, *others = (WORDS.get(fault.code, _OTHER_WARNING) for fault in faults)
    quoted = f"„{faults[0].words}“" if words is _OTHER_WARNING and faults[0].words else ""
    rest = " ".join(f"{tr(other.headline)}." for other in others)
    step = " ".join(filter(None, (tr(words.step), rest)))
    return Message(Severity.WARNING, tr(words.headline), quoted, step, words.icon)
