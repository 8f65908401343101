"""The table of known readers, `readers.toml`, as typed rows."""

from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, Struct

from hw.service import strict_toml
from hw.service.settings import Settings, UsbId
from hw.service.toml_errors import UnfitError

FILE = Path(__file__).with_name("readers.toml")

VARIOUS = "various makers"

Transport = Literal["wedge", "hid", "serial"]
Protocol = Literal["keyboard", "magtek", "msr605x", "magnesafe", "idtech", "msr605"]
Owner = Literal["host", "own", "none", "unknown"]
Words = Annotated[str, Meta(min_length=1)]


class KnownReader(Settings, frozen=True, kw_only=True):
    """One row; `readers.toml` says what each field means."""

    usb: UsbId
    maker: Words
    model: Words
    driver: Transport
    protocol: Protocol
    report: Annotated[int, Meta(ge=0, le=4096)] = 0
    product: str = ""
    lamp: Owner
    beeper: Owner
    usable: bool = True
    mode: Words
    notes: str
    source: Words

    def __post_init__(self) -> None:
        """Refuse a report length of a reader that sends no reports.

        Raises:
            UnfitError: it has one.
        """
        if self.report and self.driver != "hid":
            raise UnfitError((("report",), "is for the driver hid only; expected none"))

    @property
    def title(self) -> str:
        """Maker and model."""
        return self.model if self.maker == VARIOUS else f"{self.maker} {self.model}"


class _Table(Struct, frozen=True, forbid_unknown_fields=True):
    reader: tuple[KnownReader, ...]


def load(path: Path) -> tuple[KnownReader, ...]:
    """Read a table.

    Raises:
        ConfigError: the file is not as it should be.
    """
    return strict_toml.load(path, _Table).reader


@cache
def known_readers() -> tuple[KnownReader, ...]:
    """Give the table that is part of the program."""
    return load(FILE)
