"""The composition root: the only module that picks real and demo parts, and sets training beside them."""

import logging
import shutil
import signal
import sys
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from msgspec import Struct

import kiosk
from hw.service import notify
from hw.service.printer_client import PrinterClient
from hw.service.reader_client import ReaderClient
from hw.service.strict_toml import ConfigError
from kiosk import config
from kiosk.appliance import fault_screen
from kiosk.appliance.export.places import FOLDER as EXPORTS
from kiosk.appliance.export.places import PROGRESS
from kiosk.appliance.fault_screen import support_at
from kiosk.appliance.faults import Fault
from kiosk.appliance.logs import RESULT as LOGS
from kiosk.appliance.panels import on_the_screen, panel_of
from kiosk.appliance.start import (
    FAULTS,
    RESTART,
    WRITTEN,
    faults_of,
    is_appliance,
    present_warnings,
    told,
)
from kiosk.config import Settings
from kiosk.config.pin import pin_of
from kiosk.demo.display import has_display
from kiosk.demo.settings import DEFAULT_READER
from kiosk.devices.clock import SystemClock
from kiosk.devices.printer import Letterhead, ServicePrinter
from kiosk.devices.reader import ServiceReader
from kiosk.engine.engine import Engine, Parts
from kiosk.flow.events import Event
from kiosk.flow.places import Asking, Starting
from kiosk.flow.state import Kiosk
from kiosk.ledger.ledger import SqliteLedger
from kiosk.maintenance.toolbox import Bench, Technician, Toolbox
from kiosk.maintenance.wish import Wish
from kiosk.sandbox import demo as sample
from kiosk.terminal import TerminalClient
from kiosk.training.classroom import Classroom, Glass
from kiosk.training.setting import Setting
from kiosk.ui.environment import Panel, prepare
from kiosk.ui.limits import limits

if TYPE_CHECKING:
    from kiosk.ui.app import KioskApp
    from kiosk.ui.heartbeat import Heartbeat

RUN_FOLDER: Final = Path("build/run")
DEMO_FOLDER: Final = Path("build/demo")
DEMO_MARK: Final = "DEMONSTRĀCIJA"
"""On every screen and voucher of a kiosk that reaches nothing but the embedded terminal service."""
EXPORT_SECONDS: Final = 120.0
"""So long each step of an export is waited for: old sticks are slow."""
LOGS_SECONDS: Final = 90.0
"""So long the appliance's journal is waited for."""
_JOURNAL_SECONDS: Final = 0.1
DEMO_LOGIN: Final = (sample.DEMO_USER, sample.DEMO_PASSWORD)


class Running(Struct, frozen=True):
    """The parts of one kiosk, put together and started.

    Attributes:
        app: its screens, not yet on the glass.
        reader: the client of the reader service, for its traces.
        tools: the technician's, which hear the log until the end.
        classroom: where training is, once somebody begins it.
    """

    engine: Engine
    app: "KioskApp"
    reader: ReaderClient
    tools: Toolbox | None = None
    classroom: Classroom | None = None

    def stop(self) -> None:
        """Write what is to be written, and end."""
        if self.classroom is not None:
            self.classroom.stop()
        self.engine.stop()
        self.reader.close()  # else it would tell that the reader service is away, once that ends too
        if self.tools is not None:
            logging.getLogger().removeHandler(self.tools.ring)


def appliance(path: Path, faults: Path = FAULTS, restart: Path = RESTART) -> int:
    """Run the kiosk on the settings in `path`, full screen; return when it is told to end.

    Where the appliance has found a fault with which the kiosk cannot work, the page about it stands in place
    of the kiosk.

    Args:
        path: the settings.
        faults: what the appliance's start has found wrong.
        restart: made when the appliance is to start anew.

    Raises:
        hw.service.strict_toml.ConfigError: the settings are faulty, and this is no appliance.
    """
    stops = [fault for fault in told(faults) if fault.severity == "stop"]
    try:
        settings = config.load(path)
    except ConfigError as error:
        if not is_appliance(faults):
            raise
        sys.stderr.write(f"{error}\n")
        stops = stops or faults_of(error)
    if stops:
        return fault_screen.show(stops, (path, WRITTEN), restart)
    panel = on_the_screen(panel_of(settings.panel))
    prepare(panel)
    technician = _technician(settings, path, restart if is_appliance(faults) else None)
    running = assemble(settings, panel, warnings=lambda: present_warnings(faults), technician=technician)
    heart = _heart_of(running)  # Kivy calls nobody whom nobody holds
    heart.start()
    _show(running)
    heart.stop()
    return 0


