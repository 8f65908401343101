"""Gets the text out of a settings file, or says why it cannot be had."""

import re
import tomllib
from pathlib import Path
from typing import Any

from hw.service.toml_errors import ConfigError

_GLANCE = 1024
"""So many bytes tell an encoding."""
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_WHERE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


def text_of(path: Path) -> str:
    """Return the file's text, with line ends as tomllib sees them, without the byte order mark of Windows.

    Raises:
        ConfigError: there is no such text.
    """
    file = str(path)
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise ConfigError(file, None, "there is no such file; expected a settings file in TOML") from None
    except OSError as error:
        words = f"cannot be read ({error.strerror}); expected a readable file"
        raise ConfigError(file, None, words) from None
    return text_in(file, raw)


def text_in(file: str, raw: bytes) -> str:
    """Return the text that is the content `raw` of `file`, as `text_of` does.

    Raises:
        ConfigError: it is no text.
    """
    raw = raw.removeprefix(_BYTE_ORDER_MARK)
    if not raw.strip():
        raise ConfigError(file, None, "the file is empty; expected settings in TOML")
    if _is_utf16(raw):
        words = 'saved as UTF-16; expected UTF-8: save it again with the encoding "UTF-8" ("Save as")'
        raise ConfigError(file, 1, words)
    if b"\0" in raw:
        line = raw[: raw.index(b"\0")].count(b"\n") + 1
        raise ConfigError(file, line, "damaged: zero bytes in the file; expected text, so copy it here again")
    return _decoded(file, raw).replace("\r\n", "\n")


def _is_utf16(raw: bytes) -> bool:
    """Tell UTF-16, by its byte order mark or by zero bytes on one side only, beside each Latin letter."""
    start = raw[:_GLANCE]
    fewer, more = sorted((start[::2].count(0), start[1::2].count(0)))
    return raw.startswith((b"\xff\xfe", b"\xfe\xff")) or (not fewer and more > len(start) / 8)


def _decoded(file: str, raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        words = f"the byte 0x{raw[error.start]:02x} is not UTF-8; expected text saved as UTF-8"
        raise ConfigError(file, line, words) from None


def parsed(file: str, text: str) -> dict[str, Any]:
    """Return what the text of `file` holds.

    Raises:
        ConfigError: it is not TOML.
    """
    try:
        return tomllib.loads(text)
    except ValueError as error:  # also int() of thousands of digits, which tomllib lets through
        raise _syntax_error(file, text, str(error)) from None
    except RecursionError:
        raise ConfigError(file, None, "brackets nested too deep; expected settings in TOML") from None


def _syntax_error(file: str, text: str, words: str) -> ConfigError:
    where = _WHERE.search(words)
    said = _WHERE.sub("", words)
    if where is None:
        return ConfigError(file, None, f"not TOML: {said}; expected settings in TOML")
    if where[1] is None:
        last = len(text.rstrip().splitlines())
        return ConfigError(
            file, last, f"the file ends too early ({said}); expected the rest: was it all copied?"
        )
    hint = 'expected a table [name] or key = value, with text in "quotation marks"'
    return ConfigError(file, int(where[1]), f"not TOML: {said}; {hint}")
