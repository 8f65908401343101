"""Udev rules that give the reader service the one reader that kiosk.toml names by its node.

Serial converters are sold with anything behind them, so most of their USB ids are in no table of readers.
"""

from hw.reader.discovery.udev_node import of_node
from hw.service.settings import ReaderSettings


def named_rules(settings: ReaderSettings) -> str:
    """Write the rules; nothing where no node is named."""
    return of_node(
        settings.device,
        'SUBSYSTEM=="tty|hidraw|input"',
        "The reader that is named.",
        'ENV{ID_MM_PORT_IGNORE}="1", ',
    )
