"""Loads the rules that stand beside a module: `widgets/banner.kv` for `widgets/banner.py`."""

from pathlib import Path

from kivy.lang import Builder


def load_beside(module_file: str) -> None:
    """Load the `.kv` file of the module's name, once. Call it as `load_beside(__file__)`."""
    path = str(Path(module_file).with_suffix(".kv"))
    if path not in Builder.files:
        Builder.load_file(path)
