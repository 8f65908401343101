"""Owns the page that says what runs here."""

from collections.abc import Iterator

from kiosk.flow.state import Kiosk
from kiosk.ports.maintenance import ImageFacts
from kiosk.ui.i18n import tr
from kiosk.ui.kv import load_beside
from kiosk.ui.screens.maintenance.parts import MaintenanceScreen, Row

_PART = 16


class ImageScreen(MaintenanceScreen):
    """Version, digest, system and board."""

    def show(self, kiosk: Kiosk) -> None:
        """Tell what has been found."""
        self.heading = tr("Versija")
        facts = self.page(kiosk).facts
        self.ids.facts.tell(list(_rows(facts)) if facts else [])


def _rows(facts: ImageFacts) -> Iterator[Row]:
    nowhere = tr("Programma nedarbojas no kioska attēla.")
    yield Row("info", tr("Kioska programma"), facts.version)
    yield Row("copy", tr("Kioska attēls"), facts.image or nowhere)
    yield Row("lock", tr("Attēla jaucējsumma (SHA-256)"), _grouped(facts.digest) or nowhere)
    yield Row("list", tr("Sistēma"), facts.system)
    yield Row("board", tr("Plate"), facts.board)


def _grouped(digest: str) -> str:
    """Return the digest in parts that a person can compare one by one."""
    return " ".join(digest[at : at + _PART] for at in range(0, len(digest), _PART))


load_beside(__file__)
