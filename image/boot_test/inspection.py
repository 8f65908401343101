"""What only the emulator's command line adds to the system: a root shell, and patience. Pure.

The image is not changed. systemd takes whole units and drop-ins as credentials (`systemd.extra-unit.*`,
`systemd.unit-dropin.*`, systemd 256) and credentials from the kernel's command line, which on a real kiosk is
on the card and here is the test's.
"""

import base64
from typing import Final

UNIT: Final = "inspection.service"
"""Not `polise-…`: what all units of that name have in common would lock it in."""
PORT: Final = "inspect"
"""The name of the virtio serial port where the shell is, on machines that have such ports."""

PATIENCE: Final = 300
"""Seconds for the watchdogs: on an emulated board a first frame may take longer than on any Pi."""
WATCHED: Final = ("polise-kiosk", "polise-reader", "polise-printer")

_VIRTIO: Final = (
    f"until p=$(grep -lx {PORT} /sys/class/virtio-ports/*/name); do sleep .3; done; "
    "p=${p%/name}; exec sh <>/dev/${p##*/} >&0 2>&0"
)
_TTY: Final = "dmesg -n 1; stty -F TTY raw -echo -ixon 115200; exec sh <>TTY >&0 2>&0"
_UNIT: Final = """\
[Unit]
DefaultDependencies=no
StartLimitIntervalSec=0
[Service]
ExecStart=/bin/sh -c '{script}'
Restart=always
RestartSec=1
"""


def unit(tty: str = "") -> str:
    """Give the unit's text.

    Args:
        tty: the serial port where the shell is to be; "" for the virtio port.
    """
    script = _TTY.replace("TTY", tty) if tty else _VIRTIO
    return _UNIT.format(script=script.replace("%", "%%").replace("$", "$$"))


def words(tty: str = "") -> tuple[str, ...]:
    """Give the words that the kernel's command line needs for it."""
    patience = f"[Service]\nWatchdogSec={PATIENCE}\n"
    return (
        _credential(f"extra-unit.{UNIT}", unit(tty)),
        f"systemd.wants={UNIT}",
        *(_credential(f"unit-dropin.{name}.service", patience) for name in WATCHED),
    )


def _credential(name: str, content: str) -> str:
    text = base64.b64encode(content.encode()).decode()
    return f"systemd.set_credential_binary=systemd.{name}:{text}"
