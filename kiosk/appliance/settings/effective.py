"""The appliance's own settings file: the technician's values, with the appliance's where it knows better."""

from typing import Any, Final

import msgspec

from kiosk.appliance.settings.toml_writer import written
from kiosk.config.settings import Settings
from kiosk.config.terminal import is_beside
from kiosk.config.wifi import KEPT

CA: Final = "terminal-ca.pem"
CERTIFICATE: Final = "client-certificate.pem"
KEY: Final = "client-key.pem"
FOLDER: Final = "/run/polise-settings"
"""Where these files are on the appliance."""

_HEAD: Final = "# Written at every start from the technician's kiosk.toml; without its secrets.\n\n"
_OWN: Final[dict[str, dict[str, object]]] = {
    "reader": {
        "socket": "/run/polise-reader/reader.sock",
        "group": "polise-kiosk",
        "taught": "/var/lib/polise/reader/readers.toml",
    },
    "printer": {
        "socket": "/run/polise-printer/printer.sock",
        "group": "polise-kiosk",
        "server": "/run/cups/cups.sock",
    },
    "ledger": {"folder": "/var/lib/polise/ledger"},
    "panel": {"fullscreen": True},
}


def effective(settings: Settings) -> str:
    """Return the text of the appliance's settings file, which anyone may read."""
    tables: dict[str, Any] = msgspec.to_builtins(settings)
    for table, values in _OWN.items():
        tables[table] |= values
    tables["printer"]["uri"] = settings.printer.address
    tables["terminal"] |= _files(settings)
    if settings.network.wifi.password:
        tables["network"]["wifi"]["password"] = KEPT
    if settings.maintenance.pin:
        tables["maintenance"]["pin"] = KEPT
    return _HEAD + written(tables)


def _files(settings: Settings) -> dict[str, str]:
    terminal = settings.terminal
    names = {"ca_file": CA, "client_certificate": CERTIFICATE, "client_key": KEY}
    moved = {key for key in names if is_beside(getattr(terminal, key)) or getattr(terminal, key) == KEPT}
    return {key: f"{FOLDER}/{name}" for key, name in names.items() if key in moved}
