"""The tables of kiosk.toml that say which devices there are, for the technician's commands."""

from pathlib import Path

from msgspec import Struct

from hw.service.settings import PrinterSettings, ReaderSettings
from hw.service.strict_toml import load_tables


class DeviceTables(Struct, frozen=True):
    """`[reader]` and `[printer]`; what holds where nothing is set, and no printer."""

    reader: ReaderSettings = ReaderSettings()
    printer: PrinterSettings | None = None


def device_tables(path: Path | None) -> DeviceTables:
    """Give the tables of the file at `path`; without one, what holds where nothing is set.

    Raises:
        ConfigError: the file cannot be read, or one of the tables is not as it should be.
    """
    return load_tables(path, DeviceTables) if path else DeviceTables()
