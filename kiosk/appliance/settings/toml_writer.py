"""Settings back into TOML."""

import json
from collections.abc import Mapping


def written(tables: Mapping[str, object]) -> str:
    """Return the TOML text of tables, lists of tables, and plain values within them."""
    return "\n".join(_table((), tables)).lstrip("\n") + "\n"


def _table(path: tuple[str, ...], table: Mapping[str, object]) -> list[str]:
    lines = [f"{key} = {_value(one)}" for key, one in table.items() if not _is_nested(one)]
    for key, one in table.items():
        at = ".".join((*path, key))
        if isinstance(one, Mapping):
            lines += ["", f"[{at}]", *_table((*path, key), one)]
        elif isinstance(one, list | tuple) and _is_nested(one):
            lines += [line for each in one for line in ("", f"[[{at}]]", *_table((*path, key), each))]
    return lines


def _is_nested(value: object) -> bool:
    return isinstance(value, Mapping) or (isinstance(value, list | tuple) and any(map(_is_nested, value)))


def _value(value: object) -> str:
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_value, value))}]"
    # Strings, numbers and truth values are the same in JSON and in TOML, but that JSON leaves DEL as it is.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")
