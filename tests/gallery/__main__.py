"""Draws and judges the gallery into build/gallery/: `python -m tests.gallery [SCREEN…]` (`make gallery`)."""

import argparse
import shutil
import sys
from pathlib import Path

from kiosk.ui.themes import Look
from tests.gallery.picture import Picture
from tests.panels import PANELS, named
from tests.ui import conftest  # noqa: F401  prepares Kivy, which is imported only after it

OUT = Path("build/gallery")


def main() -> int:
    """Draw what is asked for, everything if nothing is; return 1 if anything breaks a rule."""
    from tests.gallery.book import Book
    from tests.gallery.showing import LANGUAGES, show

    parser = argparse.ArgumentParser(prog="python -m tests.gallery", description=__doc__)
    parser.add_argument("screens", nargs="*", help="names of screens or of scenes")
    parser.add_argument("--panel", type=_known, action="append", help="name or size, as 1024x600@170")
    parser.add_argument("--language", choices=LANGUAGES, action="append")
    parser.add_argument("--look", choices=("contrast", "large", "low"), action="append", default=[])
    parser.add_argument("--out", type=Path, default=OUT)
    asked = parser.parse_args()
    look = Look(**dict.fromkeys(asked.look, True))
    shutil.rmtree(asked.out, ignore_errors=True)
    book = Book(asked.out)
    for panel in asked.panel or PANELS:
        for language in asked.language or LANGUAGES:
            for picture in show(panel, language, asked.screens, look):
                book.add(picture)
                _tell(picture)
    book.bind()
    return int(any(picture.findings for picture in book.pictures))


def _known(panel: str) -> str:
    named(panel)
    return panel


def _tell(picture: Picture) -> None:
    for finding in picture.findings:
        sys.stdout.write(f"{picture.scene} {picture.panel} {picture.language}: {finding}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
