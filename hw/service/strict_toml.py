"""Reads a TOML file into typed settings, and says of every fault where it is and what was expected."""

import typing
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any, TypeVar

import msgspec

from hw.service.toml_errors import ConfigError, ConfigErrors, UnfitError, require_fit
from hw.service.toml_lines import KeyPath, lines_of
from hw.service.toml_secrets import holds_secret
from hw.service.toml_text import parsed, text_of
from hw.service.toml_words import expected_words, key_words, nearest_words, value_words

__all__ = ["ConfigError", "ConfigErrors", "UnfitError", "load", "load_tables", "require_fit"]

T = TypeVar("T", bound=msgspec.Struct)

_BAD = object()


def load(path: Path, kind: type[T], also: Callable[[T], Mapping[KeyPath, str]] | None = None) -> T:
    """Return the settings in the file at `path`.

    Args:
        path: the file.
        kind: what it holds.
        also: what else must hold of good settings: words for each key that is wrong, "" for one that is not.

    Raises:
        ConfigError: the file cannot be read, or does not hold exactly such settings.
    """
    return _load(path, kind, whole=True, also=also)


def load_tables(path: Path, kind: type[T]) -> T:
    """Return those top-level tables of the file at `path` that `kind` names; the others are not looked at.

    Raises:
        ConfigError: the file cannot be read, or one of the tables is not as it should be.
    """
    return _load(path, kind, whole=False)


def _load(
    path: Path, kind: type[T], *, whole: bool, also: Callable[[T], Mapping[KeyPath, str]] | None = None
) -> T:
    text = text_of(path)
    data = parsed(str(path), text)
    reading = _Reading(str(path), lines_of(text))
    if not whole:
        known = {field.encode_name for field in msgspec.structs.fields(kind)}
        data = {key: value for key, value in data.items() if key in known}
    settings = typing.cast("T", reading.struct(kind, data, ()))
    if also and not reading.faults:
        reading.require(also(settings))
    if reading.faults:
        raise _together(reading.faults)
    return settings


def _together(faults: list[ConfigError]) -> ConfigError:
    ordered = sorted(faults, key=lambda fault: (fault.line is None, fault.line or 0))
    return ordered[0] if len(ordered) == 1 else ConfigErrors(ordered)


class _Reading:
    """Walks settings structs and the file's data side by side and notes what does not fit."""

    def __init__(self, file: str, lines: dict[KeyPath, int]) -> None:
        self.faults: list[ConfigError] = []
        self._file = file
        self._lines = lines

    def struct(self, kind: type[msgspec.Struct], data: object, path: KeyPath) -> object:
        """Return `data` as a `kind`, or `_BAD` after noting why not."""
        if not isinstance(data, dict):
            return self._unfit(kind, data, path)
        found = len(self.faults)
        fields = msgspec.structs.fields(kind)
        self._unknown(kind, data, path)
        values = {
            field.name: self._field(field, data, path)
            for field in fields
            if field.required or field.encode_name in data
        }
        return _BAD if len(self.faults) > found else self._built(kind, values, path)

    def require(self, faults: Mapping[KeyPath, str]) -> None:
        """Note each key that has words, which say what is wrong with it."""
        for path, words in faults.items():
            if words:
                self._note(path, f"{key_words(path)} {words}")

    def _unknown(self, kind: type[msgspec.Struct], data: dict[str, object], path: KeyPath) -> None:
        names = [field.encode_name for field in msgspec.structs.fields(kind)]
        if not kind.__struct_config__.forbid_unknown_fields:
            return
        for key in data.keys() - set(names):
            words = f"{key_words((*path, key))} is not a setting{nearest_words(key, names)}"
            self._note((*path, key), f"{words}; expected one of {', '.join(names)}")

    def _field(self, field: msgspec.structs.FieldInfo, data: dict[str, object], path: KeyPath) -> object:
        at = (*path, field.encode_name)
        if field.encode_name not in data:
            self._note(at, f"{key_words(at)} is missing; expected {expected_words(field.type)}")
            return _BAD
        return self._value(field.type, data[field.encode_name], at)

    def _value(self, kind: Any, value: object, path: KeyPath) -> object:
        plain = typing.get_args(kind)[0] if typing.get_origin(kind) is Annotated else kind
        if isinstance(plain, type) and issubclass(plain, msgspec.Struct):
            return self.struct(plain, value, path)
        if typing.get_args(plain)[1:] == (Ellipsis,) and isinstance(value, list):
            element = typing.get_args(plain)[0]
            value = [self._value(element, one, (*path, at)) for at, one in enumerate(value)]
            if _BAD in value:
                return _BAD
        try:
            return msgspec.convert(value, kind)
        except msgspec.ValidationError:
            return self._unfit(kind, value, path)

    def _built(self, kind: type[msgspec.Struct], values: dict[str, object], path: KeyPath) -> object:
        try:
            return kind(**values)
        except UnfitError as error:
            self.require({(*path, *at): words for at, words in error.faults})
        except ValueError as error:
            self._note(path, f"{key_words(path)} {error}")
        return _BAD

    def _unfit(self, kind: Any, value: object, path: KeyPath) -> object:
        near = _nearest_choice(kind, value)
        shown = "not as it should be" if holds_secret(kind) else f"{value_words(value)}{near}"
        self._note(path, f"{key_words(path)} is {shown}; expected {expected_words(kind, value)}")
        return _BAD

    def _note(self, path: KeyPath, message: str) -> None:
        """Note a fault at the key's line, or at that of the innermost table around it."""
        known = (self._lines[path[:end]] for end in range(len(path), 0, -1) if path[:end] in self._lines)
        self.faults.append(ConfigError(self._file, next(known, None), message, path))


def _nearest_choice(kind: Any, value: object) -> str:
    info = msgspec.inspect.type_info(kind)
    if isinstance(info, msgspec.inspect.LiteralType) and isinstance(value, str):
        return nearest_words(value, (str(one) for one in info.values))
    return ""
