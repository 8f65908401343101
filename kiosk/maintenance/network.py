"""The way to the terminal service, tried step by step: what fails first is what has to be mended."""

import socket
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from kiosk.config.hosts import address_in, peer_of
from kiosk.config.settings import Settings
from kiosk.maintenance import links
from kiosk.ports.maintenance import Finding
from kiosk.ports.terminal import NoAnswer, NotSent
from kiosk.terminal.channel import Channel

RESOLVERS: Final = Path("/etc/resolv.conf")
TIME: Final = Path("/run/systemd/timesync")
SECONDS: Final = 8.0
"""For the connection, and again for the answer."""

_ASKED: Final = "/v1/catalogue"
"""Asked without a session: any answer, a refusal too, tells that the service is there."""


def findings(settings: Settings) -> Iterator[Finding]:
    """Try one thing after the other, and yield what was found of each as soon as it is."""
    yield links.link()
    yield links.addresses()
    yield names(peer_of(settings.terminal.url).host)
    yield clock(settings.time.zone)
    yield terminal(settings)


def names(host: str, resolvers: Path = RESOLVERS) -> Finding:
    """Look the terminal service's name up."""
    servers = ", ".join(_servers(resolvers))
    if address_in(host) is not None:
        return Finding("names", "unknown", servers, "no-name-needed")
    begun = time.monotonic()
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        reason = "no-server" if error.errno == socket.EAI_AGAIN else "unknown-host"
        return Finding("names", "bad", f"{host} ({servers})" if servers else host, reason)
    where = ", ".join(dict.fromkeys(str(one[4][0]) for one in found))
    return Finding("names", "good", f"{host}: {where} ({_milliseconds(begun)})")


def clock(zone: str, folder: Path = TIME) -> Finding:
    """Tell whether the network has told the time."""
    now = f"{datetime.now(ZoneInfo(zone)):%d.%m.%Y %H:%M:%S}"
    if (folder / "synchronized").exists():
        return Finding("time", "good", now)
    if folder.is_dir():
        return Finding("time", "bad", now, "not-synchronised")
    return Finding("time", "unknown", now, "no-timesync")


def terminal(settings: Settings, seconds: float = SECONDS) -> Finding:
    """Ask the terminal service anything at all, the way the kiosk does."""
    own, host = settings.terminal, peer_of(settings.terminal.url)
    channel = Channel(
        own.url,
        ca_file=own.ca_file,
        client=(own.client_certificate, own.client_key) if own.client_certificate else None,
        connect_seconds=seconds,
        answer_seconds=seconds,
    )
    begun, where = time.monotonic(), f"{host.host}:{host.port}"
    try:
        answer = channel.exchange("GET", _ASKED)
    finally:
        channel.close()
    if isinstance(answer, NotSent | NoAnswer):
        return Finding("terminal", "bad", where, answer.cause)
    if answer.status >= 500:
        return Finding("terminal", "bad", f"{where}, HTTP {answer.status}", "server-error")
    return Finding("terminal", "good", f"{where} ({_milliseconds(begun)})")


def _servers(path: Path) -> list[str]:
    try:
        lines = path.read_text().splitlines()
    except OSError:
        return []
    return [line.split()[1] for line in lines if line.startswith("nameserver ")]


def _milliseconds(begun: float) -> str:
    return f"{(time.monotonic() - begun) * 1000:.0f} ms"
