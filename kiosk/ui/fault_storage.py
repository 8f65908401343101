"""Owns the words for what is wrong with the card and its data partition, where the kiosk cannot work."""

from typing import Final

from kiosk.ui.fault_text import CALL, FaultWords
from kiosk.ui.i18n import N_

STORAGE: Final = {
    "boot-partition-missing": FaultWords(
        N_("SD kartes sadaļu POLISE nevar nolasīt"),
        N_("Iepriekšēju iestatījumu, ar kuriem strādāt, kioskā nav."),
        N_("Ierakstiet kioska attēlu citā SD kartē un iekopējiet sadaļā POLISE aizpildītu kiosk.toml."),
    ),
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
        CALL,
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
"""Code of the fault to its words."""
