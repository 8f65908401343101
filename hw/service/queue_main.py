"""`python -m hw queue`: makes the CUPS queue of the printer that kiosk.toml names, and sees that it stays."""

import argparse
import logging
import threading
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from hw.printer.queue_maker import QueueMaker
from hw.service import strict_toml
from hw.service.process import at_the_end, tell_on_stderr
from hw.service.settings import PrinterSettings

log = logging.getLogger("hw.queue")

_SOON, _NOW_AND_THEN = 2.0, 10.0  # seconds until the next look at a queue that is not there, or is


class _Config(Struct, frozen=True):
    printer: PrinterSettings


def main(arguments: Sequence[str]) -> int:
    """See to the queue until SIGTERM; 0 at its end or when no printer is named, 2 for a bad configuration."""
    parser = argparse.ArgumentParser(prog="python -m hw queue", description=__doc__)
    parser.add_argument("--config", type=Path, required=True, help="kiosk.toml, of which [printer] is read")
    path = parser.parse_args(arguments).config
    tell_on_stderr()
    try:
        settings = strict_toml.load_tables(path, _Config).printer
    except strict_toml.ConfigError as error:
        log.critical("%s", error)
        return 2
    ended = threading.Event()
    at_the_end(ended.set)
    if not settings.address:
        log.info("[printer] uri names no printer, so queue %s is not made here", settings.queue)
        return 0
    maker = QueueMaker(settings.server, settings.queue, settings.address)
    while not ended.wait(_NOW_AND_THEN if maker.see_to_it() else _SOON):
        pass
    return 0
