"""The kiosk.toml that the test writes on the card, as a technician would. Pure."""

import json
from typing import Final

from image.boot_test import qemu
from kiosk.demo.settings import sample
from kiosk.ui.environment import Panel
from tests.panels import PANELS

CA_FILE: Final = "terminal-ca.pem"
"""The authority's certificate, beside kiosk.toml."""

_READERS: Final = {
    "keyboard": f'keyboards = ["{qemu.KEYBOARD}"]',
    "converter": f'driver = "serial"\ndevice = "{qemu.SERIAL_NODE}"\nmodel = "msr605"',
    "none": "",
}
_TEMPLATE: Final = """\
[terminal]
url = "https://{host}:{port}"
public_key = '{public_key}'
ca_file = "{ca_file}"

{sample}
[reader]
{reader}

[printer]
queue = "talons"
uri = "ipp://{printer_host}:{printer_port}/ipp/print"

[panel]
width = {width}
height = {height}
dpi = {dpi}

"""
PATIENCE: Final = """\
[privacy]
lock_after_seconds = 1800
"""
"""For both kiosks of a visit: an emulated one may take minutes for what a finger does in seconds."""


def text(
    public_key: str,
    reader: qemu.ReaderKind = "keyboard",
    panel: Panel = PANELS["10in"],
    ca_file: str = CA_FILE,
) -> str:
    """Give a kiosk.toml.

    Args:
        public_key: the terminal service's, a JWK.
        reader: which reader is plugged in.
        panel: the glass.
        ca_file: the certificate's file; "" for those of the system.
    """
    return (_TEMPLATE + PATIENCE).format(
        host=qemu.TERMINAL[0],
        port=qemu.TERMINAL[1],
        public_key=json.dumps(json.loads(public_key), separators=(",", ":")),
        ca_file=ca_file,
        sample=sample(),
        reader=_READERS[reader],
        printer_host=qemu.PRINTER[0],
        printer_port=qemu.PRINTER[1],
        width=panel.width,
        height=panel.height,
        dpi=panel.dpi,
    )
