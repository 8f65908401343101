"""`python -m kiosk.appliance addresses`: lets the firewall know where the named machines are.

The names of the terminal service and of the printer are looked up every minute. What was found counts for
hours, and for as long as names cannot be looked up, so no failure of the DNS locks the kiosk out.
"""

import argparse
import ipaddress
import logging
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from hw.service.strict_toml import ConfigError
from kiosk.appliance.firewall import peers, refreshed
from kiosk.config.hosts import Address, Peer, address_in
from kiosk.config.settings import DEFAULT_PATH, load

_SECONDS: Final = 60.0
_SECONDS_AT_FIRST: Final = 5.0
_log = logging.getLogger("kiosk.appliance.addresses")


class Addresses:
    """Where the named machines are, as far as has been found out.

    Args:
        named: by the name of their sets.
    """

    def __init__(self, named: Mapping[str, Peer]) -> None:
        self._named = named
        self._last: dict[str, frozenset[Address]] = {}

    def look_up(self) -> str:
        """Look every name up, and return what nft is to read; what is not found is where it was."""
        for name, peer in self._named.items():
            if (found := _found(peer.host)) and found != self._last.get(name):
                _log.info("%s is at %s", peer.host, ", ".join(sorted(map(str, found))))
            self._last[name] = found or self._last.get(name, frozenset())
        return "".join(
            refreshed(name, sorted(found, key=str), self._named[name].port)
            for name, found in self._last.items()
        )

    @property
    def are_complete(self) -> bool:
        """Whether every name has led somewhere."""
        return all(self._last.get(name) for name in self._named)


def main(arguments: list[str]) -> int:
    """Look names up until the process is ended; 2 for faulty settings."""
    parser = argparse.ArgumentParser(prog="python -m kiosk.appliance addresses", description=__doc__)
    parser.add_argument("--config", type=Path, default=DEFAULT_PATH, help="the appliance's settings")
    parser.add_argument("--once", action="store_true", help="look up once, then end")
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(levelname)s %(message)s")
    try:
        found = peers(load(options.config))
    except ConfigError as error:
        _log.critical("%s", error)
        return 2
    addresses = Addresses({name: peer for name, peer in found.items() if address_in(peer.host) is None})
    _apply(addresses.look_up())
    while not options.once:
        time.sleep(_SECONDS if addresses.are_complete else _SECONDS_AT_FIRST)
        _apply(addresses.look_up())
    return 0


def _found(host: str) -> frozenset[Address]:
    try:
        told: Iterable[tuple[object, ...]] = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except OSError as error:
        _log.warning("%s cannot be looked up: %s", host, error)
        return frozenset()
    texts = {str(place[0]).partition("%")[0] for *_, place in told if isinstance(place, tuple)}
    return frozenset(ipaddress.ip_address(text) for text in texts)


def _apply(commands: str) -> None:
    if not commands:
        return
    done = subprocess.run(["nft", "-f", "-"], input=commands, capture_output=True, text=True, check=False)
    if done.returncode:
        _log.error("nft: %s", done.stderr.strip())
