"""What wpa_supplicant is told."""

import re
from typing import Final

from kiosk.config.wifi import WifiSettings

_KEY: Final = re.compile(r"[0-9A-Fa-f]{64}")


def wpa_supplicant(wifi: WifiSettings, password: str) -> str:
    """Return the text of its configuration, which holds the password: "" for an open network."""
    lines = [f"ssid={wifi.ssid.encode().hex()}", f"scan_ssid={int(wifi.hidden)}", *_keys(password)]
    network = "".join(f"    {line}\n" for line in lines)
    return f"country={wifi.country}\nupdate_config=0\np2p_disabled=1\nnetwork={{\n{network}}}\n"


def _keys(password: str) -> list[str]:
    if not password:
        return ["key_mgmt=NONE"]
    if _KEY.fullmatch(password):
        return ["key_mgmt=WPA-PSK WPA-PSK-SHA256", f"psk={password}", "ieee80211w=1"]
    # Between quotation marks everything up to the last one counts, so that none need be escaped.
    return ["key_mgmt=WPA-PSK WPA-PSK-SHA256 SAE", f'psk="{password}"', "ieee80211w=1"]
