"""What a value's repr keeps to itself: passwords, PINs and codes, which must reach no log."""

from collections.abc import Callable

from msgspec import Struct


def hiding(*names: str) -> Callable[[Struct], str]:
    """Return a class's `__repr__` that leaves out those fields."""

    def told(value: Struct) -> str:
        shown = (name for name in value.__struct_fields__ if name not in names)
        return f"{type(value).__name__}({', '.join(f'{name}={getattr(value, name)!r}' for name in shown)})"

    return told
