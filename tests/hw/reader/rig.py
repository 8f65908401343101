"""The reader path for the tests: invented cards, their rules, and a real service on an emulated reader."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jwcrypto import jwk

from hw.emulator.cards import Card
from hw.emulator.reader import EmulatedReader
from hw.reader.decode.issuer import compiled
from hw.reader.driver import RawSwipe, RawTrack
from hw.reader.iso7811 import TrackNumber
from hw.reader.secret import Secret
from hw.service.connection import ServiceGoneError
from hw.service.reader_client import ReaderClient
from hw.service.reader_messages import ReaderMessage
from hw.service.settings import CardRule

PARAUGS = CardRule(
    insurer="paraugs", pattern=r"^(?P<number>9371\d{12})=(\d{4})?$", lengths=(16,), check_digit="luhn"
)
PIEMERS = CardRule(insurer="piemers", pattern=r"^(?P<number>88\d{8})$")
DEMO = CardRule(insurer="demo", pattern=r"^(?P<number>55\d{9})=\d{4}=\d*$")
RULES = tuple(map(compiled, (PARAUGS, PIEMERS, DEMO)))

KEY = jwk.JWK.generate(kty="EC", crv="P-256", kid="test")

NUMBER = "9371000000000002"
GOOD = Card(track_2=f";{NUMBER}=2912?")
CARDS = {
    "good": GOOD,
    "other": Card(track_2=";9371000000000010=2912?"),
    "bad": Card(damage="unreadable"),
    "bank": Card(
        track_1="%B4000000000000002^PARAUGS/ANNA^29122010000?", track_2=";4000000000000002=29122010000?"
    ),
    "unknown": Card(track_2=";7654321?"),
}


def raw(texts: Mapping[TrackNumber, str], fault: Any = None, *, has_lrc: bool = False) -> RawSwipe:
    """Make a swipe of track texts."""
    tracks = {
        number: RawTrack(Secret.of(text.encode("ascii")), has_lrc=has_lrc) for number, text in texts.items()
    }
    return RawSwipe(tracks, fault)


def wait_until(true: Callable[[], object], seconds: float = 15.0) -> None:
    """Wait until a condition holds; fail when it does not in good time."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it never came to be"
        time.sleep(0.005)


class Watcher:
    """Collects a client's messages in a thread of its own."""

    def __init__(self, client: ReaderClient) -> None:
        self.messages: list[ReaderMessage] = []
        self._client = client
        self._read = 0
        self._thread = threading.Thread(target=self._collect, daemon=True)
        self._thread.start()

    def _collect(self) -> None:
        for message in self._client.watch():
            self.messages.append(message)

    def next(self, kind: type[Any], **fields: object) -> Any:
        """Wait for the next message of a kind, and of these fields, after the last one waited for."""
        found: list[ReaderMessage] = []

        def come() -> bool:
            while self._read < len(self.messages) and not found:
                message = self.messages[self._read]
                self._read += 1
                fits = all(getattr(message, name, None) == value for name, value in fields.items())
                if isinstance(message, kind) and fits:
                    found.append(message)
            return bool(found)

        wait_until(come)
        return found[0]

    def close(self) -> None:
        """Stop watching."""
        self._client.close()
        self._thread.join(5)
        assert not self._thread.is_alive()


class Rig:
    """An emulated reader, the service's configuration, and the service as a process."""

    def __init__(self, folder: Path, reader: EmulatedReader) -> None:
        self.reader = reader
        self.folder = folder
        self.config = folder / "kiosk.toml"
        self.log = folder / "service.log"
        self.client = ReaderClient(folder / "reader.sock")
        self.write_config()

    def write_config(self, arm_seconds: int = 60, group: str = "") -> None:
        """Write a kiosk.toml, with tables that are not the reader service's."""
        rules = "".join(
            f"[[card]]\ninsurer = \"{rule.insurer}\"\npattern = '{rule.pattern}'\n"
            f'check_digit = "{rule.check_digit}"\n'
            for rule in (PARAUGS, PIEMERS, DEMO)
        )
        self.config.write_text(
            f'[institution]\nname = "x"\n[reader]\ndriver = "serial"\ndevice = "{self.folder}/tty"\n'
            f'socket = "{self.folder}/reader.sock"\narm_seconds = {arm_seconds}\ngroup = "{group}"\n'
            f"{rules}[terminal]\naddress = \"x\"\npublic_key = '{KEY.export_public()}'\n"
        )

    @contextmanager
    def service(self) -> Iterator[subprocess.Popen[bytes]]:
        """Run the service."""
        command = [sys.executable, "-m", "hw", "reader", "--config", str(self.config)]
        with self.log.open("ab") as log, subprocess.Popen(command, stdout=log, stderr=log) as process:
            try:
                wait_until(lambda: answers(self.client), 60)  # in an emulated machine it starts slowly
                yield process
            finally:
                process.terminate()
                process.wait(10)

    def arm(self) -> None:
        """Arm the reader, and wait until it is in the device."""
        self.client.arm()
        wait_until(lambda: self.reader.device.armed and self.reader.device.lamp == "green")


def answers(client: ReaderClient) -> bool:
    """Tell whether the service is there."""
    try:
        client.info()
    except ServiceGoneError:
        return False
    return True


@contextmanager
def reader_rig(folder: Path, **line: Any) -> Iterator[Rig]:
    """Set up an emulated reader and the configuration of its service."""
    with EmulatedReader(folder / "tty", CARDS, **line) as reader:
        yield Rig(folder, reader)
