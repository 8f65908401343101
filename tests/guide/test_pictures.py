"""The guide's pictures are those of the screens as they are today."""

import re
from functools import cache
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from tests.guide.drawing import WORDS, Drawn, draw, save
from tests.guide.labels import ROOT
from tests.guide.shots import LANGUAGES, SHOTS
from tests.likeness import TOLERANCE, mean, spots
from tests.ui import conftest  # noqa: F401  prepares Kivy

PICTURES = ROOT / "docs/pictures"
TURNING = 24
"""So many places may differ: what turns or counts while one waits. The words are compared to the letter."""
MOST_BYTES = 500_000


@cache
def today(language: str) -> list[Drawn]:
    return list(draw(language))


def flaws(kept: Image.Image, drawn: Drawn) -> list[str]:
    """Return in what a picture that is kept differs from the one drawn now."""
    if kept.size != drawn.picture.size:
        return [f"{drawn.name}: other size"]
    words = _still(getattr(kept, "text", {}).get(WORDS, "")) == _still(drawn.words)
    moved = mean(kept, drawn.picture) >= TOLERANCE or spots(kept, drawn.picture) > TURNING
    return [f"{drawn.name}: other words"] * (not words) + [f"{drawn.name}: other looks"] * moved


def _still(words: str) -> str:
    """Return the words as they are while seconds are counted down beside them."""
    return re.sub(r"\d+", "0", words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_is_of_today(language: str) -> None:
    found = [
        flaw
        for drawn in today(language)
        for flaw in flaws(Image.open(PICTURES / language / f"{drawn.name}.png"), drawn)
    ]

    assert found == [], "make guide"


def test_a_picture_of_yesterday_is_noticed(tmp_path: Path) -> None:
    drawn = next(one for one in today("lv") if one.name == "deleting")
    other = drawn.picture.copy()
    ImageDraw.Draw(other).rectangle((30, 700, 230, 780), fill="#FFFFFF")  # a button is gone
    save(Drawn(drawn.name, other, drawn.words), tmp_path / "looks.png")
    save(Drawn(drawn.name, drawn.picture, drawn.words + "!"), tmp_path / "words.png")

    assert flaws(Image.open(tmp_path / "looks.png"), drawn) == ["deleting: other looks"]
    assert flaws(Image.open(tmp_path / "words.png"), drawn) == ["deleting: other words"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_those_pictures_and_no_others_and_they_are_small(language: str) -> None:
    files = list((PICTURES / language).iterdir())

    assert {file.stem for file in files} == {shot.name for shot in SHOTS}
    assert sum(file.stat().st_size for file in files) < MOST_BYTES