def _technician(settings: Settings, path: Path, restart: Path | None) -> Technician:
    pin = pin_of(settings.maintenance, path)
    if restart is None:
        return Technician(pin)
    logs = Wish(restart.with_name("logs-wanted"), LOGS, LOGS_SECONDS)
    export = Wish(restart.with_name("export-wanted"), EXPORTS / PROGRESS, EXPORT_SECONDS)
    return Technician(pin, restart, logs, export)


def _heart_of(running: Running) -> "Heartbeat":
    """Make what tells the service manager of the first frame, and that the kiosk works from then on."""
    from kiosk.ui.heartbeat import Heartbeat  # noqa: PLC0415  it imports Kivy, which is prepared only now

    def beat() -> None:
        if running.engine.lives():
            notify.alive()

    return Heartbeat(notify.ready, beat)


def run(reader: str = DEFAULT_READER, *, roll: bool = False) -> int:
    """Run the kiosk in a window, on embedded parts; without a display, do the demo.

    Args:
        reader: which emulated reader.
        roll: a receipt printer in place of one for A5.
    """
    if not has_display():
        sys.stderr.write("There is no display here: doing `make demo` instead, which needs none.\n")
        return demo(reader=reader, roll=roll)
    from kiosk.demo.keys import Keys  # noqa: PLC0415  only where there is a window
    from kiosk.demo.rig import Devices, Rig  # noqa: PLC0415  as above
    from kiosk.demo.tray import Tray  # noqa: PLC0415  as above

    panel = Panel()
    prepare(panel)
    _leave_on_signals()
    with Rig(RUN_FOLDER, RUN_FOLDER / "sheets", panel, devices=Devices(reader, roll)) as rig:
        running = assemble(config.load(rig.config), panel, DEMO_LOGIN)
        Keys(rig.reader, rig.printer).start()
        Tray(rig.sheets).start()
        try:
            _show(running)
        finally:
            sys.stderr.write(f"Ending; the journal stays in {RUN_FOLDER}/ for the next time.\n")
    return 0


def _show(running: Running) -> None:
    """Put the screens on the glass until the window is closed or a signal comes."""
    _leave_on_signals()
    try:
        _await_journal(running.engine)
        running.app.run()
    finally:
        notify.stopping()
        running.stop()


def _await_journal(engine: Engine) -> None:
    """Let the first picture be that of the log-in, unless the journal is long in reading."""
    end = time.monotonic() + _JOURNAL_SECONDS
    engine.drain()
    while isinstance(engine.state.place, Starting) and time.monotonic() < end:
        time.sleep(0.001)
        engine.drain()


