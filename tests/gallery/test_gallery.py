"""No picture of the gallery breaks a rule.

Each scene is seen on two panels, in another language on each; everything everywhere is what `make gallery`
is for.
"""

import pytest

from kiosk.flow.state import Kiosk
from tests.gallery.scenes import SCENES
from tests.gallery.showing import LANGUAGES, show
from tests.panels import PANELS


def share(panel: str, language: str) -> list[str]:
    """Return the names of the scenes to judge there: each on two panels, in another language on each."""
    turn = len(LANGUAGES) * list(PANELS).index(panel) + LANGUAGES.index(language)
    turns = len(LANGUAGES) * len(PANELS)
    return ["widgets", *(one.name for at, one in enumerate(SCENES) if (at - turn) % turns in {0, 4})]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("panel", PANELS)
def test_every_text_fits_stands_out_and_is_translated_and_every_target_is_large(
    panel: str, language: str
) -> None:
    flaws = [
        f"{picture.scene}: {finding}"
        for picture in show(panel, language, share(panel, language))
        for finding in picture.findings
    ]

    assert flaws == []


@pytest.mark.parametrize(("panel", "turn"), [("1024x600@170", 0), ("480x800@133", 1), ("1024x768@132", 2)])
def test_panels_that_are_not_the_design_s_break_no_rule_either(panel: str, turn: int) -> None:
    """The lowest and the narrowest of those that clinics have; a seventh of the scenes on each."""
    names = [scene.name for scene in SCENES[turn::7]]
    flaws = [
        f"{picture.scene}: {finding}" for picture in show(panel, "ru", names) for finding in picture.findings
    ]

    assert flaws == []


def test_every_scene_has_a_name_of_its_own() -> None:
    names = [scene.name for scene in SCENES]

    assert len(names) == len(set(names))


def test_a_scene_stands_on_the_screen_under_which_it_is_filed() -> None:
    strays = [
        (scene.name, place)
        for scene in SCENES
        if not scene.page and not scene.faults and (place := _screen(scene.kiosk)) != scene.screen
    ]

    assert strays == []


def _screen(kiosk: Kiosk) -> str:
    """Return what lies uppermost."""
    from kiosk.ui.navigator import waits_for_a_lesson

    place = "help" if kiosk.help else type(kiosk.lock or kiosk.place).__name__
    if not kiosk.help and waits_for_a_lesson(kiosk):
        return "training"
    page = kiosk.maintenance.page
    return (type(page).__name__ if page else place).lower().removeprefix("choose")


def test_every_screen_of_the_kiosk_has_scenes() -> None:
    from kiosk.ui.screens.table import SCREENS

    filed = {scene.screen for scene in SCENES}

    assert {place.__name__.lower().removeprefix("choose") for place in SCREENS} <= filed
