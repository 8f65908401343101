"""Settings that are secrets: what is said of a fault never repeats them."""

from typing import Any, Final

from msgspec import inspect

SECRET: Final = {"secret": True}
"""The `extra` of a setting's Meta which makes it a secret."""


def holds_secret(kind: Any) -> bool:
    """Tell whether a setting of type `kind` is a secret, or a table or list with one in it."""
    return _holds(inspect.type_info(kind))


def _holds(info: inspect.Type) -> bool:
    match info:
        case inspect.Metadata(type=inner, extra=extra):
            return bool((extra or {}).get("secret")) or _holds(inner)
        case inspect.StructType(fields=fields):
            return any(_holds(field.type) for field in fields)
        case inspect.VarTupleType(item_type=item) | inspect.ListType(item_type=item):
            return _holds(item)
        case _:
            return False