def _leave_on_signals() -> None:
    """End by way of SystemExit, so that everything started is ended too."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: sys.exit(0))


def demo(folder: Path = DEMO_FOLDER, reader: str = DEFAULT_READER, *, roll: bool = False) -> int:
    """Do the visits of the demo, write `folder` anew, and return 0 if every step succeeded.

    Args:
        folder: for pictures, sheets and the summary.
        reader: which emulated reader.
        roll: a receipt printer in place of one for A5.
    """
    panel = Panel(offscreen=True)
    prepare(panel)
    from kiosk.demo.rig import Devices, Rig  # noqa: PLC0415  the appliance has no use for it
    from kiosk.demo.visit import perform  # noqa: PLC0415  it imports Kivy, which is prepared only now

    shutil.rmtree(folder, ignore_errors=True)
    with Rig(folder / "parts", folder / "sheets", panel, devices=Devices(reader, roll)) as rig:
        running = assemble(config.load(rig.config), panel, DEMO_LOGIN)
        try:
            return perform(running.engine, running.app, running.reader, rig, folder)
        finally:
            running.stop()


def assemble(
    settings: Settings,
    panel: Panel,
    demo_login: tuple[str, str] | None = None,
    warnings: Callable[[], Sequence[Fault]] = tuple,
    technician: Technician | None = None,
) -> Running:
    """Put a kiosk together and start its engine; Kivy has been prepared.

    Where there is no `technician`, the settings alone say who may open the maintenance menu.
    """
    mark = DEMO_MARK if demo_login else ""
    clock = SystemClock(settings.time.zone)
    reader_client = ReaderClient(settings.reader.socket)
    reader = ServiceReader(reader_client)
    printer_client = PrinterClient(Path(settings.printer.socket))
    printer = ServicePrinter(
        printer_client,
        settings.printer.media,
        Letterhead(settings.institution.name, settings.institution.address, mark),
    )
    tools = Toolbox(
        Bench(
            reader_client,
            printer_client,
            technician or Technician(pin_of(settings.maintenance)),
            settings,
        )
    )
    logging.getLogger().addHandler(tools.ring)
    # All that training is told: it must not be able to reach what the clinic works with.
    lock_after = settings.privacy.lock_after_seconds
    classroom = Classroom(Setting(settings.time.zone, settings.printer.media, lock_after))
    terminal = _terminal(settings)
    parts = Parts(terminal, lambda: _ledger(settings, clock), reader, printer, clock, tools, classroom)
    engine = Engine(parts, first=Kiosk(lock_after=lock_after, zone=settings.time.zone))
    engine.start()  # the journal is read while the screens are loaded
    app = _application(settings, panel, classroom.dispatch, demo_login, warnings)
    app.say = reader.say if settings.reader.sound else None
    classroom.open(engine, Glass(_getting_ready(app.show, printer), app.call_soon))
    engine.wake = lambda: app.call_soon(engine.drain)
    engine.wake()
    reader.start(engine.post)
    printer.start(engine.post)
    tools.start(engine.post)
    return Running(engine, app, reader_client, tools, classroom)


def _getting_ready(show: Callable[[Kiosk], None], printer: ServicePrinter) -> Callable[[Kiosk], None]:
    """Return what shows a state, and uses the first wait for an insurer to get ready for the voucher."""
    asked = False

    def shown(kiosk: Kiosk) -> None:
        nonlocal asked
        show(kiosk)
        if isinstance(kiosk.place, Asking) and not asked:
            asked = True
            printer.get_ready()

    return shown


def _application(
    settings: Settings,
    panel: Panel,
    dispatch: Callable[[Event], None],
    demo_login: tuple[str, str] | None,
    warnings: Callable[[], Sequence[Fault]],
) -> "KioskApp":
    from kiosk.ui.stage import set_stage  # noqa: PLC0415  it imports Kivy, which is prepared only now
    from kiosk.ui.themes import Look  # noqa: PLC0415  as above

    access = settings.access
    look = Look(access.contrast == "high", access.text == "large", access.reach == "low")
    panel = set_stage(panel, look)
    from kiosk.ui.app import KioskApp  # noqa: PLC0415  its kv files need the theme
    from kiosk.ui.screens.table import HELP, SCREENS  # noqa: PLC0415  as above

    limits.slow_answer = settings.limits.slow_answer_seconds
    limits.hold_warning = settings.limits.hold_warning_seconds
    return KioskApp(
        dispatch,
        SCREENS,
        HELP,
        Kiosk(),
        languages=settings.languages.in_order,
        closable=panel.windowed,
        now=lambda: datetime.now(ZoneInfo(settings.time.zone)),
        support=lambda: support_at(settings.support, settings.time.zone),
        demo_login=demo_login,
        demo_pin=settings.maintenance.pin if demo_login else "",
        mode=DEMO_MARK if demo_login else "",
        version=kiosk.VERSION,
        look=look,
        speaks=access.speech,
        warnings=warnings,
    )


def _terminal(settings: Settings) -> TerminalClient:
    terminal = settings.terminal
    return TerminalClient(
        terminal.url,
        ca_file=terminal.ca_file,
        client=(terminal.client_certificate, terminal.client_key) if terminal.client_certificate else None,
        connect_seconds=terminal.connect_seconds,
        answer_seconds=terminal.answer_seconds,
    )


def _ledger(settings: Settings, clock: SystemClock) -> SqliteLedger:
    folder = Path(settings.ledger.folder)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return SqliteLedger(folder / "ledger.sqlite", clock, dated=clock.not_before)
