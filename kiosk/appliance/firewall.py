"""What of the firewall depends on settings: the addresses in the sets of systemd/nftables/polise.nft."""

from collections.abc import Iterable
from typing import Final

from kiosk.config.hosts import Address, Peer, address_in, peer_of
from kiosk.config.settings import Settings
from kiosk.config.url import is_loopback

TABLE: Final = "inet polise"
SETS: Final = ("terminal", "printer")
"""Whom the kiosk may call; each has a set for IPv4 and one for IPv6, of addresses with ports."""

_HOURS: Final = 12
"""So long an address is still let through after its name has last led to it."""


def peers(settings: Settings) -> dict[str, Peer]:
    """Return the machines that the settings name, but this one, by the name of their sets."""
    addresses = {"terminal": settings.terminal.url, "printer": settings.printer.address}
    found = {name: peer_of(address) for name, address in addresses.items() if address}
    return {name: peer for name, peer in found.items() if not is_loopback(peer.host)}


def fixed(settings: Settings) -> str:
    """Return what nft is to read at the start: the machines given by their addresses, and no others."""
    elements = [
        element(name, address, peer.port)
        for name, peer in peers(settings).items()
        if (address := address_in(peer.host))
    ]
    flushed = [f"flush set {TABLE} {name}{version}" for name in SETS for version in (4, 6)]
    return "".join(f"{line}\n" for line in (*flushed, *(f"add {one} }}" for one in elements)))


def refreshed(name: str, addresses: Iterable[Address], port: int) -> str:
    """Return what nft is to read when a name leads to these addresses: each counts anew."""
    lines = []
    for one in addresses:
        known = element(name, one, port)
        # Adding what is there leaves its time as it was, so it is taken out in between, in one transaction.
        lines += [f"add {known} }}", f"delete {known} }}", f"add {known} timeout {_HOURS}h }}"]
    return "".join(f"{line}\n" for line in lines)


def element(name: str, address: Address, port: int) -> str:
    """Return the beginning of a command's words for one element of a set."""
    return f"element {TABLE} {name}{address.version} {{ {address} . {port}"
