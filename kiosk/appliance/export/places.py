"""Owns where an export tells how it goes, for those who do it and those who wait for it."""

from pathlib import Path
from typing import Final

FOLDER: Final = Path("/run/polise-export")
PROGRESS: Final = "progress.json"
