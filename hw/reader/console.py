"""`python -m hw console`: makes the text consoles deaf, so that no card is ever typed into one.

A reader that types is taken from the console as soon as the reader service has found it. This closes the
moment before that, and the time in which the service does not run. Nobody logs in on a kiosk, so nobody
misses the keys.
"""

import argparse
import fcntl
import logging
import os
from collections.abc import Iterable
from pathlib import Path

log = logging.getLogger(__name__)

_KDSKBMODE, _K_OFF = 0x4B45, 4  # linux/kd.h
_CONSOLES = tuple(Path(f"/dev/tty{number}") for number in range(1, 7))
"""Those that exist from the start. A key that would open another one is not heard either."""


def main(arguments: list[str]) -> int:
    """Make the consoles deaf; 0, or 1 when one of them still hears."""
    argparse.ArgumentParser(prog="python -m hw console", description=__doc__).parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")
    return deafen(_CONSOLES)


def deafen(consoles: Iterable[Path]) -> int:
    """Turn the keyboard of each console off.

    Returns:
        0, or 1 when one of them still hears; a machine without text consoles has none that does.
    """
    code = 0
    for console in filter(Path.exists, consoles):
        try:
            _turn_off(console)
        except OSError as error:
            log.warning("console %s still hears keyboards: %s", console, error.strerror)
            code = 1
    return code


def _turn_off(console: Path) -> None:
    terminal = os.open(console, os.O_RDWR | os.O_NOCTTY | os.O_CLOEXEC)
    try:
        fcntl.ioctl(terminal, _KDSKBMODE, _K_OFF)
    finally:
        os.close(terminal)
