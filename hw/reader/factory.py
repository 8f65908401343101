"""Makes the driver of one device, whether kiosk.toml names the device or it was found."""

from collections.abc import Callable

from hw.reader.decode.framing import framing_of, layouts_of
from hw.reader.driver import Driver
from hw.reader.hid.driver import HidDriver
from hw.reader.serial.driver import SerialDriver
from hw.reader.wedge.driver import WedgeDriver
from hw.service.settings import ReaderSettings


def named_driver(settings: ReaderSettings) -> Driver:
    """Make the driver of the device that the settings name, which then name its transport too."""
    return _DRIVERS[settings.driver](settings)


def _hid(settings: ReaderSettings) -> Driver:
    return HidDriver(settings.device, layouts_of(settings))


def _serial(settings: ReaderSettings) -> Driver:
    return SerialDriver(settings.device, settings.model, raw=settings.raw)


def _wedge(settings: ReaderSettings) -> Driver:
    return WedgeDriver(settings.device, layout=settings.layout, framing=framing_of(settings))


_DRIVERS: dict[str, Callable[[ReaderSettings], Driver]] = {"hid": _hid, "serial": _serial, "wedge": _wedge}
