"""The network as the kernel tells of it: interfaces, addresses, and the way out."""

import fcntl
import ipaddress
import socket
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kiosk.config.hosts import Address
from kiosk.config.network import Interface
from kiosk.ports.maintenance import Finding

INTERFACES: Final = Path("/sys/class/net")
IPV6: Final = Path("/proc/net/if_inet6")
ROUTES: Final = Path("/proc/net/route")

_GET_ADDRESS: Final = 0x8915
_GET_MASK: Final = 0x891B
"""SIOCGIFADDR and SIOCGIFNETMASK."""


def link(folder: Path = INTERFACES) -> Finding:
    """Tell which interfaces there are, with their hardware addresses, and whether any is connected."""
    names = sorted(path.name for path in folder.iterdir() if _is_real(path))
    shown = ", ".join(_shown(folder / name) for name in names)
    if not names:
        return Finding("link", "bad", reason="no-interface")
    if any(_read(folder / name / "operstate") == "up" for name in names):
        return Finding("link", "good", shown)
    return Finding("link", "bad", shown, "no-link")


def addresses(ipv6: Path = IPV6, routes: Path = ROUTES) -> Finding:
    """Tell the kiosk's addresses and its router."""
    found: list[Interface] = [*_ipv4(), *_ipv6(ipv6)]
    usable = [one for one in found if not one.ip.is_link_local]
    router = _router(routes)
    detail = ", ".join(map(str, usable or found))
    if not usable:
        return Finding("addresses", "bad", detail, "no-address")
    return Finding("addresses", "good", f"{detail} · gw {router}" if router else detail)


def _is_real(folder: Path) -> bool:
    """Leave out the loopback and what only the kernel's insides use."""
    return _read(folder / "type") == "1" and not folder.name.startswith(("ifb", "dummy", "veth"))


def _shown(folder: Path) -> str:
    kind = "Wi-Fi" if (folder / "wireless").exists() else ""
    speed = _read(folder / "speed") if _read(folder / "operstate") == "up" else ""
    fast = f"{speed} Mb/s" if speed.isdigit() else ""
    return " ".join(part for part in (folder.name, kind, fast, _read(folder / "address")) if part)


def _ipv4() -> Iterator[ipaddress.IPv4Interface]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        for _, name in socket.if_nameindex():
            try:
                own, mask = (_told(asked, name, what) for what in (_GET_ADDRESS, _GET_MASK))
            except OSError:
                continue  # it has no such address
            if not ipaddress.ip_address(own).is_loopback:
                yield ipaddress.IPv4Interface(f"{own}/{mask}")


def _told(asked: socket.socket, name: str, what: int) -> str:
    answer = fcntl.ioctl(asked.fileno(), what, struct.pack("256s", name.encode()[:15]))
    return socket.inet_ntoa(answer[20:24])


def _ipv6(path: Path) -> Iterator[ipaddress.IPv6Interface]:
    for line in _read(path).splitlines():
        digits, _, size, *_ = line.split()
        own = ipaddress.IPv6Interface((int(digits, 16), int(size, 16)))
        if not own.ip.is_loopback:
            yield own


def _router(path: Path) -> Address | None:
    for line in _read(path).splitlines()[1:]:
        _, target, router, *_ = line.split()
        if target == "00000000" and router != "00000000":
            return ipaddress.IPv4Address(struct.pack("=L", int(router, 16)))
    return None


def _read(path: Path) -> str:
    try:
        return path.read_text().strip()
    except OSError:
        return ""
