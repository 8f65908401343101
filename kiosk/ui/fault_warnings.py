"""Owns the words for what is wrong with the appliance although the kiosk works."""

from typing import Final

from kiosk.ui.fault_text import FaultWords
from kiosk.ui.i18n import N_

WARNINGS: Final = {
    "boot-partition-missing": FaultWords(
        N_("SD kartes sadaļa POLISE nav pieejama"),
        N_("Kiosks strādā ar iepriekšējiem iestatījumiem."),
        N_("Zvaniet atbalstam: SD karte var būt bojāta."),
    ),
    "settings-of-before": FaultWords(
        N_("Spēkā ir iepriekšējie iestatījumi"),
        N_("SD kartē ir jauns attēls, bet kiosk.toml tajā vēl nav aizpildīts."),
        N_("Zvaniet atbalstam: SD kartē jāaizpilda kiosk.toml."),
        "receipt",
    ),
    "storage-low": FaultWords(
        N_("Uz SD kartes paliek maz vietas"),
        N_("Strādāt vēl var."),
        N_("Zvaniet atbalstam: drīz vajadzēs lielāku karti."),
    ),
    "storage-repaired": FaultWords(
        N_("SD karte ir salabota"),
        N_("Iepriekš kiosks, iespējams, izslēgts darba laikā."),
        N_("Ja tas atkārtojas, nomainiet SD karti: zvaniet atbalstam."),
        "info",
    ),
    "certificate-expired": FaultWords(
        N_("Sertifikātam ir beidzies termiņš"),
        N_("Savienojums ar termināla serveri var neizdoties."),
        N_("Zvaniet atbalstam: vajadzīgs jauns sertifikāts."),
        "lock",
    ),
    "secret-not-kept": FaultWords(
        N_("Parole vai atslēga palikusi SD kartē"),
        N_("Kioskam neizdevās to pārņemt. Strādāt var."),
        N_("Nedodiet karti citiem un zvaniet atbalstam."),
        "lock",
    ),
    "secret-left-on-card": FaultWords(
        N_("Parole vai atslēga nav izdzēsta no SD kartes"),
        N_("Kiosks to ir pārņēmis, bet kartē to vēl var nolasīt. Strādāt var."),
        N_("Nedodiet karti citiem un zvaniet atbalstam."),
        "lock",
    ),
    "settings-not-remembered": FaultWords(
        N_("Iestatījumi nav saglabāti rezervē"),
        N_("Strādāt var; ja SD karti reiz nevarēs nolasīt, kiosks nesāks darbu."),
        N_("Zvaniet atbalstam: SD karte var būt pilna vai bojāta."),
    ),
    "reader-rules-missing": FaultWords(
        N_("Lasītāja iestatījumi nav spēkā"),
        N_("Karšu lasītājs, tā lampiņa vai skaņa var nedarboties."),
        N_("Ja lasītājs neatbild, zvaniet atbalstam."),
        "reader",
    ),
    "report-not-written": FaultWords(
        N_("Pārskatu report.txt neizdevās ierakstīt"),
        N_("SD karte var būt aizsargāta pret rakstīšanu. Strādāt var."),
        N_("Ja tas atkārtojas, zvaniet atbalstam."),
        "receipt",
    ),
    "settings-step-failed": FaultWords(
        N_("Daļa no kioska sagatavošanas neizdevās"),
        N_("Strādāt var, bet kāds iestatījums var nebūt spēkā."),
        N_("Ja tas atkārtojas, zvaniet atbalstam."),
    ),
    "clock-unknown": FaultWords(
        N_("Pulksteņa laiks vēl nav zināms"),
        N_("Laiks uz ekrāna un talona var būt neprecīzs."),
        N_("Tas iestatīsies pats, tiklīdz būs tīkls."),
        "clock",
        None,
    ),
}
"""Code of the fault to its words; of several, the first is told whole."""
