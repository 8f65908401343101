"""Equal values are kept once: a year's transactions name the same services and amounts again and again."""

from typing import Final, TypeVar

from msgspec import Struct
from msgspec.structs import force_setattr

Value = TypeVar("Value")

_MET: Final[dict[object, object]] = {}


def _once(value: Value) -> Value:
    """Return the value that was met first of those that equal this one; never for what names a patient."""
    return _MET.setdefault(value, value)  # type: ignore[return-value]  # what is equal is of one type here


def keep_once(struct: Struct, *names: str) -> None:
    """Let attributes of a new struct, or the members of those that are tuples, be the ones met first."""
    for name in names:
        value = getattr(struct, name)
        kept = tuple(map(_once, value)) if isinstance(value, tuple) else _once(value)
        force_setattr(struct, name, kept)
