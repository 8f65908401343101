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


def keep_look(machine: Machine, first: Path) -> None:
    """Hand over the look of the file in the folder `first`, else on the card, else of the last good one.

    Raises:
        OSError: it cannot be written.
    """
    folders = (first, machine.card, machine.last_good)
    look = next((found for folder in folders if (found := _look(folder / FILE))), Look())
    durable.put(durable.folder(machine.result) / NAME, written(msgspec.to_builtins(look)).encode())


def _look(path: Path) -> Look | None:
    try:
        return load_tables(path, Look)
    except ConfigError:
        return None
