"""The tools themselves: each call starts work on a thread of its own kind, whose findings come as events."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Protocol

from msgspec import Struct, field

from hw.service import printer_messages, reader_messages
from hw.service.connection import ServiceGoneError, ServiceRefusedError, ServiceTimeoutError
from kiosk.config.pin import KnownPin
from kiosk.config.settings import Settings
from kiosk.engine.worker import Worker
from kiosk.flow.events import Event
from kiosk.flow.maintenance import events
from kiosk.maintenance.export import exported
from kiosk.maintenance.image import image_facts
from kiosk.maintenance.logs import collected
from kiosk.maintenance.ring import Ring
from kiosk.maintenance.wish import Wish
from kiosk.ports.maintenance import DeviceFacts, Task

_AWAY = (ServiceGoneError, ServiceTimeoutError, ServiceRefusedError)


class Reader(Protocol):
    """What is used of hw.service.reader_client.ReaderClient."""

    def info(self) -> reader_messages.ReaderInfo:
        """Ask what is plugged in."""
        ...

    def feedback(self, pattern: str) -> None:
        """Have a pattern played."""
        ...


class Printer(Protocol):
    """What is used of hw.service.printer_client.PrinterClient."""

    def info(self) -> printer_messages.PrinterInfo | None:
        """Ask what is printed on."""
        ...

    def print(
        self, key: str, title: str, document: bytes, media: str
    ) -> Iterable[printer_messages.JobProgress]:
        """Yield the copy's progress until it is final."""
        ...


class Technician(Struct, frozen=True):
    """Who may use the tools, and what of the appliance they may ask for.

    Attributes:
        pin: what knows the PIN; None where none is set.
        restart: made when the appliance is to start anew; None where this is no appliance.
        logs: asks for the whole appliance's logs; None likewise.
        export: asks for logs and facts on a USB stick; None likewise.
    """

    pin: KnownPin | None = None
    restart: Path | None = None
    logs: Wish | None = None
    export: Wish | None = None


class Bench(Struct, frozen=True):
    """What the tools work on."""

    reader: Reader
    printer: Printer
    technician: Technician
    settings: Settings


class Toolbox(Struct):
    """Implements kiosk.ports.maintenance.Maintenance.

    Attributes:
        ring: what this program has told of late; to be made a handler of the root logger.
    """

    bench: Bench
    ring: Ring = field(default_factory=Ring)
    _post: Callable[[Event], None] = field(default=lambda _event: None)
    _pins: Worker = field(default_factory=lambda: Worker("pins"))
    _tasks: Worker = field(default_factory=lambda: Worker("maintenance"))
    _pages: Worker = field(default_factory=lambda: Worker("test pages"))

    def start(self, post: Callable[[Event], None]) -> None:
        """Send findings there from now on; `post` takes events from any thread."""
        self._post = post
        if self.bench.technician.pin is not None:
            post(events.PinKnown())

    def check_pin(self, pin: str) -> None:
        """Tell whether it is the PIN."""
        self._pins.submit(lambda: self._post(events.PinChecked(self._fits(pin))))

    def play(self, pattern: str) -> None:
        """Show a pattern on the reader's lamp and sounder."""
        self._tasks.submit(partial(self._play, pattern))

    def print_test_page(self, key: str) -> None:
        """Print a test page."""
        self._pages.submit(partial(self._print, key))

    def ask(self, task: Task) -> None:
        """Do a task; one that breaks says so."""
        self._tasks.submit(partial(self._try, task))

    def _fits(self, pin: str) -> bool:
        known = self.bench.technician.pin
        return known is not None and known.fits(pin)

    def _play(self, pattern: str) -> None:
        try:
            self.bench.reader.feedback(pattern)
        except _AWAY:
            self._post(events.Sounded("none"))

    def _print(self, key: str) -> None:
        try:
            from kiosk.maintenance import page  # noqa: PLC0415  it is large, and few ever print a test page

            settings = self.bench.settings
            sheet = page.render(settings.institution.name, settings.printer.media)
            for progress in self.bench.printer.print(key, key, sheet.pdf, sheet.media):
                self._post(events.PageProgress(key, progress.state, progress.reasons, progress.detail))
        except Exception:
            self._post(events.PageProgress(key, "failed"))
            raise

    def _try(self, task: Task) -> None:
        try:
            self._do(task)
        except Exception:
            self._post(events.ToolFailed(task))
            raise

    def _do(self, task: Task) -> None:
        match task:
            case Task.DEVICES:
                self._post(events.DevicesSeen(self._devices()))
            case Task.IMAGE:
                self._post(events.ImageSeen(image_facts()))
            case Task.LOGS:
                self._post(events.LogsRead(*collected(self.ring, self.bench.technician.logs)))
            case Task.EXPORT:
                for moved in exported(self.bench.technician.export):
                    self._post(moved)
            case Task.NETWORK:
                self._probe()
            case Task.RESTART:
                self._restart()

    def _devices(self) -> DeviceFacts:
        return DeviceFacts(self._reader_facts(), self._printer_facts())

    def _reader_facts(self) -> tuple[str, str, tuple[str, ...]] | None:
        try:
            info = self.bench.reader.info()
        except _AWAY:
            return None
        return info.model, info.driver, tuple(info.channels)

    def _printer_facts(self) -> tuple[str, str, str, str] | None:
        info = self.bench.printer.info()
        return (info.model, info.queue, info.uri, self.bench.settings.printer.media) if info else None

    def _probe(self) -> None:
        from kiosk.maintenance import network  # noqa: PLC0415  as above

        for finding in network.findings(self.bench.settings):
            self._post(events.NetworkFound(finding))
        self._post(events.NetworkFound(None))

    def _restart(self) -> None:
        restart = self.bench.technician.restart
        if restart is None:
            self._post(events.RestartRefused("no-appliance"))
        else:
            restart.touch()
