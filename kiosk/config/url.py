"""What an address of a terminal service must look like."""

import ipaddress
import re
from urllib.parse import urlsplit

_EXPECTED = "expected an address such as https://terminal.example"


def url_fault(url: str) -> str:
    """Return what is wrong with the address, in words; "" if nothing is."""
    shown = f'is "{url}"'
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return f"{shown}; {_EXPECTED}"
    if re.search(r"[\s\\]|[^\x21-\x7e]", url) or not parts.hostname or port == 0:
        return f"{shown}; {_EXPECTED}"
    if parts.username is not None or parts.query or parts.fragment:
        return f"{shown}; expected the address alone, without a user, ? or #"
    if parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname)):
        return ""
    if parts.scheme == "http":
        return f"{shown}; expected https://, since http:// is allowed on this machine only (127.0.0.1)"
    return f"{shown}; {_EXPECTED}"


def is_loopback(host: str) -> bool:
    """Tell whether the host is this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
