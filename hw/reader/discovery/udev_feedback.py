"""Udev rules that let the reader service use the lamps and the beeper that kiosk.toml names."""

import re
from collections.abc import Iterator

from hw.reader.discovery.udev import GROUP
from hw.service.settings import ReaderSettings

DEV = "/dev/"
# An LED has no node, and udev gives only nodes to a group; so two programs do it to the LED's files.
_LED_FILES = "'%S%p/brightness' '%S%p/trigger'"


def feedback_rules(settings: ReaderSettings) -> str:
    """Write the rules; nothing where no lamp and no beeper is named."""
    lamps = dict.fromkeys(filter(None, (settings.lamp_green, settings.lamp_red)))
    return "".join((*map(_lamp, lamps), *_beeper(settings.beeper)))


def _lamp(name: str) -> str:
    led = f'ACTION!="remove", SUBSYSTEM=="leds", KERNEL=="{matched(name)}"'
    return f"""
# A lamp beside the reader.
{led}, RUN+="/bin/chgrp {GROUP} {_LED_FILES}", RUN+="/bin/chmod g+w {_LED_FILES}"
"""


def _beeper(path: str) -> Iterator[str]:
    """Give the node to the group, whether it is named itself or by one of its links."""
    if path.startswith(DEV):
        node = 'ACTION!="remove", SUBSYSTEM=="input", KERNEL=="event*"'
        given = f'GROUP:="{GROUP}", MODE:="0660"'
        name = matched(path.removeprefix(DEV))
        yield f"""
# The beeper beside the reader.
{node}, ENV{{DEVNAME}}=="{DEV}{name}", {given}
{node}, SYMLINK=="{name}", {given}
"""


def matched(name: str) -> str:
    """Give a name as a pattern of udev's; what means something to udev stands for any characters there.

    An LED's name in /sys has ! where its name in udev has /.
    """
    return re.sub(r"[^A-Za-z0-9:._/+@-]+", "*", name)
