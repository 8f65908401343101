"""The embedded terminal service over HTTPS, on a port of this machine that the guest is led to.

Usage: python -m image.boot_test.terminal STATE CERTIFICATE READY
STATE is its folder, CERTIFICATE a PEM file with key and certificate, READY receives the port once it listens.
"""

import signal
import socket
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.config.tables import TimeSettings
from kiosk.sandbox.core import Options
from kiosk.sandbox.serve import AnnouncedServer, configure
from kiosk.sandbox.service import build
from kiosk.sandbox.sessions import clock_in

_HOLD_SECONDS = 1200
"""An emulated kiosk is slow."""


def main(arguments: list[str]) -> int:
    """Serve until SIGTERM."""
    state, certificate, ready = map(Path, arguments)
    clock = clock_in(ZoneInfo(TimeSettings().zone))
    service = build(Options(state, hold_seconds=_HOLD_SECONDS, clock=clock))
    config = configure(service.app)
    config.ssl_certfile = certificate
    with socket.create_server(("127.0.0.1", 0)) as listening:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda _number, _frame: None)
        AnnouncedServer(config, str(listening.getsockname()[1]), ready).run(sockets=[listening])
    service.store.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
