"""Owns the words for what is wrong with the settings, where the kiosk cannot work."""

from typing import Final

from kiosk.ui.fault_text import FaultWords
from kiosk.ui.i18n import N_

_ON_A_COMPUTER: Final = N_(
    "Izslēdziet kiosku, ielieciet SD karti datorā, izlabojiet failu kiosk.toml un ielieciet karti atpakaļ."
)
SETTINGS: Final = {
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
    "settings-not-handed-over": FaultWords(
        N_("Iestatījumus neizdevās nodot sistēmai"),
        N_("Iestatījumi ir pareizi, bet bez tā kiosks nestrādā."),
        N_("Restartējiet kiosku. Ja tas nepalīdz, ierakstiet kioska attēlu citā SD kartē."),
    ),
    "certificate-wrong": FaultWords(
        N_("Sertifikāts neder"),
        N_("Bez derīga sertifikāta ar termināla serveri nevar droši sazināties."),
        N_("Izslēdziet kiosku un iekopējiet SD kartes sadaļā POLISE derīgu sertifikāta failu (PEM)."),
        "lock",
    ),
}
"""Code of the fault to its words."""
