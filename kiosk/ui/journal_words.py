"""Owns the words for why the journal failed."""

from typing import Final

from kiosk.ui.i18n import N_

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
    "refused": N_("Žurnāls šādu ierakstu nepieņem."),
    "internal": N_("Terminālī ir kļūda."),
}
"""Why the journal failed, by the cause that comes as the detail of `not-written`."""
