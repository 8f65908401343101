"""`python -m hw lamps-off`: darkens the lamps that kiosk.toml names, when the reader service cannot do it."""

import argparse
import logging
import sys
from pathlib import Path

from hw.feedback.leds import LEDS
from hw.service.device_tables import device_tables
from hw.service.strict_toml import ConfigError

log = logging.getLogger(__name__)


def main(arguments: list[str]) -> int:
    """Darken the lamps; 0, or 1 when one of them cannot be, or 2 for a bad configuration."""
    parser = argparse.ArgumentParser(prog="python -m hw lamps-off", description=__doc__)
    parser.add_argument("--config", type=Path, required=True, help="kiosk.toml, of which [reader] is read")
    path = parser.parse_args(arguments).config
    try:
        settings = device_tables(path).reader
    except ConfigError as error:
        print(error, file=sys.stderr)  # noqa: T201 - the command line's answer
        return 2
    return darken(settings.lamp_green, settings.lamp_red)


def darken(*lamps: str, root: Path = LEDS) -> int:
    """Darken the LEDs of these names, "" for none.

    Args:
        lamps: names in `root`.
        root: the folder of the LEDs.

    Returns:
        0, or 1 when one of them cannot be darkened.
    """
    code = 0
    for lamp in filter(None, lamps):
        try:
            (root / lamp / "brightness").write_text("0", encoding="ascii")
        except OSError as error:
            log.warning("lamp %s: %s", lamp, error.strerror)
            code = 1
    return code
