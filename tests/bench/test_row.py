"""A row of the bench: what is missed is said, and only what is missed."""

import json

import pytest

from tests.bench.row import Row

KEPT = [
    Row("a", 3.0, 2.0, "s"),
    Row("a", 3.0, 2.0, "s", highest=3.0),
    Row("a", 3.0, 2.0, "per second", lowest=3.0),
    Row("a", 3.0, 2.0, "s", highest_ratio=1.5),
    Row("a", 3.0, 0.0, "s", highest_ratio=1.5),
]
MISSED = [
    Row("a", 3.1, 2.0, "s", highest=3.0),
    Row("a", 2.9, 2.0, "per second", lowest=3.0),
    Row("a", 3.1, 2.0, "s", highest_ratio=1.5),
]


@pytest.mark.parametrize("row", KEPT)
def test_what_keeps_its_limit_is_not_missed(row: Row) -> None:
    assert row.holds
    assert "MISSED" not in row.verdict()


@pytest.mark.parametrize("row", MISSED)
def test_what_misses_its_limit_says_so(row: Row) -> None:
    assert not row.holds
    assert row.verdict().endswith("MISSED")


def test_a_line_has_the_five_fields() -> None:
    fields = {"name": "a", "ours": 3.0, "reference": 2.0, "ratio": 1.5, "unit": "s"}
    assert json.loads(Row("a", 3.0, 2.0, "s").line()) == fields


def test_the_limit_is_told_in_words() -> None:
    assert Row("a", 3.0, 2.0, "s", highest_ratio=1.3).limit == "<= 1.3 times the reference"
    assert Row("a", 3.0, 2.0, "fps", lowest=30).limit == ">= 30 fps"
    assert Row("a", 3.0, 2.0, "s").limit == ""
