"""Shows the page about the appliance's faults in place of the kiosk."""

import signal
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import kiosk
from hw.service import notify
from kiosk.appliance.faults import Fault
from kiosk.appliance.panels import on_the_screen, panel_of
from kiosk.config import support_now
from kiosk.config.parts import languages_in, panel_in, support_in, time_in
from kiosk.config.support import SupportSettings
from kiosk.ui.environment import Panel, prepare
from kiosk.ui.support import Support


def show(faults: Sequence[Fault], files: Sequence[Path], restart: Path) -> int:
    """Show the page until the process is told to end, and return 0.

    Args:
        faults: why the kiosk cannot begin; at least one.
        files: settings files in which the panel, the languages and the support contact may be found, each
            in the first that tells it without a fault.
        restart: made when a finger asks for a restart.
    """
    panel = on_the_screen(panel_of(panel_in(files)))
    prepare(panel)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: sys.exit(0))
    _run(faults, files, restart, panel)
    return 0


def support_at(contact: SupportSettings, zone: str) -> Support:
    """Return whom to call at this moment."""
    now = support_now(contact, datetime.now(ZoneInfo(zone)))
    return Support(
        contact=contact.contact,
        days=contact.days,
        hours=contact.hours,
        phone_working_hours=contact.phone_working_hours,
        phone_other_hours=contact.phone_other_hours,
        working_hours=now.working_hours,
    )


def _run(faults: Sequence[Fault], files: Sequence[Path], restart: Path, panel: Panel) -> None:
    # Kivy is prepared only now, and the page's kv files need the theme.
    from kiosk.ui.heartbeat import Heartbeat  # noqa: PLC0415
    from kiosk.ui.stage import set_stage  # noqa: PLC0415

    set_stage(panel)
    from kiosk.ui.fault_app import FaultApp  # noqa: PLC0415

    languages, contact, zone = languages_in(files), support_in(files), time_in(files).zone
    heart = Heartbeat(notify.ready, notify.alive)
    heart.start()
    app = FaultApp(
        faults,
        restart.touch,
        languages=languages.in_order,
        support=lambda: support_at(contact, zone) if contact else None,
        version=kiosk.VERSION,
    )
    try:
        app.run()
    finally:
        heart.stop()  # held until here: Kivy itself holds nothing of what is bound to it
