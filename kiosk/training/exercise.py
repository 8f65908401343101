"""One lesson set up: an engine over a new journal, a new practice service and the practice devices."""

import shutil
from datetime import datetime
from functools import partial
from typing import Final
from zoneinfo import ZoneInfo

from hw.service.reader_client import ReaderClient
from kiosk.devices.clock import SystemClock
from kiosk.devices.printer import Letterhead, ServicePrinter
from kiosk.devices.reader import ServiceReader
from kiosk.engine.engine import Engine, Parts
from kiosk.flow.lessons.book import lesson_of
from kiosk.flow.lessons.training import Training
from kiosk.flow.state import Kiosk
from kiosk.ledger.ledger import SqliteLedger
from kiosk.ports import training as port
from kiosk.ports.training import Prop
from kiosk.sandbox.core import Options, core
from kiosk.sandbox.direct import Direct
from kiosk.sandbox.faults import Fault
from kiosk.terminal.commands import TerminalCommands
from kiosk.training.channel import DirectChannel
from kiosk.training.home import Home
from kiosk.training.printer import PracticePrinter
from kiosk.training.setting import Setting

MARK: Final = "MĀCĪBU REŽĪMS"
"""Across every sheet that the practice printer is given; a voucher is Latvian in every language."""
PRACTICE_CLINIC: Final = Letterhead("Mācību klīnika", "Izdomātā iela 1, Rīga", MARK)
_FAULTS: Final = {
    Prop.LOST_ANSWER: [
        Fault(operation="confirm", kind="drop-answer"),
        Fault(operation="inquire", kind="drop-answer"),
    ],
}


class Exercise:
    """The running parts of a lesson, or of the list before the first.

    Args:
        setting: of the kiosk.
        home: of this training.
        training: which lesson, and what was done before.
        room: takes what the lesson wants of training itself.

    Attributes:
        printer: what was printed onto no paper.
    """

    def __init__(self, setting: Setting, home: Home, training: Training, room: port.Training) -> None:
        self._folder = home.lesson_folder()
        zone = ZoneInfo(setting.zone)
        props = lesson_of(training.lesson).props
        service = Direct(core(Options(self._folder / "terminal", clock=partial(datetime.now, zone))))
        service.script.replace([fault for prop in props for fault in _FAULTS.get(prop, [])])
        self._channel = DirectChannel(service)
        self.printer = PracticePrinter(1 if Prop.ONE_SHEET in props else None)
        self._client = ReaderClient(home.reader.socket)
        self._reader = ServiceReader(self._client)
        self._printer = ServicePrinter(self.printer, setting.media, PRACTICE_CLINIC)
        clock = SystemClock(setting.zone)
        parts = Parts(
            TerminalCommands(self._channel),
            lambda: SqliteLedger(self._folder / "ledger.sqlite", clock, dated=clock.not_before),
            self._reader,
            self._printer,
            clock,
            training=room,
        )
        first = Kiosk(lock_after=setting.lock_after, zone=setting.zone, training=training)
        self.engine = Engine(parts, first=first)

    def start(self) -> None:
        """Read the empty journal; the lesson's cues follow."""
        self.engine.start()
        self._reader.start(self.engine.post)
        self._printer.start(self.engine.post)

    def stop(self) -> None:
        """End everything and remove its folder."""
        self.printer.close()
        self.engine.stop()
        self._reader.disarm()  # a lesson that was left may have armed it for the next
        self._client.close()
        self._reader.stop()
        self._printer.stop()
        self._channel.close()
        shutil.rmtree(self._folder, ignore_errors=True)
