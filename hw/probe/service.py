"""What the reader service says of itself, if it runs."""

from hw.service.connection import ServiceGoneError, ServiceRefusedError, ServiceTimeoutError
from hw.service.reader_client import ReaderClient

_LONGEST = 2.0  # seconds


def account(socket: str) -> str:
    """Ask the service at a socket."""
    try:
        info = ReaderClient(socket, _LONGEST).info()
    except ServiceGoneError:
        return f"does not run (nobody serves {socket})"
    except ServiceTimeoutError:
        return f"hangs ({socket})"
    except ServiceRefusedError as error:
        return f"refuses to answer: {error}"
    if not info.online:
        return f"runs; no reader is online: {info.reason}"
    armed = "waits for a swipe" if info.armed else "waits for no swipe"
    return f"runs; {info.model} is online (driver {info.driver}) and {armed}"
