"""The whole of kiosk.toml: the device services' tables, and those of the kiosk itself."""

from pathlib import Path
from typing import Annotated, Final

import msgspec
from msgspec import Meta

from hw.service import strict_toml
from hw.service.settings import CardRule, PrinterSettings, ReaderSettings
from hw.service.settings import Settings as Table
from hw.service.strict_toml import require_fit
from kiosk.config.beside import beside_faults, with_paths
from kiosk.config.maintenance import MaintenanceSettings
from kiosk.config.network import NetworkSettings
from kiosk.config.reach import reach_faults
from kiosk.config.support import SupportSettings
from kiosk.config.tables import (
    AccessSettings,
    InstitutionSettings,
    LanguageSettings,
    LedgerSettings,
    LimitSettings,
    PanelSettings,
    PrivacySettings,
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
    privacy: PrivacySettings = PrivacySettings()
    access: AccessSettings = AccessSettings()
    ledger: LedgerSettings = LedgerSettings()
    time: TimeSettings = TimeSettings()
    network: NetworkSettings = NetworkSettings()
    maintenance: MaintenanceSettings = MaintenanceSettings()

    def __post_init__(self) -> None:
        """Refuse two services on one socket, and machines that the network does not lead to.

        Raises:
            UnfitError: with every fault.
        """
        words = "is the reader's socket too; expected one of its own"
        same = self.reader.socket == self.printer.socket
        reach = reach_faults(self.terminal, self.printer, self.network)
        require_fit({("printer", "socket"): words if same else "", **reach})


def load(path: Path = DEFAULT_PATH) -> Settings:
    """Return the settings in the file at `path`, with the paths of the files that lie beside it.

    Raises:
        hw.service.strict_toml.ConfigError: with every fault found.
    """
    settings = load_as_written(path)
    return msgspec.structs.replace(settings, terminal=with_paths(settings.terminal, path.parent))


def load_as_written(path: Path) -> Settings:
    """Return the settings in the file at `path`; a file beside it, which is checked too, by its name alone.

    Raises:
        hw.service.strict_toml.ConfigError: with every fault found.
    """
    return strict_toml.load(path, Settings, lambda found: beside_faults(found.terminal, path.parent))
