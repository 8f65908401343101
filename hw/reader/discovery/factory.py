"""Makes the driver for a reader that was found."""

from importlib import import_module

from hw.reader.discovery.survey import Found
from hw.reader.driver import Driver
from hw.reader.wedge.driver import WedgeDriver
from hw.service.settings import ReaderSettings


def make(found: Found, settings: ReaderSettings) -> Driver:
    """Make the driver for a reader."""
    return {"wedge": _wedge, "hid": _hid, "serial": _serial}[found.node.transport](found, settings)


def _wedge(found: Found, settings: ReaderSettings) -> Driver:
    del settings  # what was found says it all
    return WedgeDriver(found.node.path, layout=found.layout, sends_lrc=found.sends_lrc)


def _hid(found: Found, settings: ReaderSettings) -> Driver:
    del settings
    made: Driver = import_module("hw.reader.hid.driver").HidDriver(found.node.path)
    return made


def _serial(found: Found, settings: ReaderSettings) -> Driver:
    """Make the serial driver: the table says what a reader speaks, and kiosk.toml whether in bits."""
    model = found.known.protocol if found.known is not None else settings.model
    driver = import_module("hw.reader.serial.driver").SerialDriver
    made: Driver = driver(found.node.path, model=model, raw=settings.raw)
    return made
