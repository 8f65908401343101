"""Whether a window can be shown here."""

import os
import socket
from pathlib import Path


def has_display() -> bool:
    """Tell whether a Wayland or X11 display is there and takes connections."""
    if os.environ.get("WAYLAND_DISPLAY"):
        return True
    display = os.environ.get("DISPLAY", "")
    host, _, screen = display.rpartition(":")
    if not screen:
        return False
    return bool(host) or _answers(screen.split(".")[0])


def _answers(number: str) -> bool:
    path = f"/tmp/.X11-unix/X{number}"  # noqa: S108  where X11 keeps its sockets
    for address in (path, f"\0{path}"):
        if not address.startswith("\0") and not Path(address).exists():
            continue
        with socket.socket(socket.AF_UNIX) as connection:
            if connection.connect_ex(address) == 0:
                return True
    return False
