"""Shows a short list in a layout: what is there already is told the new values instead of being made anew.

A widget that is let go of stays until Python looks for garbage, with all its pictures of words.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from kivy.uix.layout import Layout
from kivy.uix.widget import Widget


def show_each(layout: Layout, kind: type[Widget], rows: Sequence[Mapping[str, Any]]) -> None:
    """Let the layout hold one widget for each row, in their order.

    Args:
        layout: holds nothing else.
        kind: of all the widgets; those of another kind go.
        rows: the properties of each; **every row has every key**, or a widget would keep another row's value.
    """
    if any(type(child) is not kind for child in layout.children):
        layout.clear_widgets()
    present = layout.children[::-1]
    for child in present[len(rows) :]:
        layout.remove_widget(child)
    for child, values in zip(present, rows, strict=False):
        for name, value in values.items():
            setattr(child, name, value)
    for values in rows[len(present) :]:
        layout.add_widget(kind(**values))
