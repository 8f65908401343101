"""Which settings count: those on the card, or the last that were good; see docs/adr/0013 and 0020."""

from contextlib import suppress
from pathlib import Path

from msgspec import Struct, field

from kiosk.appliance.faults import Fault
from kiosk.appliance.settings import last_good
from kiosk.appliance.settings.judge import judged
from kiosk.appliance.settings.machine import FILE, Machine
from kiosk.appliance.settings.missing import missing
from kiosk.appliance.settings.template import is_untouched
from kiosk.config.settings import Settings


class Source(Struct, frozen=True):
    """What was found.

    Attributes:
        folder: of the file that counts, and of those beside it.
        settings: None where they are faulty, or where there are none.
        faults: what is wrong.
    """

    folder: Path
    settings: Settings | None = None
    faults: list[Fault] = field(default_factory=list)


def find(machine: Machine) -> Source:
    """Return the settings that count, and what is wrong with the card's."""
    try:
        return _on_the_card(machine) if machine.has_card() else _without_card(machine)
    except (FileNotFoundError, IsADirectoryError):
        return Source(machine.card, faults=[missing(machine.card)])
    except OSError:
        return _without_card(machine)


def _on_the_card(machine: Machine) -> Source:
    path = machine.card / FILE
    settings, faults = judged(path)
    if settings is None and is_untouched(path.read_bytes()) and (before := _last_good(machine)):
        fault = Fault(code="settings-of-before", file=FILE, words=last_good.BEFORE, severity="warn")
        return Source(machine.last_good, before, [fault])
    return Source(machine.card, settings, faults)


def _without_card(machine: Machine) -> Source:
    settings = _last_good(machine)
    fault = (
        Fault(code="boot-partition-missing", words=last_good.NOTICE, severity="warn")
        if settings
        else Fault(code="boot-partition-missing", words=last_good.NOTHING)
    )
    return Source(machine.last_good, settings, [fault])


def _last_good(machine: Machine) -> Settings | None:
    with suppress(OSError):
        return judged(machine.last_good / FILE)[0]
    return None
