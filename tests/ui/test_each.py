"""A short list takes new values without being made anew."""

from typing import Any

import pytest

from tests.ui.conftest import PANELS


@pytest.fixture
def layout() -> Any:
    from kivy.uix.boxlayout import BoxLayout

    from kiosk.ui.theme import Theme

    Theme(PANELS["10in"]).install()
    return BoxLayout()


def shown(layout: Any, *rows: tuple[str, str]) -> list[Any]:
    """Show facts; give their widgets, the first one first."""
    from kiosk.ui.each import show_each
    from kiosk.ui.widgets.fact import Fact

    show_each(layout, Fact, [{"name": name, "value": value} for name, value in rows])
    return list(layout.children[::-1])


def told(widgets: list[Any]) -> list[tuple[str, str]]:
    return [(one.name, one.value) for one in widgets]


def test_what_is_there_takes_the_new_values(layout: Any) -> None:
    before = shown(layout, ("a", "1"), ("b", "2"))
    after = shown(layout, ("c", "3"), ("b", ""))

    assert after == before
    assert told(after) == [("c", "3"), ("b", "")]


@pytest.mark.parametrize("count", [0, 1, 2, 3, 5])
def test_there_are_as_many_as_rows_in_their_order(layout: Any, count: int) -> None:
    before = shown(layout, ("a", "1"), ("b", "2"), ("c", "3"))
    rows = [(f"n{number}", f"v{number}") for number in range(count)]
    after = shown(layout, *rows)

    assert told(after) == rows
    assert after[:3] == before[:count]
    assert {one.parent for one in after} <= {layout}
    assert all(one.parent is None for one in before[count:])


def test_those_of_another_kind_go(layout: Any) -> None:
    from kiosk.ui.each import show_each
    from kiosk.ui.widgets.fact import Sum

    before = shown(layout, ("a", "1"))
    show_each(layout, Sum, [{"name": "b", "cents": 2}])

    assert [(type(one), one.name, one.cents) for one in layout.children] == [(Sum, "b", 2)]
    assert before[0].parent is None
