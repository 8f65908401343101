"""`python -m hw printer`: the process that owns the connection to CUPS."""

import argparse
import logging
import threading
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from hw.reader.memory import keep_private
from hw.service import notify, strict_toml
from hw.service.peers import Allowed
from hw.service.printer_service import INTERFACE, LONGEST_CALL, PrinterService, assemble
from hw.service.process import at_the_end, tell_on_stderr
from hw.service.server import AlreadyServedError, Server
from hw.service.settings import PrinterSettings

log = logging.getLogger("hw.printer")


class _Config(Struct, frozen=True):
    printer: PrinterSettings


def main(arguments: Sequence[str]) -> int:
    """Serve until SIGTERM; 0 at its end, 1 when it cannot serve or go on, 2 for a bad configuration."""
    parser = argparse.ArgumentParser(prog="python -m hw printer", description=__doc__)
    parser.add_argument("--config", type=Path, required=True, help="kiosk.toml, of which [printer] is read")
    path = parser.parse_args(arguments).config
    tell_on_stderr()
    keep_private()  # a voucher says who was treated for what
    try:
        return _serve(strict_toml.load_tables(path, _Config).printer)
    except strict_toml.ConfigError as error:
        log.critical("%s", error)
        return 2
    except (AlreadyServedError, FileNotFoundError, PermissionError, KeyError) as error:
        log.critical("the service cannot start: %s", error)
        return 1


def _serve(settings: PrinterSettings) -> int:
    service, ended = assemble(settings), threading.Event()
    at_the_end(ended.set)
    # A daemon: a call that hangs in a frozen cupsd cannot be called off, and must not hold up the end.
    spooling = threading.Thread(target=service.spooler.run, name="spooler", daemon=True)
    with Server(Path(settings.socket), INTERFACE, service, Allowed.own_user(settings.group), LONGEST_CALL):
        spooling.start()
        log.info("service: ready; queue %s at %s", settings.queue, settings.server)
        notify.ready()
        code = _oversee(service, spooling, ended)
        notify.stopping()
        service.board.close()
    service.spooler.stop()
    log.info("service: ended")
    return code


def _oversee(service: PrinterService, spooling: threading.Thread, ended: threading.Event) -> int:
    while not ended.wait(1.0):
        service.board.pulse()
        if not spooling.is_alive():
            log.critical("the spooler has died")
            return 1
        notify.alive()
    return 0
