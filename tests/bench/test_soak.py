"""The soak's verdict: growth after the first visits is said, and what settles before is not."""

import pytest

from tests.bench.soak import EVERY, FIRST, verdict

SETTLING = [100.0 + number for number in range(FIRST // EVERY)]
VISITS = 3000


@pytest.mark.parametrize("later", [[150.0] * 100, [150.0, 157.0, 150.0, 143.0, 150.0]])
def test_what_stays_within_the_limit_is_flat(later: list[float]) -> None:
    assert verdict([*SETTLING, 150.0, 150.0, 150.0, *later], VISITS).holds


@pytest.mark.parametrize("later", [[150.0, 158.0, 150.0], [142.0], [150.0 + number for number in range(100)]])
def test_what_leaves_the_limit_even_once_is_not(later: list[float]) -> None:
    row = verdict([*SETTLING, 150.0, 150.0, 150.0, *later], VISITS)
    assert not row.holds
    assert row.reference == 150.0


def test_few_visits_prove_nothing() -> None:
    row = verdict([100.0, 200.0], 40)
    assert row.holds
    assert row.ratio == 1.0
