"""Owns the page that tries the way to the terminal service step by step."""

from collections.abc import Iterator
from typing import Final

from kivy.properties import BooleanProperty

from kiosk.flow.maintenance.pages import Network
from kiosk.flow.state import Kiosk
from kiosk.ports.maintenance import Finding
from kiosk.ui.i18n import N_, tr
from kiosk.ui.kv import load_beside
from kiosk.ui.screens.maintenance.parts import MaintenanceScreen, Row

PROBES: Final[dict[str, tuple[str, str]]] = {
    "link": ("network", N_("Savienojums")),
    "addresses": ("globe", N_("Adreses")),
    "names": ("search", N_("Vārdu serveris (DNS)")),
    "time": ("clock", N_("Laiks")),
    "terminal": ("insurer", N_("Termināla serveris")),
}
"""Probe to icon and name, in the order in which they are made."""

REASONS: Final[dict[str, str]] = {
    "no-interface": N_("Tīkla kartes nav."),
    "no-link": N_("Vads nav pievienots, vai Wi-Fi nav sasniedzams."),
    "no-address": N_("Tīkls kioskam nav devis adresi. Pārbaudiet DHCP vai [network] failā kiosk.toml."),
    "no-name-needed": N_("Serverim ir adrese, vārds nav jāmeklē."),
    "no-server": N_("Vārdu serveris neatbild."),
    "unknown-host": N_("Vārdu serveris šādu vārdu nezina. Pārbaudiet [terminal] url."),
    "not-synchronised": N_("Laika serveris vēl nav atbildējis."),
    "no-timesync": N_("Šajā datorā laiku pārvalda cits."),
    "timeout": N_("Serveris neatbild laikā. Pārbaudiet ugunsmūri un maršrutētāju."),
    "tls": N_("Servera sertifikāts neder. Pārbaudiet laiku un [terminal] ca_file."),
    "no-connection": N_("Serveris savienojumu nepieņem. Pārbaudiet [terminal] url."),
    "connection-lost": N_("Serveris savienojumu pārtrauca."),
    "unreadable": N_("Atbild kaut kas cits, nevis termināla serveris."),
    "server-error": N_("Serverī ir kļūda; to var novērst tikai tā uzturētājs."),
    "failed": N_("Pārbaude neizdevās."),
}
"""What is wrong, or why nothing is known, in words."""

_WORDS: Final = {"good": N_("Labi"), "bad": N_("Slikti"), "unknown": N_("Nav zināms")}
_TONES: Final = {"good": "good", "bad": "bad", "unknown": "quiet"}


class NetworkScreen(MaintenanceScreen):
    """The probes.

    Attributes:
        probing: they are not through.
    """

    probing = BooleanProperty(defaultvalue=False)

    def show(self, kiosk: Kiosk) -> None:
        """Show what has been found so far, and what is being tried."""
        page: Network = self.page(kiosk)
        self.heading, self.probing = tr("Tīkls"), page.probing
        self.ids.facts.tell(list(_rows(page)))


def _rows(page: Network) -> Iterator[Row]:
    found = {finding.probe: finding for finding in page.findings}
    awaited = False
    for probe, (icon, name) in PROBES.items():
        if probe in found:
            yield _row(icon, tr(name), found[probe])
        elif page.probing and not awaited:
            awaited = True
            yield Row(icon, tr(name), "", tr("Pārbauda…"), "brand")
        else:
            yield Row(icon, tr(name))
    if "" in found:
        yield _row("warning", tr("Tīkls"), found[""])


def _row(icon: str, name: str, finding: Finding) -> Row:
    reason = tr(REASONS.get(finding.reason, REASONS["failed"])) if finding.reason else ""
    detail = "\n".join(part for part in (finding.detail, reason) if part)
    return Row(icon, name, detail, tr(_WORDS[finding.verdict]), _TONES[finding.verdict])


load_beside(__file__)
