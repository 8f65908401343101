"""Gathers what the report tells, and writes it if it tells anything new."""

import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import kiosk
from kiosk.appliance import durable
from kiosk.appliance.faults import Fault, read_faults
from kiosk.appliance.settings import report as text
from kiosk.appliance.settings.card import writable
from kiosk.appliance.settings.machine import Machine
from kiosk.config.check import facts
from kiosk.config.settings import Settings
from kiosk.config.tables import TimeSettings

_GIB = 1024**3


def report(machine: Machine, settings: Settings | None, faults: Sequence[Fault]) -> None:
    """Write report.txt onto the card, if there is one.

    Raises:
        OSError: it cannot be written.
    """
    if not machine.has_card():
        return
    zone = (settings.time if settings else TimeSettings()).zone
    storage = read_faults(machine.run / "polise-boot/storage.json")
    told = text.Report(
        at=datetime.now(ZoneInfo(zone)),
        version=_version(machine.root / "etc/os-release"),
        faults=[*faults, *storage],
        facts=facts(settings) if settings else {},
        data=_data(machine),
    )
    path = machine.card / text.NAME
    if not text.is_told(path, told):
        with writable(machine):
            text.write(path, told)


def _version(path: Path) -> str:
    lines = (durable.content_of(path) or b"").decode(errors="replace").splitlines()
    names = dict(line.split("=", 1) for line in lines if "=" in line)
    return names.get("IMAGE_VERSION", kiosk.VERSION).strip("\"'")


def _data(machine: Machine) -> str:
    if not machine.has_data():
        return "not there: nothing that happens can be kept"
    space = shutil.disk_usage(machine.data)
    # In whole tens, so that the report need not be written anew at every start.
    used = round(10 * space.used / space.total) * 10
    return f"there, {space.total / _GIB:.0f} GiB, about {used} % of it in use"
