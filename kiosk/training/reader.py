"""The practice reader: a reader service of training's own, without a device, as a process of its own.

Tracks are decoded and sealed there and nowhere else, as everywhere; into this process come sealed cards.
"""

import contextlib
import json
import logging
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import IO, Final, cast

from msgspec.structs import asdict

from hw.service.connection import ServiceGoneError, ServiceRefusedError, ServiceTimeoutError
from hw.service.reader_client import ReaderClient
from kiosk.engine.worker import Worker
from kiosk.sandbox.demo import CARD_PATTERNS, SAMPLE_CARDS

CARD: Final = SAMPLE_CARDS["good"]
"""The practice card."""
_ARMED_SECONDS: Final = 3.0
_END_SECONDS: Final = 3.0
_FAILURES: Final = (ServiceGoneError, ServiceTimeoutError, ServiceRefusedError, OSError)
_SETTINGS: Final = """\
[reader]
socket = {socket}
arm_seconds = 600
sound = ""

[terminal]
public_key = '{key}'

"""
_RULE: Final = """\
[[card]]
insurer = "{insurer}"
track = {track}
pattern = '{pattern}'
check_digit = "{check_digit}"

"""

log = logging.getLogger(__name__)


class PracticeReader:
    """The process, and the hand that swipes.

    Args:
        folder: where its socket and its settings are.
        public_key: of the practice service, a JWK.
    """

    def __init__(self, folder: Path, public_key: str) -> None:
        self.socket = folder / "reader.sock"
        settings = folder / "reader.toml"
        settings.write_text(_settings(self.socket, public_key), encoding="utf-8")
        self._client = ReaderClient(self.socket)
        self._hand = Worker("practice card")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "hw", "practice", "--config", str(settings)],
            stdin=subprocess.PIPE,
            text=True,
            # The service manager hears the kiosk alone.
            env={name: value for name, value in os.environ.items() if name != "NOTIFY_SOCKET"},
        )

    def swipe(self) -> None:
        """Swipe the practice card as soon as the reader waits for one."""
        self._hand.submit(self._swipe)

    def stop(self) -> None:
        """End the process, which the end of its input ends too."""
        self._hand.stop(_ARMED_SECONDS)
        with contextlib.suppress(OSError):
            self._input.close()
        try:
            self._process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    @property
    def _input(self) -> IO[str]:
        return cast("IO[str]", self._process.stdin)  # it was asked for

    def _swipe(self) -> None:
        end = time.monotonic() + _ARMED_SECONDS
        try:
            while not self._client.info().armed and time.monotonic() < end:
                time.sleep(0.02)
            self._input.write(f";{CARD.track2}?\n")
            self._input.flush()
        except _FAILURES as error:
            log.warning("the practice card was not swiped: %s", type(error).__name__)


def _settings(socket: Path, public_key: str) -> str:
    rules = "".join(_RULE.format(**asdict(rule)) for rule in CARD_PATTERNS)
    return _SETTINGS.format(socket=json.dumps(str(socket)), key=public_key) + rules
