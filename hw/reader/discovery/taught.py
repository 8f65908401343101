"""The keyboards that the technician's swipe test has shown to be readers, and the file that keeps them.

TOML, one `[[keyboard]]` for each; written whole or not at all, so that a power cut leaves the old file.
"""

import json
import os
import tempfile
from pathlib import Path

from msgspec import Struct

from hw.service import strict_toml
from hw.service.settings import Layout, Settings, UsbId

_HEAD = "# Keyboards that are card readers, as `python -m hw teach` found them.\n"
_READABLE_BY_ALL = 0o644  # nothing in it is secret, and the reader service has a user of its own


class TaughtKeyboard(Settings, frozen=True, kw_only=True):
    """A keyboard that is a reader.

    Attributes:
        usb: its USB id.
        layout: the keyboard layout that it types for.
        sends_lrc: whether it sends each track's check character.
        name: the name that it gave when it was taught, for people.
    """

    usb: UsbId
    layout: Layout = "us"
    sends_lrc: bool = False
    name: str = ""


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    keyboard: tuple[TaughtKeyboard, ...] = ()


def read(path: Path) -> tuple[TaughtKeyboard, ...]:
    """Give the keyboards in the file; none where there is no file.

    Raises:
        ConfigError: the file cannot be read, or is not as it should be.
    """
    return strict_toml.load(path, _File).keyboard if path.exists() else ()


def add(path: Path, keyboard: TaughtKeyboard) -> None:
    """Put a keyboard into the file, in place of what was taught of the same USB id.

    Raises:
        ConfigError: the present file is not as it should be.
        OSError: it cannot be written; the present file is as it was.
    """
    others = [one for one in read(path) if one.usb != keyboard.usb]
    write(path, (*others, keyboard))


def write(path: Path, keyboards: tuple[TaughtKeyboard, ...]) -> None:
    """Replace the file.

    Raises:
        OSError: it cannot be written; the present file is as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    new = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(_HEAD + "".join(map(_table, keyboards)))
            file.flush()
            os.fchmod(file.fileno(), _READABLE_BY_ALL)
            os.fsync(file.fileno())
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _table(keyboard: TaughtKeyboard) -> str:
    return (
        f"\n[[keyboard]]\nusb = {_text(keyboard.usb)}\nlayout = {_text(keyboard.layout)}\n"
        f"sends_lrc = {str(keyboard.sends_lrc).lower()}\nname = {_text(keyboard.name)}\n"
    )


def _text(value: str) -> str:
    """Give a TOML string: JSON's escapes are TOML's, but JSON leaves DEL as it is and TOML does not."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
