"""Writes udev rules that keep the readers to the reader service: away from desktop, seat and other users."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hw.reader.discovery.table import KnownReader, Transport
from hw.reader.discovery.taught import TaughtKeyboard

GROUP = "cardreader"

_EFFECTS = """
ENV{POLISE_READER}!="1", GOTO="polise_readers_end"

# A reader that the kernel puts to sleep between two swipes loses the next one.
SUBSYSTEM=="usb", ENV{DEVTYPE}=="usb_device", TEST=="power/control", ATTR{power/control}="on"

# Nobody who sits at the screen gets the reader, and logind does not wait for its power key. The tag that is
# added keeps the list from becoming empty: systemd 252 passes an emptied one on as it was before.
TAG-="uaccess", TAG+="polise-reader"
SUBSYSTEM=="input|hidraw|tty", TAG-="seat", TAG-="power-switch"

# It is no keyboard for the compositor, and no modem for ModemManager.
SUBSYSTEM=="input", ENV{ID_INPUT}="", ENV{ID_INPUT_KEY}="", ENV{ID_INPUT_KEYBOARD}="", ENV{ID_INPUT_MOUSE}=""
SUBSYSTEM=="input", ENV{LIBINPUT_IGNORE_DEVICE}="1"
SUBSYSTEM=="usb", ENV{ID_MM_DEVICE_IGNORE}="1"
SUBSYSTEM=="tty", ENV{ID_MM_PORT_IGNORE}="1"

# := because rules that open every hidraw or tty to everybody are common, and later ones would win.
SUBSYSTEM=="input", KERNEL=="event*", GROUP:="cardreader", MODE:="0660", SYMLINK+="input/cardreader%n"
SUBSYSTEM=="hidraw", GROUP:="cardreader", MODE:="0660", SYMLINK+="cardreader/hidraw%n"
SUBSYSTEM=="tty", GROUP:="cardreader", MODE:="0660", SYMLINK+="cardreader/tty%n"

LABEL="polise_readers_end"
"""
_START = """
# What udev noted when a device came is undone when it goes by udev itself.
ACTION=="remove", GOTO="polise_readers_end"
SUBSYSTEM!="usb|input|hidraw|tty", GOTO="polise_readers_end"
"""
_MARK = 'ENV{POLISE_READER}="1"'


@dataclass(frozen=True, slots=True)
class Rule:
    """A device for which rules are written.

    Attributes:
        usb: its USB id.
        title: what it is, for the comment.
        transport: how it is connected.
        product: a word that the name of a keyboard of this id must hold, or "".
    """

    usb: str
    title: str
    transport: Transport
    product: str = ""


def of_known(rows: Iterable[KnownReader]) -> list[Rule]:
    """Give the rules for the table's readers."""
    return [Rule(row.usb, row.title, row.driver, row.product) for row in rows]


def of_keyboards(named: Iterable[str], taught: Iterable[TaughtKeyboard]) -> list[Rule]:
    """Give the rules for the keyboards that kiosk.toml names and those that were taught."""
    rules = {usb: Rule(usb, "named in kiosk.toml", "wedge") for usb in named}
    return list((rules | {one.usb: Rule(one.usb, f"taught: {one.name}", "wedge") for one in taught}).values())


def rules_file(head: str, rules: Iterable[Rule]) -> str:
    """Write a file of rules, in the order of the ids."""
    devices: dict[str, list[Rule]] = {}
    for rule in sorted(rules, key=lambda rule: rule.usb):
        devices.setdefault(rule.usb, []).append(rule)
    marks = "".join(f"\n{line}" for same in devices.values() for line in _marks(same))
    return f"{head}{_START}{marks}\n{_EFFECTS}"


def _marks(same: list[Rule]) -> Iterator[str]:
    """Write what tells a reader, with all its nodes: those beside the one that is read may type too."""
    vendor, product = same[0].usb.split(":")
    yield "# " + _printable("; ".join(dict.fromkeys(rule.title for rule in same)))
    usb = f'ATTR{{idVendor}}=="{vendor}", ATTR{{idProduct}}=="{product}"'
    yield f'SUBSYSTEM=="usb", {usb}, {_MARK}'
    if any(rule.transport == "serial" for rule in same):
        yield f'SUBSYSTEM=="tty", SUBSYSTEMS=="usb", {usb.replace("ATTR", "ATTRS")}, {_MARK}'
    if any(rule.transport != "serial" for rule in same):
        ids = f'ATTRS{{id/bustype}}=="0003", ATTRS{{id/vendor}}=="{vendor}", ATTRS{{id/product}}=="{product}"'
        yield f'SUBSYSTEM=="input", {ids}{_named(same)}, {_MARK}'
        yield f'SUBSYSTEM=="hidraw", KERNELS=="0003:{vendor.upper()}:{product.upper()}.*", {_MARK}'


def _named(same: list[Rule]) -> str:
    """Ask for the word in the name, in capitals or not; not where one rule does without it."""
    words = [rule.product for rule in same]
    if not all(words):
        return ""
    globs = [
        "*" + "".join(f"[{c.lower()}{c.upper()}]" if c.isalpha() else c for c in word) + "*" for word in words
    ]
    return f', ATTRS{{name}}=="{"|".join(globs)}"'


def _printable(text: str) -> str:
    """Give a name as one line of a comment, whatever the device calls itself."""
    return re.sub(r"[^\w .,:;()+/&'-]", "?", text)
