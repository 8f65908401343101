"""The storyboard: every scene of the gallery, in the order of a visit. To add a state, add a line."""

from collections.abc import Iterator, Mapping
from typing import Final

from kiosk.flow.state import Kiosk
from tests.gallery.scene import Scene
from tests.gallery.scenes import (
    answer,
    billing,
    card,
    deleting,
    doubt,
    faults,
    finding,
    lock,
    login,
    maintenance,
    office,
    training,
    voucher,
    widgets,
)

SCENES: Final[tuple[Scene, ...]] = (
    *login.SCENES,
    *billing.SCENES,
    *card.SCENES,
    *answer.SCENES,
    *doubt.SCENES,
    *voucher.SCENES,
    *office.SCENES,
    *deleting.SCENES,
    *finding.SCENES,
    *lock.SCENES,
    *training.SCENES,
    *maintenance.SCENES,
    *faults.SCENES,
    *widgets.SCENES,
)


class _States(Mapping[str, Kiosk]):
    """The kiosk's state in each scene, told anew each time."""

    def __init__(self) -> None:
        self._scenes = {scene.name: scene for scene in SCENES}

    def __getitem__(self, name: str) -> Kiosk:
        return self._scenes[name].kiosk

    def __iter__(self) -> Iterator[str]:
        return iter(self._scenes)

    def __len__(self) -> int:
        return len(self._scenes)


def states() -> Mapping[str, Kiosk]:
    """Return the kiosk's state in each scene, by the scene's name."""
    return _States()
