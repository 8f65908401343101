"""The technician's check of a settings file."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from hw.service.settings import KNOWN_SERIAL, PrinterSettings, ReaderSettings
from hw.service.strict_toml import ConfigError
from hw.service.toml_lines import KeyPath
from hw.service.toml_words import key_words
from kiosk.config.beside import beside_warnings
from kiosk.config.network import NetworkSettings
from kiosk.config.public_key import thumbprint
from kiosk.config.settings import Settings, load_as_written
from kiosk.config.tables import PanelSettings
from kiosk.config.wifi import KEPT

FAULTY: Final = 2
"""The exit code of a faulty file."""

_GROUP: Final = 4
_LEAST_MM: Final = (150, 85)
"""The glass of a 7″ screen."""

_MENU: Final = {"": "no PIN is set, so no menu", KEPT: "menu behind the PIN that the kiosk keeps"}


def check(path: Path) -> int:
    """Print a summary of the settings in `path`, or all its faults; return the exit code, 0 or 2.

    What only time has made wrong is a warning.
    """
    try:
        settings = load_as_written(path)
    except ConfigError as error:
        sys.stderr.write(f"{error}\n")
        return FAULTY
    warnings = beside_warnings(settings.terminal, path.parent, datetime.now(UTC))
    warnings |= _glass_warnings(settings.panel)
    sys.stderr.writelines(f"{path}: warning: {key_words(at)}: {one}\n" for at, one in warnings.items() if one)
    sys.stdout.write(
        f"{path}: OK\n" + "".join(f"  {name}: {fact}\n" for name, fact in facts(settings).items())
    )
    return 0


def facts(settings: Settings) -> dict[str, str]:
    """Return what the settings come to, in words, with no secret in them."""
    panel, printer = settings.panel, settings.printer
    return {
        "institution": settings.institution.name,
        "terminal": settings.terminal.url,
        "public key": f"{_grouped(thumbprint(settings.terminal.public_key))} (thumbprint, RFC 7638)",
        "languages": ", ".join(settings.languages.offered),
        "card rules": ", ".join(rule.insurer for rule in settings.card),
        "reader": _reader_words(settings.reader),
        "printer": _printer_words(printer),
        "network": network_words(settings.network),
        "panel": f"{_glass_words(panel)}, {panel.dpi} dpi, turned by {panel.rotation} degrees",
        "maintenance": _MENU.get(settings.maintenance.pin, "menu behind a PIN"),
    }


def _glass_warnings(panel: PanelSettings) -> dict[KeyPath, str]:
    """What fingers meet keeps its size, so less glass than this has no room for a screen."""
    least = f"makes a picture of {_glass_words(panel)}; expected at least {_LEAST_MM[0]} x {_LEAST_MM[1]} mm"
    small = any(have < need for have, need in zip(sorted(panel.millimetres), sorted(_LEAST_MM), strict=True))
    return {("panel", "dpi"): least} if small else {}


def _glass_words(panel: PanelSettings) -> str:
    width, height = panel.millimetres
    return f"{panel.width}x{panel.height} ({width} x {height} mm)"


def _grouped(text: str) -> str:
    """Return the text in groups that two people can compare by telephone."""
    return " ".join(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))


def _printer_words(printer: PrinterSettings) -> str:
    place = f"{printer.queue} at {printer.uri}" if printer.uri else printer.queue
    return f"{place}, on {printer.media}"


def _reader_words(reader: ReaderSettings) -> str:
    if reader.device:
        return f"{reader.driver} on {reader.device}"
    if reader.driver == "serial":
        return f"serial, found by the USB id {' or '.join(KNOWN_SERIAL)} alone; set `device` for any other"
    return f"{reader.driver}, found by its USB id"


def network_words(network: NetworkSettings) -> str:
    """Return in a few words how the kiosk comes to its network."""
    wifi, words = network.wifi, network.address or "address by DHCP"
    if not wifi.ssid:
        return f"{words}, by wire"
    kept = {"": "open", KEPT: "with the password that the kiosk keeps"}.get(wifi.password, "with a password")
    return f'{words}, by the Wi-Fi "{wifi.ssid}" ({wifi.country}), {kept}'
