"""How the page about faults is to look: panel and languages of settings that are otherwise faulty."""

from pathlib import Path
from typing import Final

import msgspec

from hw.service.strict_toml import ConfigError, load_tables
from kiosk.appliance import durable
from kiosk.appliance.settings.machine import FILE, Machine
from kiosk.appliance.settings.toml_writer import written
from kiosk.config.tables import LanguageSettings, PanelSettings

NAME: Final = "look.toml"


class Look(msgspec.Struct, frozen=True):
    """The tables that the page needs."""

    panel: PanelSettings = PanelSettings()
    languages: LanguageSettings = LanguageSettings()


def keep_look(machine: Machine) -> None:
    """Hand over the look of the file on the card, else of the last good one, else what holds without any.

    Raises:
        OSError: it cannot be written.
    """
    look = next(
        (found for folder in (machine.card, machine.last_good) if (found := _look(folder / FILE))), Look()
    )
    durable.put(durable.folder(machine.result) / NAME, written(msgspec.to_builtins(look)).encode())


def _look(path: Path) -> Look | None:
    try:
        return load_tables(path, Look)
    except ConfigError:
        return None
