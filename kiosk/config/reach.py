"""Whether the machines that the settings name can be reached with the network that they describe."""

from hw.service.settings import PrinterSettings
from hw.service.toml_lines import KeyPath
from kiosk.config.hosts import Address, Peer, address_in, multicast_fault, peer_of
from kiosk.config.network import Interface, NetworkSettings
from kiosk.config.terminal import TerminalSettings
from kiosk.config.url import is_loopback


def reach_faults(
    terminal: TerminalSettings, printer: PrinterSettings, network: NetworkSettings
) -> dict[KeyPath, str]:
    """Return what is wrong: words for each key, "" for those with which nothing is."""
    url = peer_of(terminal.url)
    uri = peer_of(printer.address) if printer.address else Peer("localhost", 0)
    others = {"the terminal service": url.host, "the printer": uri.host}
    far = {who: host for who, host in others.items() if not is_loopback(host)}
    return {
        ("terminal", "url"): multicast_fault(url.host),
        ("printer", "uri"): multicast_fault(uri.host),
        ("network", "gateway"): _gateway_fault(network, far),
        ("network", "dns"): _dns_fault(network, far),
    }


def _gateway_fault(network: NetworkSettings, far: dict[str, str]) -> str:
    own = network.interface
    if own is None or network.gateway:
        return ""
    outside = [who for who, host in far.items() if not _is_within(address_in(host), own)]
    if not outside:
        return ""
    return f"is missing, and {outside[0]} is not known to be in {own.network}; expected the router's address"


def _is_within(address: Address | None, own: Interface) -> bool:
    return address is not None and address in own.network


def _dns_fault(network: NetworkSettings, far: dict[str, str]) -> str:
    named = [f"{who} is named ({host})" for who, host in far.items() if address_in(host) is None]
    if not network.address or network.dns or not named:
        return ""
    return f"is missing, and {named[0]}; expected a DNS server's address, which no DHCP tells"
