"""No notice moves a key: who types does not look where the keys have gone."""

from collections import defaultdict

import pytest

from tests.gallery.scene import Scene
from tests.gallery.scenes import SCENES
from tests.ui.conftest import PANELS

TYPED_ON = {"identify", "pickperson", "pin"}
"""Screens with something to say beside the keys."""


def typed_on(scene: Scene) -> bool:
    """Whether there are keys; where a strip is on top as long as the kiosk runs, they stand lower."""
    strip = "lesson" in scene.name or bool(scene.mode)
    return scene.screen in TYPED_ON and not scene.page and not scene.faults and not strip


@pytest.mark.parametrize("name", PANELS)
def test_the_keys_of_a_screen_stay_where_they_are(name: str) -> None:
    from kiosk.ui import sight
    from tests.gallery.stage import Stage

    places = defaultdict[str, dict[tuple[float, ...], str]](dict)
    stage = Stage(PANELS[name], "ru")  # the longest words
    for scene in filter(typed_on, SCENES):
        stage.show(scene)
        for widget in sight.on_screen():
            if type(widget).__name__ == "NumPad":
                where = (*widget.to_window(*widget.pos), *widget.size)
                places[scene.screen].setdefault(tuple(map(round, where)), scene.name)
    stage.close()

    assert set(places) == TYPED_ON
    assert [list(seen.values()) for seen in places.values() if len(seen) > 1] == []
