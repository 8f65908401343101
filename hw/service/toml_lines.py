"""Where each key and value of a TOML text stands, which tomllib does not tell.

The text must be one that tomllib has accepted: the scanner finds its way, it does not judge.
Source of the grammar: toml.io, version 1.0.0.
"""

import re
import tomllib
from collections.abc import Iterator

KeyPath = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_QUOTED = re.compile(r'"(?:[^"\\\n]|\\.)*"' + r"|'[^'\n]*'")
_KEY = re.compile(_QUOTED.pattern + r"|[A-Za-z0-9_-]+")
_STRING = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"{3,5}' + r"|'''(?:[^']|'(?!''))*'{3,5}|" + _QUOTED.pattern, re.DOTALL
)
_SCALAR = re.compile(r"[^,\]}#\n]+")


def lines_of(text: str) -> dict[KeyPath, int]:
    """Return the line, from 1, of every table, key and list element of `text`.

    A path is the keys from the top, with the index from 0 in an array: `("card", 0, "track")`.
    A table that is spread out stands where it is first named.
    """
    scanner = _Scanner(text)
    scanner.document()
    return scanner.lines


def spans_of(text: str) -> dict[KeyPath, tuple[int, int]]:
    """Return where in `text`, which may have CRLF, each value but lists and tables begins and ends."""
    scanner = _Scanner(text)
    scanner.document()
    return scanner.spans


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lines: dict[KeyPath, int] = {}
        self.spans: dict[KeyPath, tuple[int, int]] = {}
        self._arrays: dict[KeyPath, int] = {}
        self._counted = (0, 1)

    def document(self) -> None:
        table: KeyPath = ()
        while self._skip(_BLANK) < len(self.text):
            if self._next("["):
                table = self._header()
            else:
                self._pair(table)

    def _header(self) -> KeyPath:
        """Read `[a.b]` or `[[a.b]]`; an array's name on the way stands for its last element."""
        is_array = self._take("[[")
        if not is_array:
            self._take("[")
        keys = list(self._keys())
        self._take("]]" if is_array else "]")
        path: KeyPath = ()
        for key in keys[:-1]:
            path = self._note(self._element((*path, key)))
        path = (*path, keys[-1])
        return self._new_element(path) if is_array else self._note(self._element(path))

    def _new_element(self, path: KeyPath) -> KeyPath:
        self._note(path)
        self._arrays[path] = self._arrays.get(path, -1) + 1
        return self._note((*path, self._arrays[path]))

    def _element(self, path: KeyPath) -> KeyPath:
        return (*path, self._arrays[path]) if path in self._arrays else path

    def _pair(self, table: KeyPath) -> None:
        path = table
        for key in self._keys():
            path = self._note((*path, key))
        self._take("=")
        self._skip(_SPACE)
        self._value(path)

    def _value(self, path: KeyPath) -> None:
        if self._take("["):
            self._array(path)
        elif self._take("{"):
            self._inline_table(path)
        else:
            start = self.at
            found = self._match(_STRING) or self._match(_SCALAR)
            self.spans[path] = start, start + len(found.rstrip())

    def _array(self, path: KeyPath) -> None:
        index = 0
        while not self._take("]", _BLANK):
            self._value(self._note((*path, index)))
            self._take(",", _BLANK)
            index += 1

    def _inline_table(self, path: KeyPath) -> None:
        while not self._take("}", _BLANK):
            self._pair(path)
            self._take(",", _BLANK)

    def _keys(self) -> Iterator[str]:
        while True:
            self._skip(_SPACE)
            raw = self._match(_KEY)
            yield tomllib.loads(f"key = {raw}")["key"] if raw[0] in "\"'" else raw
            if not self._take("."):
                return

    def _note(self, path: KeyPath) -> KeyPath:
        self.lines.setdefault(path, self._line())
        return path

    def _line(self) -> int:
        seen, line = self._counted
        self._counted = self.at, line + self.text.count("\n", seen, self.at)
        return self._counted[1]

    def _skip(self, space: re.Pattern[str]) -> int:
        self._match(space)
        return self.at

    def _next(self, token: str) -> bool:
        return self.text.startswith(token, self.at)

    def _take(self, token: str, space: re.Pattern[str] = _SPACE) -> bool:
        self._skip(space)
        if not self._next(token):
            return False
        self.at += len(token)
        return True

    def _match(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.text, self.at)
        if found is None:
            return ""
        self.at = found.end()
        return found[0]
