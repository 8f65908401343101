"""Every part around the kiosk, real and embedded: terminal service, reader, printer, and the two services."""

import json
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from msgspec import Struct

from kiosk.demo import settings
from kiosk.demo.child import Child, ChildError
from kiosk.demo.settings import DEFAULT_READER
from kiosk.sandbox import demo, key
from kiosk.ui.environment import Panel

START_SECONDS: Final = 60.0
HOLD_SECONDS: Final = 1200
"""How long the insurers hold an answer: long enough for whoever reads beside it what to do next."""


class Devices(Struct, frozen=True):
    """Which devices stand around the kiosk.

    Attributes:
        reader: which emulated reader, by its name in `python -m hw emulate reader --list`.
        roll: a receipt printer in place of one for A5.
    """

    reader: str = DEFAULT_READER
    roll: bool = False


class Rig:
    """Started by `with`; ended with it, whatever happened.

    Args:
        folder: where state and logs stay.
        sheets: where the printer's sheets come out.
        panel: the window's size.
        insurers: with how many insurers the clinic works; all of the sample data if nothing is said.
        devices: what is emulated; the usual ones if nothing is said.
    """

    def __init__(
        self,
        folder: Path,
        sheets: Path,
        panel: Panel,
        insurers: int | None = None,
        devices: Devices | None = None,
    ) -> None:
        self._folder = folder
        self._sheets = sheets
        self._panel = panel
        self._insurers = insurers
        self._devices = devices or Devices()
        self._children: list[Child] = []
        # Socket paths are at most 107 bytes, and CUPS' own user must be able to enter the printer's folder.
        self._short = Path(tempfile.mkdtemp(prefix="polise-"))
        self._short.chmod(0o755)
        self.config = self._short / "kiosk.toml"
        self.sheets = sheets

    def __enter__(self) -> Self:
        """Start everything.

        Raises:
            ChildError: a part does not start; its log is in the message.
        """
        try:
            self._start()
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End everything."""
        self._end()

    def check(self) -> None:
        """Do nothing while all parts run.

        Raises:
            ChildError: one has ended.
        """
        for child in self._children:
            child.check()

    def _start(self) -> None:
        for folder in (self._folder, self._sheets):
            folder.mkdir(parents=True, exist_ok=True)
        url, ready = self._short / "url", self._short / "printer.json"
        state = self._folder / "terminal"
        public_key = key.load(state).public()
        self._run(
            "terminal",
            *("kiosk.sandbox", "serve", "--state", str(state), "--port", "0"),
            *("--hold-seconds", str(HOLD_SECONDS)),
            *(("--insurers", str(self._insurers)) if self._insurers else ()),
            *("--zone", settings.ZONE, "--ready-file", str(url), "--faults"),
        )
        self.printer = self._run(
            "virtual-printer",
            *(
                "hw",
                "emulate",
                "printer",
                *(("--roll",) if self._devices.roll else ()),
                "--folder",
                str(self._short / "rig"),
            ),
            *("--out", str(self._sheets.resolve()), "--ready", str(ready)),
            talking=True,
        )
        cards = self._short / "cards.json"
        cards.write_text(json.dumps(_cards()))
        self.reader = self._run(
            "virtual-reader",
            *("hw", "emulate", "reader", "--reader", self._devices.reader),
            *("--link", str(self._short / "reader"), "--cards", str(cards)),
            talking=True,
        )
        reader = self.reader.announced(START_SECONDS)
        self._await(url.exists, "the terminal service")
        self._await(ready.exists, "the printer")
        self.url = url.read_text().strip()
        parts = settings.Parts(
            url=self.url,
            public_key=public_key,
            sockets=self._short,
            ledger=(self._folder / "ledger").resolve(),
            reader=reader["settings"],
            printer=json.loads(ready.read_text()),
        )
        self.config.write_text(settings.text(parts, self._panel))
        reader_service = ("hw", "reader", "--config", str(self.config))
        self._run("reader-service", *reader_service, environment=reader["environment"])
        self._run("printer-service", "hw", "printer", "--config", str(self.config))

    def _run(
        self,
        name: str,
        *arguments: str,
        talking: bool = False,
        environment: Mapping[str, str] | None = None,
    ) -> Child:
        log = self._folder / f"{name}.log"
        child = Child(log, *arguments, talking=talking, environment=environment)
        self._children.append(child)
        return child

    def _await(self, condition: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + START_SECONDS
        while not condition():
            self.check()
            if time.monotonic() > end:
                raise ChildError(f"{what} has not started within {START_SECONDS:.0f} s")
            time.sleep(0.02)

    def _end(self) -> None:
        for child in reversed(self._children):
            child.stop()
        shutil.rmtree(self._short, ignore_errors=True)


def _cards() -> dict[str, dict[str, str]]:
    """Return what the emulated reader can swipe: the sample cards, and one that cannot be read."""
    cards = {name: {"2": f";{card.track2}?"} for name, card in demo.SAMPLE_CARDS.items()}
    return {**cards, "bad": {"damage": "unreadable"}}
