"""What systemd-networkd and systemd-timesyncd are told; nothing waits for them."""

from collections.abc import Sequence
from typing import Final

from kiosk.config.network import NetworkSettings

WIRED: Final = "20-polise-wired.network"
WIRELESS: Final = "25-polise-wireless.network"

_MATCHES: Final = {WIRED: ("en* eth*", "ether", 100), WIRELESS: ("wl*", "wlan", 600)}


def networkd(network: NetworkSettings) -> dict[str, str]:
    """Return the text of each `.network` file by its name; one for the wireless only where there is one."""
    files = [WIRED, WIRELESS] if network.wifi.ssid else [WIRED]
    return {file: _network(file, network, static=file == files[-1]) for file in files}


def timesyncd(network: NetworkSettings) -> str:
    """Return the text of a drop-in for timesyncd.conf; "" where DHCP and the system's own servers will do."""
    return f"[Time]\nNTP={' '.join(network.ntp)}\nFallbackNTP=\n" if network.ntp else ""


def _network(file: str, network: NetworkSettings, *, static: bool) -> str:
    name, kind, metric = _MATCHES[file]
    fixed = network.interface if static else None
    lines = ["[Match]", f"Name={name}", f"Type={kind}", "", "[Link]", "RequiredForOnline=no", "", "[Network]"]
    lines += ["DHCP=no", "IPv6AcceptRA=no"] if fixed else ["DHCP=yes", "IPv6AcceptRA=yes"]
    lines += ["LinkLocalAddressing=ipv6", *(f"DNS={one}" for one in network.dns)]
    lines += [f"Address={fixed}"] if fixed else []
    lines += ["IgnoreCarrierLoss=3s"] if file == WIRELESS else []
    if fixed and network.gateway:
        lines += ["", "[Route]", f"Gateway={network.gateway}", f"Metric={metric}"]
    return "\n".join([*lines, *([] if fixed else _dhcp(network, metric))]) + "\n"


def _dhcp(network: NetworkSettings, metric: int) -> Sequence[str]:
    names = ["UseDNS=no"] if network.dns else []
    times = ["UseNTP=no"] if network.ntp else []
    # The kiosk has no name of its own to tell, and takes none. Its zone is the technician's.
    first = ["", "[DHCPv4]", "ClientIdentifier=mac", "SendHostname=no", "UseHostname=no", "UseTimezone=no"]
    second = ["", "[DHCPv6]", "UseHostname=no", *names, *times]
    third = ["", "[IPv6AcceptRA]", f"RouteMetric={metric}", *names]
    return [*first, f"RouteMetric={metric}", *names, *times, *second, *third]
