"""The pictures in the README are those of the voucher as it is printed now."""

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from tests.unit.voucher_gallery import gallery

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs/pictures"
GALLERY = gallery()
COARSE = 8  # pixels that are seen as one: another version of the renderer smooths letters in another way
TOLERANCE = 2.5  # of 255, on average
SPOT = 48


@pytest.mark.parametrize("name", GALLERY)
def test_the_picture_is_of_today(name: str) -> None:
    kept = Image.open(FOLDER / f"{name}.png")
    assert kept.size == GALLERY[name].size, "make vouchers"
    difference = ImageChops.difference(coarse(kept), coarse(GALLERY[name]))
    assert ImageStat.Stat(difference).mean[0] < TOLERANCE, "make vouchers"
    assert difference.getextrema()[1] < SPOT, "make vouchers"  # type: ignore[operator]


def coarse(picture: Image.Image) -> Image.Image:
    return picture.convert("L").reduce(COARSE)


def test_a_picture_of_yesterday_is_noticed() -> None:
    today = GALLERY["voucher-a5"]
    yesterday = today.convert("RGB")
    yesterday.paste("#FFFFFF", (100, 100, 360, 130))
    difference = ImageChops.difference(coarse(yesterday), coarse(today))
    assert difference.getextrema()[1] >= SPOT  # type: ignore[operator]


def test_the_readme_shows_every_one() -> None:
    readme = (ROOT / "README.md").read_text() + (ROOT / "docs/voucher.md").read_text()
    for name in GALLERY:
        assert f"pictures/{name}.png" in readme
