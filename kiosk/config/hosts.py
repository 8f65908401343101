"""Names and addresses of other machines, as they stand in settings."""

import ipaddress
import re
from typing import Final, NamedTuple
from urllib.parse import urlsplit

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_PORTS: Final = {"https": 443, "http": 80, "ipp": 631, "ipps": 631}
_NAME: Final = re.compile(
    r"(?=.{1,253}\Z)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*", re.IGNORECASE
)


class Peer(NamedTuple):
    """Another machine, by name or address, and a TCP port of it."""

    host: str
    port: int


def peer_of(url: str) -> Peer:
    """Return the machine and the port of an address that has passed the checks of its setting."""
    parts = urlsplit(url)
    return Peer(parts.hostname or "", parts.port or _PORTS[parts.scheme])


def address_in(host: str) -> Address | None:
    """Return the address that `host` is; None if it is a name."""
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def host_fault(host: str) -> str:
    """Return what is wrong with the name or address of a machine, in words; "" if nothing is."""
    if address_in(host) is None and not _NAME.fullmatch(host):
        return f'is "{host}"; expected the name or the address of a machine'
    return multicast_fault(host)


def multicast_fault(host: str) -> str:
    """Refuse the names that only multicast DNS knows: the kiosk hears no one who was not asked."""
    if not host.lower().rstrip(".").endswith(".local"):
        return ""
    return f'names "{host}", which only multicast DNS knows; expected its address, or its name in the DNS'
