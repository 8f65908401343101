"""Reads what the guest's /proc says. Pure."""

import re
import socket
import struct
from collections.abc import Iterator
from typing import Final, NamedTuple

_LISTEN: Final = "0A"
_NOBODY: Final = re.compile(r"0+:0000")


class Endpoint(NamedTuple):
    """A local address that takes what comes: `tcp`, `tcp6`, `udp` or `udp6`, the address and the port."""

    protocol: str
    host: str
    port: int

    def __str__(self) -> str:
        return f"{self.protocol} {self.host} port {self.port}"

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine itself reaches it."""
        return self.host.startswith("127.") or self.host in {"::1", "::ffff:127.0.0.1"}


def listening(protocol: str, table: str) -> list[Endpoint]:
    """Give who waits for strangers, by the table in /proc/net of that protocol.

    Of UDP these are the sockets without another end: one that asked a name server has one.
    """
    found = []
    for line in table.splitlines()[1:]:
        fields = line.split()
        if len(fields) < 4:
            continue
        local, remote, state = fields[1:4]
        if state == _LISTEN if protocol.startswith("tcp") else _NOBODY.fullmatch(remote):
            host, port = local.split(":")
            found.append(Endpoint(protocol, _address(host), int(port, 16)))
    return found


def mount_options(mounts: str, point: str) -> frozenset[str]:
    """Give the options of what is mounted last at a point, by /proc/self/mounts; none where nothing is."""
    options: frozenset[str] = frozenset()
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) > 3 and fields[1] == point:
            options = frozenset(fields[3].split(","))
    return options


def swaps(table: str) -> list[str]:
    """Give what /proc/swaps lists."""
    return [line.split()[0] for line in table.splitlines()[1:] if line.strip()]


def kib(text: str, name: str) -> int:
    """Give a figure of /proc/meminfo, smaps_rollup or status in KiB.

    Raises:
        KeyError: there is none of that name.
    """
    found = re.search(rf"^{name}:\s*(\d+) kB$", text, re.MULTILINE)
    if found is None:
        raise KeyError(name)
    return int(found[1])


def properties(text: str) -> dict[str, str]:
    """Read `NAME=VALUE` lines, as `systemctl show` writes them."""
    return dict(line.split("=", 1) for line in text.splitlines() if "=" in line)


def sections(text: str) -> Iterator[tuple[str, str]]:
    """Read files that were told one after the other, each below a line `== NAME`."""
    for part in re.split(r"^== ", text, flags=re.MULTILINE)[1:]:
        name, _, content = part.partition("\n")
        yield name, content


def _address(text: str) -> str:
    """Give an address from its words of 32 bits in the machine's order, which is little-endian."""
    words = [int(text[at : at + 8], 16) for at in range(0, len(text), 8)]
    packed = struct.pack(f"<{len(words)}I", *words)
    return socket.inet_ntop(socket.AF_INET if len(words) == 1 else socket.AF_INET6, packed)
