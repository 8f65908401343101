"""`python -m hw magtek-mode {hid,keyboard,show} [DEVICE]`: for the technician, a MagTek's mode of operation.

A reader in keyboard mode types card numbers into whatever listens; in HID mode it sends each swipe whole, to
one program. The reader keeps its mode when it loses power.
"""

import argparse
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hw.reader.device import DeviceError
from hw.reader.hid import magtek
from hw.reader.hid.hidraw import Hidraw
from hw.reader.hid.swipe_report import swipe_report
from hw.service.reader_messages import OfflineReason

_COMING_BACK = 15.0
_WORDS: dict[OfflineReason, str] = {
    "unplugged": "there is no such device; see `ls /dev/hidraw*`",
    "no-permission": "this user may not open it; call this command by sudo",
    "busy": "the reader service is using it; stop that first: sudo systemctl stop polise-reader",
    "hung-up": "it went away or does not answer; unplug it, plug it in again, and repeat the command",
    "no-answer": "it is no HID device",
}
_NEXT = {
    "hid": 'In kiosk.toml set driver = "hid" (or "auto") in [reader], then start the reader service.',
    "keyboard": 'In kiosk.toml set driver = "wedge" (or "auto") in [reader], then start the reader service.',
}


class _ModeError(Exception):
    """The command cannot be carried out; the words say why and what to do."""


def main(arguments: list[str]) -> int:
    """Show or change the mode; 0 when it is as asked, 1 when it is not."""
    parser = argparse.ArgumentParser(prog="python -m hw magtek-mode", description=__doc__)
    parser.add_argument("mode", choices=["show", *magtek.INTERFACES])
    parser.add_argument("device", nargs="?", help="/dev/hidraw…; without it the one MagTek is found")
    asked = parser.parse_args(arguments)
    try:
        _run(asked.mode, asked.device or _only_one())
    except _ModeError as error:
        print(f"error: {error}", file=sys.stderr)  # noqa: T201 - the command line's answer
        return 1
    return 0


def _run(mode: str, device: str) -> None:
    with _reader(device) as node:
        now, after = _mode(node), _set_mode(node)
        place = node.identity.place
        _say(f"{device} is a MagTek ({node.identity.name}) in {now} mode.")
        if now != after:
            _say(f"It is set to {after} mode, which it takes when it restarts.")
        if mode == "show" or mode == now == after:
            return
        _switch(node, mode)
    _say(f"It is set to {mode} mode and restarts.")
    _say(f"It is back as {_back(place, mode)}, in {mode} mode. {_NEXT[mode]}")


def _mode(node: Hidraw) -> str:
    """Tell the mode that the reader is in, which shows by its reports."""
    return "hid" if swipe_report(node.description, magtek.USAGES) else "keyboard"


def _set_mode(node: Hidraw) -> str:
    """Tell the mode that the reader is set to."""
    value = _asked(node, magtek.get_property(magtek.INTERFACE, magtek.command_size(node.description)))
    names = {bytes((number,)): name for name, number in magtek.INTERFACES.items()}
    return names.get(value, "an unknown")


def _switch(node: Hidraw, mode: str) -> None:
    size = magtek.command_size(node.description)
    _asked(node, magtek.set_property(magtek.INTERFACE, magtek.INTERFACES[mode], size))
    if _set_mode(node) != mode:
        raise _ModeError("the reader has taken the command, and yet it is not set to that mode")
    try:
        node.set_feature(magtek.reset(size))
    except DeviceError:
        return  # it may be gone before it has acknowledged the command; whether it comes back is seen later


def _asked(node: Hidraw, command: bytes) -> bytes:
    node.set_feature(command)
    try:
        return magtek.result(node.get_feature(0, magtek.command_size(node.description)))
    except magtek.MagtekError as error:
        raise _ModeError(str(error)) from error


def _back(place: str, mode: str) -> str:
    """Wait until the reader is back at the place where it was, in its new mode."""
    end = time.monotonic() + _COMING_BACK
    while time.monotonic() < end:
        for device in _devices():
            if _is_back(device, place, mode):
                return device
        time.sleep(0.2)
    words = f"it has not come back in {mode} mode; unplug it, plug it in again, and call `magtek-mode show`"
    raise _ModeError(words)


def _is_back(device: str, place: str, mode: str) -> bool:
    try:
        with Hidraw(device) as node:
            return node.identity.place == place and _is_magtek(node) and _mode(node) == mode
    except DeviceError:
        return False  # another device, or the reader before it is gone or ready


def _only_one() -> str:
    found = [device for device in _devices() if _looks_like_one(device)]
    if len(found) == 1:
        return found[0]
    if found:
        raise _ModeError(f"there are several; name one of {', '.join(found)}")
    raise _ModeError("no MagTek is found that this user may open; plug it in, or call this command by sudo")


def _looks_like_one(device: str) -> bool:
    try:
        with Hidraw(device) as node:
            return _is_magtek(node)
    except DeviceError as error:
        return (
            error.reason == "busy"
        )  # most likely the reader service's; what it is, is said when it is named


def _is_magtek(node: Hidraw) -> bool:
    return node.identity.vendor == magtek.VENDOR and magtek.command_size(node.description) > 0


def _devices() -> list[str]:
    return [str(node) for node in sorted(Path("/dev").glob("hidraw*"))]


@contextmanager
def _reader(device: str) -> Iterator[Hidraw]:
    try:
        with Hidraw(device) as node:
            if not _is_magtek(node):
                raise _ModeError(f"{device} is no MagTek that takes commands (it is {node.identity.name})")
            yield node
    except DeviceError as error:
        raise _ModeError(f"{device}: {_WORDS.get(error.reason, error.reason)}") from error


def _say(words: str) -> None:
    print(words)  # noqa: T201 - the command line's answer
