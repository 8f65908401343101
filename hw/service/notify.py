"""Tells the service manager how this process is: systemd's sd_notify(3) protocol.

Without a manager that listens, as on a developer's machine, nothing is told and nothing goes wrong.
"""

import os
import socket


def ready() -> None:
    """Tell that the service serves; the manager restarts it when it does not say so in time."""
    _tell("READY=1")


def starting(seconds: int) -> None:
    """Tell that the service is not ready yet for a good reason, and may take so many seconds more."""
    _tell(f"EXTEND_TIMEOUT_USEC={seconds * 1_000_000}")


def alive() -> None:
    """Tell that the service still works; the manager kills and restarts it when it stays silent too long."""
    _tell("WATCHDOG=1")


def stopping() -> None:
    """Tell that the service has begun to end."""
    _tell("STOPPING=1")


def status(words: str) -> None:
    """Tell in one line what the service is doing; `systemctl status` shows it."""
    _tell(f"STATUS={words}")


def _tell(assignment: str) -> None:
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return
    if address.startswith("@"):
        address = f"\0{address[1:]}"  # a name of Linux' own that is no file
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK) as manager:
            manager.sendto(assignment.encode(), address)
    except OSError:
        return  # a manager that cannot hear will act on the silence
