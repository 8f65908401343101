"""Long names: into how many lines they break, and where they are cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.conftest import PANELS

LONG = "Vēdera dobuma orgānu ultrasonogrāfija ar doplerogrāfiju un kontrastvielu"
WORDS = st.lists(st.text("abcdēģķž", min_size=1, max_size=12), max_size=8).map(" ".join)


@pytest.fixture(autouse=True)
def look() -> None:
    """Measure with the kiosk's own font."""
    from kiosk.ui.theme import Theme

    Theme(PANELS["10in"]).install()


def test_a_name_that_fits_is_one_line() -> None:
    from kiosk.ui.wrap import clamped, lines

    assert lines("Feritīns", 400) == ("Feritīns",)
    assert clamped("Feritīns", 400, 1) == "Feritīns"


def test_a_long_name_breaks_between_words_and_loses_none() -> None:
    from kiosk.ui.wrap import lines

    broken = lines(LONG, 300)
    assert len(broken) > 1
    assert " ".join(broken) == LONG


def test_a_name_too_long_ends_in_an_ellipsis_after_a_whole_word() -> None:
    from kiosk.ui.wrap import clamped

    assert clamped(LONG, 300, 1) == "Vēdera dobuma orgānu …"


def test_a_word_wider_than_the_room_stands_alone() -> None:
    from kiosk.ui.wrap import clamped, lines

    assert lines("a Ultrasonogrāfija b", 30) == ("a", "Ultrasonogrāfija", "b")
    assert clamped("Ultrasonogrāfija", 30, 1) == "Ultrasonogrāfija"


@given(text=WORDS, room=st.integers(60, 600), most=st.integers(1, 3))
def test_what_is_shown_never_takes_more_lines_than_there_are(text: str, room: int, most: int) -> None:
    from kiosk.ui.wrap import clamped, lines

    shown = clamped(text, room, most)
    first = text.split()[:1]
    assert len(lines(shown, room)) <= most or len(lines(" ".join([*first, "…"]), room)) > most
