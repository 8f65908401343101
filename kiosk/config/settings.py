"""The whole of kiosk.toml: the device services' tables, and those of the kiosk itself."""

from pathlib import Path
from typing import Annotated, Final

from msgspec import Meta

from hw.service import strict_toml
from hw.service.settings import CardRule, PrinterSettings, ReaderSettings
from hw.service.settings import Settings as Table
from hw.service.strict_toml import require_fit
from kiosk.config.support import SupportSettings
from kiosk.config.tables import (
    InstitutionSettings,
    LanguageSettings,
    LedgerSettings,
    LimitSettings,
    PanelSettings,
    TimeSettings,
)
from kiosk.config.terminal import TerminalSettings

DEFAULT_PATH: Final = Path("/etc/polise/kiosk.toml")


class Settings(Table, frozen=True, kw_only=True):
    """kiosk.toml, whole."""

    terminal: TerminalSettings
    institution: InstitutionSettings
    support: SupportSettings
    languages: LanguageSettings = LanguageSettings()
    card: Annotated[tuple[CardRule, ...], Meta(min_length=1)]
    reader: ReaderSettings
    printer: PrinterSettings
    panel: PanelSettings = PanelSettings()
    limits: LimitSettings = LimitSettings()
    ledger: LedgerSettings = LedgerSettings()
    time: TimeSettings = TimeSettings()

    def __post_init__(self) -> None:
        """Refuse two services on one socket.

        Raises:
            UnfitError: the reader's socket is the printer's.
        """
        words = "is the reader's socket too; expected one of its own"
        require_fit({("printer", "socket"): words if self.reader.socket == self.printer.socket else ""})


def load(path: Path = DEFAULT_PATH) -> Settings:
    """Return the settings in the file at `path`.

    Raises:
        hw.service.strict_toml.ConfigError: with every fault found.
    """
    return strict_toml.load(path, Settings)
