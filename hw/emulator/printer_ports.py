"""Finds loopback ports for the servers of the printer rig."""

import errno
import random
import socket
from contextlib import ExitStack

_BELOW_EPHEMERAL = range(20_000, 32_000)
_LOOPBACKS = ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1"))


def free_port() -> int:
    """Return a port that nobody listens on, on either loopback.

    It lies below the range the kernel takes for outgoing connections: while the virtual printer is off,
    a client that keeps connecting to a port inside that range would sooner or later meet itself.
    """
    chooser = random.SystemRandom()
    for port in chooser.sample(_BELOW_EPHEMERAL, 200):
        if _is_free(port):
            return port
    raise OSError("no free loopback port")


def _is_free(port: int) -> bool:
    with ExitStack() as stack:
        for family, host in _LOOPBACKS:
            try:
                probe = stack.enter_context(socket.socket(family, socket.SOCK_STREAM))
                probe.bind((host, port))
            except OSError as error:
                if error.errno == errno.EADDRINUSE:
                    return False  # any other error: this machine has no such loopback
    return True


def answers(port: int, host: str = "127.0.0.1") -> bool:
    """Tell whether something accepts connections on that port."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.settimeout(0.5)
        return probe.connect_ex((host, port)) == 0
