"""`[network]`: how the kiosk comes to its network, by wire."""

import ipaddress
import re
from typing import Annotated, Final

from msgspec import Meta

from hw.service.settings import Settings as Table
from hw.service.strict_toml import require_fit
from hw.service.toml_lines import KeyPath
from kiosk.config.hosts import address_in, host_fault
from kiosk.config.wifi import WifiSettings

Interface = ipaddress.IPv4Interface | ipaddress.IPv6Interface

_ADDRESS: Final = 'expected an address with its network\'s size such as 192.0.2.20/24, or "" for DHCP'
Several = Annotated[tuple[str, ...], Meta(max_length=4)]


class NetworkSettings(Table, frozen=True, kw_only=True):
    """`[network]`: the kiosk's address and whom it asks for names and the time.

    Attributes:
        address: the kiosk's own address and its network's size, `192.0.2.20/24`; "" for DHCP. It is that
            of the Wi-Fi where there is one, else of the wire.
        gateway: the router, within that network; "" for none.
        dns: addresses of the DNS servers; empty for those that DHCP tells.
        ntp: names or addresses of the time servers; empty for those that DHCP tells, and the system's own.
        wifi: the wireless network.
    """

    address: str = ""
    gateway: str = ""
    dns: Several = ()
    ntp: Several = ()
    wifi: WifiSettings = WifiSettings()

    def __post_init__(self) -> None:
        """Refuse addresses that are none, or that do not fit each other.

        Raises:
            UnfitError: with every fault.
        """
        faults: dict[KeyPath, str] = {("address",): _address_fault(self.address)}
        faults["gateway",] = "" if faults["address",] else self._gateway_fault()
        faults |= {("dns", at): _server_fault(one) for at, one in enumerate(self.dns)}
        faults |= {("ntp", at): host_fault(one) for at, one in enumerate(self.ntp)}
        require_fit(faults)

    @property
    def interface(self) -> Interface | None:
        """The address with its network; None with DHCP."""
        return ipaddress.ip_interface(self.address) if self.address else None

    def _gateway_fault(self) -> str:
        if not self.gateway:
            return ""
        gateway, own = address_in(self.gateway), self.interface
        if own is None:
            return 'is set though `address` is ""; expected both or, with DHCP, none'
        if gateway is None:
            return f'is "{self.gateway}"; expected an address such as 192.0.2.1'
        if gateway == own.ip:
            return "is the kiosk's own address; expected that of the router"
        if gateway in own.network or (own.version == gateway.version == 6 and gateway.is_link_local):
            return ""
        return f'is "{self.gateway}"; expected an address within {own.network}'


def _address_fault(address: str) -> str:
    try:
        own = ipaddress.ip_interface(address or "192.0.2.1/24")
    except ValueError:
        return f'is "{address}"; {_ADDRESS}'
    if address and not re.search(r"/[0-9]+\Z", address):
        return f'is "{address}", without its network\'s size; {_ADDRESS}'
    unfit = _unfit_words(own)
    return f'is "{address}", which {unfit}; {_ADDRESS}' if unfit else ""


def _unfit_words(own: Interface) -> str:
    network, ip = own.network, own.ip
    if ip.is_loopback or ip.is_multicast or ip.is_unspecified or network.prefixlen == 0:
        return "no machine can have"
    if network.num_addresses > 2 and ip == network.network_address:
        return "is the whole network's"
    if own.version == 4 and network.num_addresses > 2 and ip == network.broadcast_address:
        return "is everyone's in that network"
    return ""


def _server_fault(address: str) -> str:
    server = address_in(address)
    if server is None or server.is_unspecified or server.is_multicast:
        return f'is "{address}"; expected the address of a DNS server such as 192.0.2.1'
    return (
        ""
        if not server.is_loopback
        else f'is "{address}", this machine; expected a DNS server in the network'
    )
