"""Udev rules that give the reader service the one reader that kiosk.toml names by its node.

Serial converters are sold with anything behind them, so most of their USB ids are in no table of readers.
"""

from hw.reader.discovery.udev import GROUP
from hw.reader.discovery.udev_feedback import DEV, matched
from hw.service.settings import ReaderSettings


def named_rules(settings: ReaderSettings) -> str:
    """Write the rules, for the node itself or one of its links; nothing where no node is named."""
    if not settings.device.startswith(DEV):
        return ""
    name = matched(settings.device.removeprefix(DEV))
    node = 'ACTION!="remove", SUBSYSTEM=="tty|hidraw|input"'
    given = f'ENV{{ID_MM_PORT_IGNORE}}="1", GROUP:="{GROUP}", MODE:="0660"'
    return f"""
# The reader that is named.
{node}, ENV{{DEVNAME}}=="{DEV}{name}", {given}
{node}, SYMLINK=="{name}", {given}
"""
