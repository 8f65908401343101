"""Draws the guide's pictures anew: `python -m tests.guide` (`make guide`)."""

import shutil
from pathlib import Path
from typing import Final

from tests.ui import conftest  # noqa: F401  prepares Kivy, which is imported only after it

PICTURES: Final = Path("docs/pictures")


def main() -> None:
    """Write every picture in every language of the guide, and remove those of before."""
    from tests.guide.drawing import draw, save
    from tests.guide.shots import LANGUAGES

    for language in LANGUAGES:
        folder = PICTURES / language
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for drawn in draw(language):
            save(drawn, folder / f"{drawn.name}.png")


if __name__ == "__main__":
    main()
