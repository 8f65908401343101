"""Tells in the terminal beside the demo's window which sheets have come out of the printer."""

import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_GLANCE: Final = 0.5


class Tray:
    """Looks into the folder in which the virtual printer's sheets come out.

    Args:
        folder: that folder; what lies in it already is of an earlier run.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen = set(self._sheets())

    def start(self) -> None:
        """Look again and again, on a thread of its own."""
        threading.Thread(target=self._watch, name="tray", daemon=True).start()

    def new(self) -> Iterator[Path]:
        """Yield the sheets that have come out since the last look, in their order."""
        for sheet in self._sheets():
            if sheet not in self._seen:
                self._seen.add(sheet)
                yield sheet

    def _sheets(self) -> list[Path]:
        return sorted(self._folder.glob("[!.]*.pdf"))  # a hidden one is not yet whole

    def _watch(self) -> None:
        while True:
            for sheet in self.new():
                sys.stdout.write(f"printed {sheet}\n")
                sys.stdout.flush()
            time.sleep(_GLANCE)
