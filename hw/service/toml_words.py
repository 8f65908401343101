"""Plain English for what a setting is and what it should have been."""

import json
from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec import inspect

from hw.service.toml_lines import KeyPath

_LONGEST = 60


def key_words(path: KeyPath) -> str:
    """Return a key's path as people write it, elements counted from 1: `card[2].track`."""
    words = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path)
    return words.removeprefix(".")


def value_words(value: object) -> str:
    """Return a value about as it stands in the file, shortened."""
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list"
    quoted = isinstance(value, str | bool)
    shown = json.dumps(value, ensure_ascii=False) if quoted else str(value)
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"


def nearest_words(word: str, choices: Iterable[str]) -> str:
    """Return ` (did you mean "x"?)` if one of `choices` is much like `word`, else nothing."""
    import difflib  # noqa: PLC0415  a file without a fault needs it not

    near = difflib.get_close_matches(word.lower(), sorted(choices), n=1)
    return f' (did you mean "{near[0]}"?)' if near else ""


def expected_words(kind: Any, value: object = None) -> str:
    """Return what a setting of type `kind` is in words, with a hint if `value` is nearly right."""
    return _words(inspect.type_info(kind)) + _quotes_words(kind, value)


def _quotes_words(kind: Any, value: object) -> str:
    if isinstance(value, str) and _fits(value, kind, strict=False):
        return ", without quotation marks"
    if (
        isinstance(value, int | float)
        and not isinstance(value, bool)
        and _fits(str(value), kind, strict=True)
    ):
        return ", in quotation marks"
    return ""


def _fits(value: object, kind: Any, *, strict: bool) -> bool:
    try:
        msgspec.convert(value, kind, strict=strict)
    except msgspec.ValidationError:
        return False
    return True


def _words(info: inspect.Type) -> str:  # noqa: PLR0911 - a table of types
    match info:
        case inspect.Metadata(type=inner, extra_json_schema=extra):
            return str((extra or {}).get("description") or _words(inner))
        case inspect.BoolType():
            return "true or false"
        case inspect.IntType():
            return "a whole number" + _range_words(info)
        case inspect.FloatType():
            return "a number" + _range_words(info)
        case inspect.StrType():
            return _text_words(info)
        case inspect.LiteralType(values=values):
            several = "one of " if len(values) > 1 else ""
            return several + ", ".join(value_words(value) for value in values)
        case inspect.StructType(fields=fields):
            return "a table with the keys " + ", ".join(field.encode_name for field in fields)
        case inspect.VarTupleType(item_type=item) | inspect.ListType(item_type=item):
            return _list_words(info, item)
        case inspect.UnionType(types=types):
            return " or ".join(_words(one) for one in types if not isinstance(one, inspect.NoneType))
        case _:
            return "a value of another kind"


def _range_words(info: inspect.IntType | inspect.FloatType) -> str:
    if info.ge is not None and info.le is not None:
        return f" from {info.ge} to {info.le}"
    if info.ge is not None:
        return f", {info.ge} or more"
    return f", {info.le} or less" if info.le is not None else ""


def _text_words(info: inspect.StrType) -> str:
    if info.pattern is not None:
        return f"text of the form {info.pattern}"
    return "text that is not empty" if info.min_length else "text"


def _list_words(info: inspect.VarTupleType | inspect.ListType, item: inspect.Type) -> str:
    if isinstance(item, inspect.StructType):
        return "a list of tables, each under a header in double brackets [[…]]"
    least = f" with {info.min_length} or more elements" if info.min_length else ""
    return f"a list{least}, each of them {_words(item)}"
