"""`python -m hw printer`: the process that owns the connection to CUPS."""

import argparse
import logging
import signal
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from hw.service import strict_toml
from hw.service.peers import Allowed
from hw.service.printer_service import INTERFACE, LONGEST_CALL, PrinterService, assemble
from hw.service.server import Server
from hw.service.settings import PrinterSettings

log = logging.getLogger(__name__)

BAD_CONFIG = 2


class _Config(Struct, frozen=True):
    printer: PrinterSettings


def main(arguments: Sequence[str]) -> int:
    """Serve until SIGTERM; 0: a clean end, 1: the thread that speaks with CUPS died, 2: a bad config."""
    parser = argparse.ArgumentParser(prog="python -m hw printer", description=__doc__)
    parser.add_argument("--config", type=Path, required=True, help="kiosk.toml, of which [printer] is read")
    parser.add_argument(
        "--group", default="", help="a group whose members may call, besides the service's own user"
    )
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s", stream=sys.stderr)
    try:
        settings = strict_toml.load_tables(options.config, _Config).printer
    except strict_toml.ConfigError as error:
        log.critical("%s", error)
        return BAD_CONFIG
    return serve(settings, Allowed.own_user(options.group), _end_signal())


def serve(settings: PrinterSettings, allowed: Allowed, ended: threading.Event) -> int:
    """Serve until `ended` is set."""
    service = assemble(settings)
    spooling = threading.Thread(target=service.spooler.run, name="spooler", daemon=True)
    with Server(Path(settings.socket), INTERFACE, service, allowed, LONGEST_CALL):
        spooling.start()
        log.info("serving %s for queue %s at %s", settings.socket, settings.queue, settings.server)
        code = _oversee(service, spooling, ended)
        service.board.close()
    service.spooler.stop()
    return code


def _oversee(service: PrinterService, spooling: threading.Thread, ended: threading.Event) -> int:
    while not ended.wait(1.0):
        service.board.pulse()
        if not spooling.is_alive():
            log.critical("the spooler has died")
            return 1
    return 0


def _end_signal() -> threading.Event:
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: ended.set())
    return ended
