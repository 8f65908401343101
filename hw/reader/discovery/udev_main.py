"""`python -m hw udev-rules`: udev rules for what kiosk.toml names, and for what the swipe test taught.

Keyboards that are readers, a reader that is named by its node, the lamps beside the reader, and its beeper.

The readers of the table have a file of their own. At boot the output goes to
/run/udev/rules.d/72-polise-keyboards.rules, before udev is triggered.
"""

import argparse
import sys
from pathlib import Path

from hw.reader.discovery import taught
from hw.reader.discovery.udev import of_keyboards, rules_file
from hw.reader.discovery.udev_feedback import feedback_rules
from hw.reader.discovery.udev_named import named_rules
from hw.service.device_tables import device_tables
from hw.service.strict_toml import ConfigError

_HEAD = """\
# What kiosk.toml or the swipe test names: card readers, lamps, a beeper.
# Written by `python -m hw udev-rules`.
"""


def main(arguments: list[str]) -> int:
    """Print the rules; 0, or 2 for a bad configuration or a bad file of taught keyboards."""
    parser = argparse.ArgumentParser(prog="python -m hw udev-rules", description=__doc__)
    parser.add_argument("--config", type=Path, help="kiosk.toml; without it, only what was taught counts")
    path = parser.parse_args(arguments).config
    try:
        settings = device_tables(path).reader
        known = taught.read(Path(settings.taught))
    except ConfigError as error:
        print(error, file=sys.stderr)  # noqa: T201 - the command line's answer
        return 2
    readers = rules_file(_HEAD, of_keyboards(settings.keyboards, known))
    sys.stdout.write(readers + named_rules(settings) + feedback_rules(settings))
    return 0
