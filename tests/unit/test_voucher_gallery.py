"""The pictures in the README are those of the voucher as it is printed now."""

from pathlib import Path

import pytest
from PIL import Image

from tests.likeness import TOLERANCE, mean, spots
from tests.unit.voucher_gallery import gallery

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs/pictures"
GALLERY = gallery()


@pytest.mark.parametrize("name", GALLERY)
def test_the_picture_is_of_today(name: str) -> None:
    kept = Image.open(FOLDER / f"{name}.png")
    assert kept.size == GALLERY[name].size, "make vouchers"
    assert mean(kept, GALLERY[name]) < TOLERANCE, "make vouchers"
    assert spots(kept, GALLERY[name]) == 0, "make vouchers"


def test_a_picture_of_yesterday_is_noticed() -> None:
    today = GALLERY["voucher-a5"]
    yesterday = today.convert("RGB")
    yesterday.paste("#FFFFFF", (100, 100, 360, 130))
    assert spots(yesterday, today) > 0


def test_the_readme_shows_every_one() -> None:
    readme = (ROOT / "README.md").read_text() + (ROOT / "docs/voucher.md").read_text()
    for name in GALLERY:
        assert f"pictures/{name}.png" in readme
