"""The rules find what they are for, and the ground that they measure against is the one that is painted."""

from collections.abc import Callable
from textwrap import indent
from typing import Any

import pytest

GOOD = """
Words:
    text: 'Kopā'
PrimaryButton:
    text: 'Turpināt'
"""
_WORD = "text: 'Apdrošin'"
_LOOSE = "size_hint: None, None"
BAD = {
    "is drawn as ['Apdro...']": f"Words:\n    {_LOOSE}\n    size: 74, 40\n    {_WORD}",
    "is drawn as ['Apd', 'roši', 'n']": f"Paragraph:\n    size_hint_x: None\n    width: 40\n    {_WORD}",
    "takes ": f"Label:\n    {_LOOSE}\n    size: 30, 30\n    color: theme.ink\n    {_WORD}",
    "stands out of the panel": f"Snug:\n    pos: -40, 10\n    {_WORD}",
    "stands out of Card": f"Card:\n    {_LOOSE}\n    size: 40, 40\n    Snug:\n        {_WORD}",
    "has a contrast of 1.": f"Snug:\n    color: theme.line\n    {_WORD}",
    "has a contrast of 2.66 on #8FA1B0": (
        f"Card:\n    fill: theme.faint\n    Snug:\n        color: theme.surface\n        {_WORD}"
    ),
    "is 6.8 x 10.2 mm": "IconButton:\n    size: 40, 60",
    "is 218.2 x 12.3 mm": "PrimaryButton:\n    height: dp(72)",
    "lies over": "IconButton:\n    pos: 0, 0\nIconButton:\n    pos: 20, 20",
    "is drawn over": "Snug:\n    pos: 0, 9\n    text: 'Kopā'\nSnug:\n    pos: 0, 0\n    text: 'Cena'",
}
UNTRANSLATED = """
BoxLayout:
    Words:
        text: 'Karte'
    Words:
        text: tr('Nav tādas', tr.lang)
"""


def judge(stage: Callable[..., Any], kv: str, holder: str = "FloatLayout") -> list[str]:
    from kiosk.ui.i18n import tr
    from tests.gallery.rules import findings

    tr.lang = "lv"
    stage(f"BoxLayout:\n    {holder}:\n" + indent(kv, " " * 8)).frames(3)
    return findings()


def test_what_is_well_is_not_found_fault_with(stage: Callable[..., Any]) -> None:
    assert judge(stage, GOOD, "BoxLayout") == []


@pytest.mark.parametrize("flaw", BAD)
def test_each_flaw_is_found(stage: Callable[..., Any], flaw: str) -> None:
    found = judge(stage, BAD[flaw])

    assert any(flaw in finding for finding in found), found


def test_a_notice_may_lie_over_what_is_below_it(stage: Callable[..., Any]) -> None:
    notice = "Card:\n    pos: 0, 0\n    Snug:\n        text: 'Cena'"

    assert judge(stage, f"Snug:\n    pos: 0, 9\n    text: 'Kopā'\n{notice}") == []


def test_a_text_that_is_not_looked_up_or_not_translated_is_found(stage: Callable[..., Any]) -> None:
    from kiosk.ui.i18n import tr
    from tests.gallery.rules import findings
    from tests.gallery.rules.words import noting_what_is_missing

    with noting_what_is_missing():
        robot = stage(UNTRANSLATED)
        tr.lang = "ru"
        robot.frames(3)
        found = findings()

    assert "'Karte' is not in ru" in found
    assert "'Nav tādas' has no translation" in found


@pytest.mark.parametrize("page", ["dialog", "bars", "typing"])
def test_the_ground_of_a_text_is_the_colour_of_its_pixels(stage: Callable[..., Any], page: str) -> None:
    from kiosk.ui import png
    from tests.gallery.rules.glass import ink, texts
    from tests.gallery.rules.painting import ground, painting
    from tests.ui import widget_pages

    stage(lambda: widget_pages.build(page)).frames(3)
    width, _height, rgba = png.pixels()
    for text in texts():
        letters = ink(text)
        beside = 4 * (int(letters.top + 1) * width + int(letters.left - 3))
        told = [round(part * 255) for part in ground(text, painting())]
        assert list(rgba[beside : beside + 3]) == pytest.approx(told, abs=2), text.text
