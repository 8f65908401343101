"""The embedded defaults: the kiosk.toml of the demo mode."""

import json
from pathlib import Path
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import asdict

from kiosk.sandbox.demo import CARD_PATTERNS
from kiosk.ui.environment import Panel

DEFAULT_READER: Final = "msr605"
"""The emulated reader of the demonstration, if none is asked for."""
DEMO_PIN: Final = "204681"
"""Of the maintenance menu; the demonstration shows it where it asks for it."""

ZONE: Final = "Europe/Riga"
"""Of the invented clinic; its insurers' days end there too, wherever this machine stands."""

_CARD: Final = """\
[[card]]
insurer = "{insurer}"
track = {track}
pattern = '{pattern}'
check_digit = "{check_digit}"
"""

_CLINIC: Final = """\
[institution]
name = "Paraugs klīnika"
address = "Izdomātā iela 1, Rīga"

[support]
contact = "Paraugs atbalsts"
hours = "08:30-17:00"
phone_working_hours = "+371 60000000"
phone_other_hours = "+371 20000000"
"""

_TEMPLATE: Final = """\
[terminal]
url = {url}
public_key = {public_key}

{sample}
[reader]
{reader}
socket = {reader_socket}

[printer]
queue = {queue}
server = {server}
uri = {uri}
media = {media}
socket = {printer_socket}

[panel]
width = {width}
height = {height}
dpi = {dpi}
fullscreen = false

[ledger]
folder = {ledger}

[maintenance]
pin = "{pin}"

[time]
zone = "{zone}"
"""


class Parts(Struct, frozen=True):
    """Where the parts are that run already.

    Attributes:
        url: of the embedded terminal service.
        public_key: its JWK.
        sockets: a short folder.
        ledger: the journal's folder.
        reader: the `[reader]` settings for the emulated reader, as it announces them.
        printer: server, queue, uri and media, as the virtual printer announces them.
    """

    url: str
    public_key: str
    sockets: Path
    ledger: Path
    reader: dict[str, Any]
    printer: dict[str, Any]


def sample() -> str:
    """Return the tables of an invented clinic and of the sample cards."""
    return "\n".join((_CLINIC, *(_CARD.format(**asdict(rule)) for rule in CARD_PATTERNS)))


def text(parts: Parts, panel: Panel) -> str:
    """Return the settings file for these parts and this window."""
    return _TEMPLATE.format(
        sample=sample(),
        url=json.dumps(parts.url),
        public_key=f"'{parts.public_key}'",
        # Strings, numbers and truth values are the same in JSON and in TOML.
        reader="\n".join(f"{name} = {json.dumps(value)}" for name, value in parts.reader.items()),
        reader_socket=json.dumps(str(parts.sockets / "reader.sock")),
        printer_socket=json.dumps(str(parts.sockets / "printer.sock")),
        queue=json.dumps(parts.printer["queue"]),
        server=json.dumps(parts.printer["server"]),
        uri=json.dumps(parts.printer["uri"]),
        media=json.dumps(parts.printer["media"]),
        pin=DEMO_PIN,
        zone=ZONE,
        ledger=json.dumps(str(parts.ledger)),
        width=panel.width,
        height=panel.height,
        dpi=panel.dpi,
    )
