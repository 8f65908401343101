"""The composition root: the only module that picks real, demo and, later, training parts."""

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hw.service.printer_client import PrinterClient
from hw.service.reader_client import ReaderClient
from kiosk import config
from kiosk.config import Settings
from kiosk.demo.display import has_display
from kiosk.demo.rig import Rig
from kiosk.devices.clock import SystemClock
from kiosk.devices.printer import ServicePrinter
from kiosk.devices.reader import ServiceReader
from kiosk.engine.engine import Engine, Parts
from kiosk.ledger.ledger import SqliteLedger
from kiosk.sandbox import demo as sample
from kiosk.terminal import TerminalClient
from kiosk.ui.environment import Panel, prepare

if TYPE_CHECKING:
    from kiosk.ui.app import KioskApp

BUILD: Final = Path("build")
DEMO_LOGIN: Final = (sample.DEMO_USER, sample.DEMO_PASSWORD)


@dataclass(frozen=True, slots=True)
class Running:
    """The parts of one kiosk, put together and started.

    Attributes:
        app: its screens, not yet on the glass.
        reader: the client of the reader service, for its traces.
    """

    engine: Engine
    app: "KioskApp"
    reader: ReaderClient

    def stop(self) -> None:
        """Write what is to be written, and end."""
        self.engine.stop()


def appliance(path: Path) -> int:
    """Run the kiosk on the settings in `path`, full screen; return when it is told to end.

    Raises:
        hw.service.strict_toml.ConfigError: the settings are faulty.
    """
    settings = config.load(path)
    panel = settings.panel
    prepare(Panel(panel.width, panel.height, panel.dpi, windowed=not panel.fullscreen))
    running = assemble(settings)
    running.app.run()
    running.stop()
    return 0


def run() -> int:
    """Run the kiosk in a window, on embedded parts; without a display, do the demo."""
    if not has_display():
        sys.stderr.write("There is no display here: doing `make demo` instead, which needs none.\n")
        return demo()
    from kiosk.demo.keys import Keys  # noqa: PLC0415  only where there is a window

    panel = Panel()
    prepare(panel)
    folder = BUILD / "run"
    with Rig(folder, folder / "sheets", panel) as rig:
        running = assemble(config.load(rig.config), demo_login=DEMO_LOGIN, closable=True)
        Keys(rig).start()
        running.app.run()
        running.stop()
    return 0


def demo() -> int:
    """Do the visits of the demo and return 0 if every step succeeded."""
    panel = Panel(offscreen=True)
    prepare(panel)
    from kiosk.demo.visit import perform  # noqa: PLC0415  it imports Kivy, which is prepared only now

    folder = BUILD / "demo"
    shutil.rmtree(folder, ignore_errors=True)
    with Rig(folder / "parts", folder / "sheets", panel) as rig:
        running = assemble(config.load(rig.config), demo_login=DEMO_LOGIN)
        try:
            return perform(running.engine, running.app, running.reader, rig, folder)
        finally:
            running.stop()


def assemble(
    settings: Settings,
    *,
    demo_login: tuple[str, str] | None = None,
    closable: bool = False,
) -> Running:
    """Put a kiosk together and start its engine; Kivy has been prepared."""
    from kiosk.ui.app import KioskApp  # noqa: PLC0415  it imports Kivy, which is prepared only now

    clock = SystemClock(settings.time.zone)
    reader_client = ReaderClient(settings.reader.socket)
    reader = ServiceReader(reader_client)
    printer = ServicePrinter(PrinterClient(Path(settings.printer.socket)), settings.printer.media)
    parts = Parts(_terminal(settings), lambda: _ledger(settings, clock), reader, printer, clock)
    engine = Engine(parts)
    app = KioskApp(engine.post, settings, demo_login=demo_login, closable=closable)
    engine.on_state = app.show
    engine.wake = lambda: app.call_soon(engine.drain)
    engine.start()
    reader.start(engine.post)
    printer.start(engine.post)
    return Running(engine, app, reader_client)


def _terminal(settings: Settings) -> TerminalClient:
    terminal = settings.terminal
    return TerminalClient(
        terminal.url,
        ca_file=terminal.ca_file,
        connect_seconds=terminal.connect_seconds,
        answer_seconds=terminal.answer_seconds,
    )


def _ledger(settings: Settings, clock: SystemClock) -> SqliteLedger:
    folder = Path(settings.ledger.folder)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return SqliteLedger(folder / "ledger.sqlite", clock)
