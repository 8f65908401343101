"""The technician's file, judged by the code of `check-config`; every fault becomes one of the appliance's."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from hw.service.strict_toml import ConfigError
from hw.service.toml_lines import KeyPath, lines_of
from hw.service.toml_text import parsed, text_in
from hw.service.toml_words import key_words
from kiosk.appliance.faults import Fault
from kiosk.appliance.settings.machine import FILE
from kiosk.config.beside import beside_warnings
from kiosk.config.settings import Settings, load_as_written

Verdict = tuple[Settings | None, list[Fault]]

_FILES: Final = ("ca_file", "client_certificate", "client_key")
_DAMAGED: Final = ("damaged", "the file ends too early")


def judged(path: Path) -> Verdict:
    """Return the settings in the file as they are written there, or None; and what is wrong with it.

    Raises:
        OSError: there is no such file, or the disk does not give it.
    """
    raw = path.read_bytes()
    try:
        text = text_in(FILE, raw)
        data = parsed(FILE, text)
    except ConfigError as error:
        return None, [_told(error, _unread_code(error))]
    try:
        settings = load_as_written(path)
    except ConfigError as error:
        return None, _value_faults(error, data)
    return settings, _warnings(settings, path.parent, text)


def fault_at(text: str, path: KeyPath, words: str, code: str = "settings-wrong") -> Fault:
    """Return a fault of the key at `path` of the file's text, which says what is wrong with it."""
    lines = lines_of(text.replace("\r\n", "\n"))
    return Fault(
        code=code,
        file=FILE,
        line=lines.get(path, 0),
        key=place_words(path),
        words=f"{key_words(path)} {words}",
    )


def place_words(path: KeyPath) -> str:
    """Return where a key stands, as people see it in the file: `[panel] dpi`, `[[card]] 2: track`."""
    named = [str(part) for part in path if isinstance(part, str)]
    if len(path) > 1 and isinstance(path[1], int):
        return f"[[{named[0]}]] {path[1] + 1}" + "".join(f": {one}" for one in named[1:2])
    keys = named[-1:] if len(named) > 1 else []
    return " ".join([f"[{'.'.join(named[:-1] or named)}]", *keys]) if named else ""


def _unread_code(error: ConfigError) -> str:
    if error.message.startswith("the file is empty"):
        return "settings-empty"
    if error.message.startswith(_DAMAGED):
        return "settings-unreadable"
    return "settings-encoding" if "UTF-" in error.message else "settings-wrong"


def _value_faults(error: ConfigError, data: dict[str, Any]) -> list[Fault]:
    empty = all(_value_at(data, one.path) == "" for one in error.faults)
    return [_told(one, "settings-not-filled-in" if empty else _code(one.path)) for one in error.faults]


def _code(path: KeyPath) -> str:
    return "certificate-wrong" if path[:1] == ("terminal",) and path[-1] in _FILES else "settings-wrong"


def _value_at(data: Any, path: KeyPath) -> object:
    for part in path:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return None
    return data if path else None


def _told(error: ConfigError, code: str) -> Fault:
    key = place_words(error.path)
    return Fault(code=code, file=FILE, line=error.line or 0, key=key, words=error.message)


def _warnings(settings: Settings, folder: Path, text: str) -> list[Fault]:
    found = beside_warnings(settings.terminal, folder, datetime.now(UTC))
    return [_as_warning(fault_at(text, path, words)) for path, words in found.items() if words]


def _as_warning(fault: Fault) -> Fault:
    words = fault.words.replace(" certificate ", " is a file whose certificate ", 1)
    return Fault(
        code="certificate-expired",
        file=fault.file,
        line=fault.line,
        key=fault.key,
        words=f"{words}; expected a new one from whoever gave it",
        severity="warn",
    )
