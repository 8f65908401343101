"""The widgets by themselves, whose words are samples in Latvian."""

from typing import Final

from tests.gallery.scene import Scene

_PAGES: Final = (
    "icons",
    "basics",
    "typing",
    "code",
    "notices",
    "swipe",
    "dialog",
    "list",
    "bars",
    "failsafe",
    "languages",
)
SCENES: Final = tuple(Scene("widgets", name, page=name) for name in _PAGES)
