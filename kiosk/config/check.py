"""The technician's check of a settings file."""

import sys
from pathlib import Path
from typing import Final

from hw.service.strict_toml import ConfigError
from kiosk.config.settings import Settings, load

FAULTY: Final = 2
"""The exit code of a faulty file."""


def check(path: Path) -> int:
    """Print a summary of the settings in `path`, or all its faults; return the exit code, 0 or 2."""
    try:
        settings = load(path)
    except ConfigError as error:
        sys.stderr.write(f"{error}\n")
        return FAULTY
    sys.stdout.write(_summary(path, settings))
    return 0


def _summary(path: Path, settings: Settings) -> str:
    panel = settings.panel
    facts = {
        "institution": settings.institution.name,
        "terminal": settings.terminal.url,
        "languages": ", ".join(settings.languages.offered),
        "card rules": ", ".join(rule.insurer for rule in settings.card),
        "reader": f"{settings.reader.driver} on {settings.reader.device}",
        "printer": settings.printer.queue,
        "panel": f"{panel.width}x{panel.height}, {panel.dpi} dpi, turned by {panel.rotation} degrees",
    }
    return f"{path}: OK\n" + "".join(f"  {name}: {fact}\n" for name, fact in facts.items())
