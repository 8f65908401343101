"""A plugin of mypy: `msgspec.structs.replace` is checked by field and type, as `dataclasses.replace` is."""

from collections.abc import Callable

from mypy.plugin import FunctionSigContext, Plugin
from mypy.plugins.dataclasses import replace_function_sig_callback
from mypy.types import FunctionLike


class Structs(Plugin):
    """Knows that one function."""

    def get_function_signature_hook(
        self, fullname: str
    ) -> Callable[[FunctionSigContext], FunctionLike] | None:
        """Return who tells what the function takes; None for every other."""
        return replace_function_sig_callback if fullname == "msgspec.structs.replace" else None


def plugin(_version: str) -> type[Plugin]:
    """Return the plugin: mypy asks for it by this name."""
    return Structs
