"""Loads the rules that stand beside a module: `widgets/banner.kv` for `widgets/banner.py`."""

from pathlib import Path
from typing import Final

from kivy.lang import Builder

_BASE: Final = Path(__file__).with_name("theme.kv")


def load_base() -> None:
    """Load the rules of plain text and the like, once. They come before any others, which change them."""
    _load(_BASE)


def load_beside(module_file: str) -> None:
    """Load the `.kv` file of the module's name, once. Call it as `load_beside(__file__)`."""
    load_base()
    _load(Path(module_file).with_suffix(".kv"))


def _load(file: Path) -> None:
    if str(file) not in Builder.files:
        Builder.load_file(str(file))
