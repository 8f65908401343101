"""Secrets made unreadable in the technician's file: patches of the same length, so that nothing else moves.

A secret's value becomes `"*"` and blanks, with a word of why where there is room; every other byte stays.
"""

import re
import tomllib
from collections.abc import Iterable
from typing import Any, Final

from msgspec import Struct

from hw.service.toml_lines import KeyPath, spans_of

_MARK: Final = '"*"'
_REASONS: Final = (" # kept on the kiosk", " # kept", "")
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
_END_OF_LINE: Final = re.compile(r"[ \t]*(#[^\n]*|\r?\n|\r?\Z)")


class Patch(Struct, frozen=True):
    """Bytes to write over those at an offset of a file."""

    offset: int
    content: bytes


class UnsafeError(Exception):
    """Raised when a secret could not be taken out of a text without changing something else."""


def patches(raw: bytes, paths: Iterable[KeyPath]) -> list[Patch]:
    """Return what blanks the values at `paths` in a file that is sound TOML.

    Raises:
        UnsafeError: the file would not be the same but for these values.
    """
    head = len(_BYTE_ORDER_MARK) if raw.startswith(_BYTE_ORDER_MARK) else 0
    text = raw[head:].decode()
    spans, wanted = spans_of(text), list(paths)
    found = [_patch(text, *spans[path], head) for path in wanted]
    _require_only(raw, patched(raw, found), wanted)
    return found


def patched(raw: bytes, parts: Iterable[Patch]) -> bytes:
    """Return the content with the patches on it."""
    content = bytearray(raw)
    for part in parts:
        content[part.offset : part.offset + len(part.content)] = part.content
    return bytes(content)


def _patch(text: str, start: int, end: int, head: int) -> Patch:
    length = len(text[start:end].encode())
    ends = _END_OF_LINE.match(text, end) is not None
    reasons = _REASONS if ends else _REASONS[-1:]
    words = next((_MARK + one for one in reasons if len(_MARK + one) <= length), "")
    return Patch(head + len(text[:start].encode()), words.encode().ljust(length))


def _require_only(old: bytes, new: bytes, paths: list[KeyPath]) -> None:
    try:
        expected, found = _data(old), _data(new)
    except ValueError:
        raise UnsafeError from None
    for path in paths:
        *tables, key = path
        table: Any = expected
        for part in tables:
            table = table[part]
        table[key] = "*"
    if expected != found:
        raise UnsafeError


def _data(raw: bytes) -> dict[str, Any]:
    return tomllib.loads(raw.removeprefix(_BYTE_ORDER_MARK).decode())
