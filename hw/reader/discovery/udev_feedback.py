"""Udev rules that let the reader service use the lamps and the beeper that kiosk.toml names."""

from hw.reader.discovery.udev import GROUP
from hw.reader.discovery.udev_node import matched, of_node
from hw.service.settings import ReaderSettings

# An LED has no node, and udev gives only nodes to a group; so two programs do it to the LED's files.
_LED_FILES = "'%S%p/brightness' '%S%p/trigger'"


def feedback_rules(settings: ReaderSettings) -> str:
    """Write the rules; nothing where no lamp and no beeper is named."""
    lamps = dict.fromkeys(filter(None, (settings.lamp_green, settings.lamp_red)))
    return "".join((*map(_lamp, lamps), _beeper(settings.beeper)))


def _lamp(name: str) -> str:
    led = f'ACTION!="remove", SUBSYSTEM=="leds", KERNEL=="{matched(name)}"'
    return f"""
# A lamp beside the reader.
{led}, RUN+="/bin/chgrp {GROUP} {_LED_FILES}", RUN+="/bin/chmod g+w {_LED_FILES}"
"""


def _beeper(path: str) -> str:
    return of_node(path, 'SUBSYSTEM=="input", KERNEL=="event*"', "The beeper beside the reader.")
