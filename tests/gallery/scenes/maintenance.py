"""The technician's menu, filed by its pages."""

from collections.abc import Iterator
from typing import Final

from tests.gallery.scene import USUAL, Scene
from tests.gallery.steps import stands
from tests.ui.maintenance_states import states


def _scenes() -> Iterator[Scene]:
    for name, kiosk in states().items():
        page = type(kiosk.maintenance.page).__name__.lower()
        yield Scene(page, name.partition("-")[2] or USUAL, (stands(kiosk),))


SCENES: Final = tuple(_scenes())
