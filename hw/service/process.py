"""What the services have in common as processes: where they write what they tell, and what ends them."""

import logging
import signal
import sys
from collections.abc import Callable


def tell_on_stderr() -> None:
    """Write what is told from now on with its time, where systemd collects it."""
    logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(asctime)s %(levelname)s %(message)s")


def at_the_end(stop: Callable[[], None]) -> None:
    """Call `stop` when systemd, or somebody at a terminal, wants the process to end."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop())
