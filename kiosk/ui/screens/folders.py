"""Which folders of services there are: the catalogue's, and before them what is used most."""

from collections.abc import Mapping
from typing import Final

from kiosk.domain.catalogue import Catalogue, Group, Service
from kiosk.domain.usage import counted, most_used
from kiosk.flow.state import Kiosk
from kiosk.ui.i18n import N_, tr

MOST_USED: Final = "*"
"""The id of the folder that is none of the catalogue's."""
OFTEN: Final = N_("Biežāk lietotie")


class Folders:
    """The folders as they are drawn now.

    Attributes:
        groups: in their order; named in the language chosen now.
        counts: how often each service was given, by its code; another object whenever it is counted anew.
        most_used: what is given most, if there is any habit.
    """

    def __init__(self) -> None:
        self.groups: tuple[Group, ...] = ()
        self.counts: Mapping[str, int] = {}
        self.most_used: tuple[Service, ...] = ()
        self._catalogue: Catalogue | None = None
        self._counted: Catalogue | None = None
        self._drawn: tuple[object, ...] = ()

    def look(self, kiosk: Kiosk) -> bool:
        """Name the folders in the present language; return whether they or what is in them have changed."""
        self._catalogue = kiosk.catalogue
        if kiosk.catalogue is None:
            return False
        if self._counted is not kiosk.catalogue:
            self._counted = kiosk.catalogue
            self.counts = counted(kiosk.transactions.values())
            self.most_used = most_used(self.counts, kiosk.catalogue.services)
        drawn = (kiosk.catalogue, self.most_used)
        changed = drawn != self._drawn
        self._drawn = drawn
        often = (Group(MOST_USED, tr(OFTEN)),) if self.most_used else ()
        self.groups = (*often, *kiosk.catalogue.groups)
        return changed

    def count_anew(self) -> None:
        """Count again at the next look; until then nothing moves under a finger."""
        self._counted = None

    def services_in(self, group: str) -> tuple[Service, ...]:
        """Return the services of one folder."""
        if group == MOST_USED:
            return self.most_used
        return self._catalogue.services_in(group) if self._catalogue else ()
