"""Makes the driver for a reader that was found, as if kiosk.toml had named it."""

from msgspec.structs import replace

from hw.reader.discovery.survey import Found
from hw.reader.driver import Driver
from hw.reader.factory import named_driver
from hw.service.settings import Model, ReaderSettings


def make(found: Found, settings: ReaderSettings) -> Driver:
    """Make the driver for a reader."""
    return named_driver(as_named(found, settings))


def as_named(found: Found, settings: ReaderSettings) -> ReaderSettings:
    """Give the settings that name a reader: how it talks was found, and kiosk.toml says the rest."""
    return replace(
        settings,
        driver=found.node.transport,
        device=found.node.path,
        model=_model(found, settings),
        layout=found.layout,
        sends_lrc=found.sends_lrc,
    )


def _model(found: Found, settings: ReaderSettings) -> Model:
    """Give a serial reader's language: that of its row in the table before that of kiosk.toml."""
    return "msr605" if found.known is not None and found.known.protocol == "msr605" else settings.model
