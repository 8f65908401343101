"""Goes through the storyboard on one panel in one language, and judges each scene as it stands."""

from collections.abc import Collection, Iterator
from typing import Final

from kiosk.ui.themes import Look
from tests.gallery.picture import Picture
from tests.gallery.scene import Scene
from tests.gallery.scenes import SCENES
from tests.panels import named

LANGUAGES: Final = ("lv", "ru", "en")
_USUAL: Final = Look()


def show(panel: str, language: str, wanted: Collection[str] = (), look: Look = _USUAL) -> Iterator[Picture]:
    """Bring scene after scene to the glass; each stays there until the next is asked for.

    Args:
        panel: its name, or its size, as `tests.panels.named` takes it.
        language: its code.
        wanted: names of screens or scenes; everything if empty.
        look: what somebody has chosen of it.
    """
    from tests.gallery.rules import findings
    from tests.gallery.rules.words import noting_what_is_missing
    from tests.gallery.stage import Stage

    stage = Stage(named(panel), language, look)
    with noting_what_is_missing():
        for scene in SCENES:
            if _is_wanted(scene, (panel, language), wanted):
                stage.show(scene)
                yield Picture(scene.screen, scene.name, panel, language, tuple(findings()))
    stage.close()


def _is_wanted(scene: Scene, where: tuple[str, str], wanted: Collection[str]) -> bool:
    """The widgets' own pages are written in Latvian, and as large as the largest panel."""
    spoken = where == ("10in", "lv") or not scene.page
    return spoken and (not wanted or scene.screen in wanted or scene.name in wanted)
