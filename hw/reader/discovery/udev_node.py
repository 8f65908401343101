"""Udev rules that give the reader service one node that kiosk.toml names."""

import re

from hw.reader.discovery.udev import GROUP

_DEV = "/dev/"


def of_node(path: str, subsystem: str, comment: str, more: str = "") -> str:
    """Write the rules for the node itself or one of its links; nothing where no node is named.

    Args:
        path: what kiosk.toml says.
        subsystem: udev's matches for the kind of node it may be.
        comment: what it is, for who reads the rules.
        more: what else is to be noted of it.
    """
    if not path.startswith(_DEV):
        return ""
    name = matched(path.removeprefix(_DEV))
    node, given = f'ACTION!="remove", {subsystem}', f'{more}GROUP:="{GROUP}", MODE:="0660"'
    return f"""
# {comment}
{node}, ENV{{DEVNAME}}=="{_DEV}{name}", {given}
{node}, SYMLINK=="{name}", {given}
"""


def matched(name: str) -> str:
    """Give a name as a pattern of udev's; what means something to udev stands for any characters there.

    An LED's name in /sys has ! where its name in udev has /.
    """
    return re.sub(r"[^A-Za-z0-9:._/+@-]+", "*", name)
