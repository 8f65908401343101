"""Nothing set but `driver = "auto"`: each emulated reader is found, read and lost by the real service.

Reader and service are processes of their own; what the service sees of the reader is the mocked kernel.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from jwcrypto import jwe

from hw.service.reader_client import ReaderClient
from hw.service.reader_messages import Armed, CardRead, Disarmed, ReaderOffline, ReaderOnline
from tests.hw.reader.discovery.plugged import ROOT
from tests.hw.reader.rig import KEY, NUMBER, PARAUGS, Watcher, answers, wait_until

CARDS = {"good": {"2": f";{NUMBER}=2912?"}}
FOUND = {
    "msr605": ("serial", "MSR206, MSR605 or MSR606"),
    "msr605x": ("hid", "MSR605X, MSRX6 or Deftun"),
    "magtek": ("hid", "MagTek SureSwipe or Mini, HID mode"),
    "magtek-keyboard": ("wedge", "MagTek SureSwipe or Mini, keyboard mode"),
    "wedge": ("wedge", "MSR90"),
}


class Desk:
    """An emulated reader in a mocked kernel, and the reader service that is to find it."""

    def __init__(self, folder: Path, emulator: subprocess.Popen[str]) -> None:
        self._emulator = emulator
        self.config = folder / "kiosk.toml"
        self.log = folder / "service.log"
        self._socket = folder / "reader.sock"
        self.environment: Mapping[str, str] = self.heard()["environment"]
        self.config.write_text(
            f'[reader]\ndriver = "auto"\nsound = ""\nsocket = "{self._socket}"\n'
            f'taught = "{folder}/taught.toml"\n'
            f"[[card]]\ninsurer = \"{PARAUGS.insurer}\"\npattern = '{PARAUGS.pattern}'\n"
            f"[terminal]\npublic_key = '{KEY.export_public()}'\n"
        )

    def heard(self) -> dict[str, Any]:
        """Give the emulator's next answer."""
        assert self._emulator.stdout
        return dict(json.loads(self._emulator.stdout.readline()))

    def say(self, line: str) -> dict[str, Any]:
        """Tell the emulator something, and give its answer."""
        assert self._emulator.stdin
        self._emulator.stdin.write(line + "\n")
        self._emulator.stdin.flush()
        return self.heard()

    def command(self, *arguments: str) -> list[str]:
        """Give a command line of `python -m hw` with this kiosk.toml."""
        return [sys.executable, "-m", "hw", *arguments, "--config", str(self.config)]

    def probed(self) -> Any:
        """Tell what the probe finds."""
        command, environment = self.command("probe", "--json"), {**os.environ, **self.environment}
        ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, timeout=60, check=False)
        return json.loads(ran.stdout)

    @contextmanager
    def service(self) -> Iterator[Watcher]:
        """Run the service, and watch it."""
        environment = {**os.environ, **self.environment}
        with self.log.open("wb") as log:
            process = subprocess.Popen(self.command("reader"), cwd=ROOT, env=environment, stderr=log)
        try:
            self.client = ReaderClient(self._socket)  # one that was closed watches no more
            wait_until(lambda: answers(self.client), 60)
            watcher = Watcher(self.client)
            yield watcher
            watcher.close()
        finally:
            process.terminate()
            assert process.wait(10) == 0


@contextmanager
def desk(folder: Path, reader: str) -> Iterator[Desk]:
    """Plug a reader in."""
    cards = folder / "cards.json"
    cards.write_text(json.dumps(CARDS))
    command = [sys.executable, "-m", "hw", "emulate", "reader", "--reader", reader, "--over", "umockdev"]
    command += ["--link", str(folder / "tty"), "--cards", str(cards)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as emulator:
        try:
            yield Desk(folder, emulator)
        finally:
            emulator.communicate("quit\n", timeout=20)


def number(card: CardRead) -> str:
    """Open a card."""
    token = jwe.JWE()
    token.deserialize(card.card.jwe, KEY)
    return str(json.loads(token.payload)["number"])


@pytest.mark.parametrize("reader", FOUND)
def test_a_reader_is_found_and_read(reader: str, tmp_path: Path) -> None:
    """Pulling it out is for the real kernel: umockdev aborts when somebody stops listening just then."""
    driver, title = FOUND[reader]
    with desk(tmp_path, reader) as it:
        (found,) = [one for one in it.probed()["readers"] if one["state"] == "usable"]
        assert (found["driver"], found["name"]) == (driver, title)
        with it.service() as watcher:
            assert watcher.next(ReaderOnline).driver == driver
            for _ in range(2):
                it.client.arm()
                watcher.next(Armed)
                wait_until(lambda: it.say("lamp")["armed"])
                assert it.say("swipe good")["ok"]
                assert number(watcher.next(CardRead)) == NUMBER
                assert watcher.next(Disarmed).reason == "card-read"


def test_a_reader_that_speaks_otherwise_than_its_converter_is_known_for_is_no_reader(tmp_path: Path) -> None:
    """An MSR120 on the converter of an MSR605 does not answer until kiosk.toml names it."""
    with desk(tmp_path, "msr120") as it:
        with it.service() as watcher:
            assert watcher.next(ReaderOffline, reason="no-answer")
        text = it.config.read_text()
        named = 'driver = "serial"\ndevice = "/dev/ttyUSB0"\nmodel = "msr120"'
        it.config.write_text(text.replace('driver = "auto"', named))
        with it.service() as watcher:
            watcher.next(ReaderOnline)
            it.client.arm()
            wait_until(lambda: it.say("lamp")["armed"])
            assert it.say("swipe good")["ok"]
            assert number(watcher.next(CardRead)) == NUMBER
