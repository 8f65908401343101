"""The whole of kiosk.toml: the device services' tables, and those of the kiosk itself."""

import zoneinfo
from pathlib import Path
from typing import Annotated, Final, Literal

from msgspec import Meta

from hw.service import strict_toml
from hw.service.settings import CardRule, PrinterSettings, ReaderSettings
from hw.service.settings import Settings as Table
from hw.service.strict_toml import UnfitError
from kiosk.config.public_key import public_key_fault
from kiosk.config.support import SupportSettings
from kiosk.config.url import url_fault

DEFAULT_PATH: Final = Path("/etc/polise/kiosk.toml")

Text = Annotated[str, Meta(min_length=1)]
FilePath = Annotated[str, Meta(min_length=1, description="a path")]
Language = Literal["lv", "ru", "en"]
Pixels = Annotated[int, Meta(ge=320, le=7680)]
Seconds = Annotated[int, Meta(ge=1, le=300)]


def _raise_for(faults: dict[tuple[str, ...], str]) -> None:
    found = tuple((path, words) for path, words in faults.items() if words)
    if found:
        raise UnfitError(*found)


class TerminalSettings(Table, frozen=True, kw_only=True):
    """`[terminal]`: where the terminal service is and whom the cards are sealed for.

    Attributes:
        url: the address assigned to the clinic; https, or http on this machine only.
        public_key: the terminal service's key as a JWK (RFC 7517): EC, P-256, public part only.
        ca_file: PEM certificates to trust instead of the system's; "" for the system's.
        connect_seconds: how long a connection may take to be made.
        answer_seconds: how long a whole answer may take, from the first byte sent.
    """

    url: Annotated[str, Meta(description="an address such as https://terminal.example")]
    public_key: Annotated[str, Meta(description="a public JWK as JSON text")]
    ca_file: Annotated[str, Meta(description='a path, or "" for the system\'s certificates')] = ""
    connect_seconds: Seconds = 10
    answer_seconds: Seconds = 45

    def __post_init__(self) -> None:
        """Refuse an address or a key that could not be used.

        Raises:
            UnfitError: with every fault.
        """
        faults = {"url": url_fault(self.url), "public_key": public_key_fault(self.public_key)}
        _raise_for({(key,): words for key, words in faults.items()})


class InstitutionSettings(Table, frozen=True, kw_only=True):
    """`[institution]`: the clinic's name and address as they stand on the voucher."""

    name: Text
    address: Text


class LanguageSettings(Table, frozen=True, kw_only=True):
    """`[languages]`: which languages staff may choose, and the one at the start."""

    default: Language = "lv"
    offered: Annotated[tuple[Language, ...], Meta(min_length=1)] = ("lv", "ru", "en")

    def __post_init__(self) -> None:
        """Refuse a default that is not offered, and a language offered twice.

        Raises:
            UnfitError: with every fault.
        """
        offered = ", ".join(f'"{language}"' for language in self.offered)
        missing = f'is "{self.default}"; expected one of the languages offered: {offered}'
        repeated = "names a language twice; expected each once"
        _raise_for(
            {
                ("default",): "" if self.default in self.offered else missing,
                ("offered",): "" if len(set(self.offered)) == len(self.offered) else repeated,
            }
        )


class PanelSettings(Table, frozen=True, kw_only=True):
    """`[panel]`: the touch screen: its size in pixels before rotation, its density, how it is mounted.

    Attributes:
        dpi: pixels per inch, so that millimetres stay millimetres.
        rotation: degrees clockwise by which the picture is turned.
        fullscreen: false for a window on a desktop.
    """

    width: Pixels = 1280
    height: Pixels = 800
    dpi: Annotated[int, Meta(ge=72, le=600)] = 149
    rotation: Literal[0, 90, 180, 270] = 0
    fullscreen: bool = True


class LimitSettings(Table, frozen=True, kw_only=True):
    """`[limits]`: when the screens speak up.

    Attributes:
        slow_answer_seconds: after so much waiting a screen says what one can do.
        hold_warning_seconds: so long before the insurer's hold ends the status screen warns.
    """

    slow_answer_seconds: Seconds = 8
    hold_warning_seconds: Seconds = 20


class LedgerSettings(Table, frozen=True, kw_only=True):
    """`[ledger]`: the folder of the journal and of its key."""

    folder: FilePath = "/var/lib/polise/ledger"


class TimeSettings(Table, frozen=True, kw_only=True):
    """`[time]`: the time zone of the clocks on screen and on paper."""

    zone: Annotated[str, Meta(description="a time zone such as Europe/Riga")] = "Europe/Riga"

    def __post_init__(self) -> None:
        """Refuse a zone that this machine does not know.

        Raises:
            UnfitError: there is none of that name.
        """
        try:
            zoneinfo.ZoneInfo(self.zone)
        except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
            words = f'is "{self.zone}"; expected a time zone of the tz database, such as Europe/Riga'
            raise UnfitError((("zone",), words)) from None


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
        _raise_for({("printer", "socket"): words if self.reader.socket == self.printer.socket else ""})


def load(path: Path = DEFAULT_PATH) -> Settings:
    """Return the settings in the file at `path`.

    Raises:
        hw.service.strict_toml.ConfigError: with every fault found.
    """
    return strict_toml.load(path, Settings)
