"""Searching the catalogue: what is typed finds what is meant, the best first, at once."""

import time

import pytest

from kiosk.domain.catalogue import Service
from kiosk.domain.search import MOST, folded, index, words

NAMED = (
    ("K-001", "Terapeita konsultācija"),
    ("K-002", "Atkārtota terapeita konsultācija"),
    ("L-101", "Pilna asins aina"),
    ("L-104", "Glikoze asinīs"),
    ("L-1041", "Glikozes tolerances tests"),
    ("U-201", "Vēdera dobuma ultrasonogrāfija (USG)"),
    ("R-101", "Рентген лёгких"),
    ("X-7", "Šķiņķa žēlastība, Čūļu ēnā"),
)
SERVICES = tuple(Service(code, name, "g", 100) for code, name in NAMED)
INDEX = index(SERVICES, {})


def found(text: str) -> list[str]:
    return [service.code for service in INDEX.find(text)]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("ĀČĒĢĪĶĻŅŠŪŽ āčēģīķļņšūž", "acegiklnsuz acegiklnsuz"),
        ("ЁЖ лёгкий", "еж легкии"),
        ("Straße", "strasse"),
        ("№ 5", "no 5"),
    ],
)
def test_case_and_diacritics_are_folded_away(text: str, plain: str) -> None:
    assert folded(text) == plain


def test_words_are_parted_by_whatever_is_no_letter_or_digit() -> None:
    assert words("  L-101, (USG)/2 ") == ("l", "101", "usg", "2")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("skinka", ["X-7"]),
        ("cul", ["X-7"]),
        ("легких", ["R-101"]),
        ("РЕНТГЕН", ["R-101"]),
        ("konsultacija terap", ["K-001", "K-002"]),
        ("asins glik", []),
        ("asin glik", ["L-104"]),
        ("usg", ["U-201"]),
        ("nothing of that", []),
        ("", []),
        (" - ", []),
    ],
)
def test_a_name_is_found_by_the_words_that_are_typed(text: str, codes: list[str]) -> None:
    assert found(text) == codes


@pytest.mark.parametrize("text", ["L-104", "l104", "l 104", "L–104"])
def test_a_code_is_found_with_or_without_its_dash_the_exact_one_first(text: str) -> None:
    assert found(text) == ["L-104", "L-1041"]


def test_the_number_alone_finds_a_code() -> None:
    assert found("101") == ["L-101", "R-101"]
    assert found("041") == ["L-1041"]


def test_the_beginning_of_a_name_goes_before_a_later_word_and_that_before_the_middle_of_one() -> None:
    assert found("terap") == ["K-001", "K-002"]
    assert found("a")[:4] == ["K-002", "L-101", "L-104", "K-001"]
    assert found("kons")[:2] == ["K-001", "K-002"]
    assert found("sonogr") == ["U-201"]


def test_equals_stay_in_the_catalogues_order_and_only_so_many_are_given() -> None:
    many = index(tuple(Service(f"C-{number}", "Analīze", "g", 1) for number in range(500)), {})

    hits = many.find("anal")

    assert [one.code for one in hits] == [f"C-{number}" for number in range(MOST)]
    assert len(many.find("anal", most=3)) == 3


def test_of_equals_what_is_given_most_comes_first_and_the_rest_in_the_catalogues_order() -> None:
    many = index(
        tuple(Service(f"C-{number}", "Analīze", "g", 1) for number in range(5)), {"C-3": 1, "C-1": 4}
    )

    assert [one.code for one in many.find("anal")] == ["C-1", "C-3", "C-0", "C-2", "C-4"]


def test_what_fits_better_goes_before_what_is_given_more() -> None:
    often = index(SERVICES, {"K-002": 50, "L-1041": 50})

    assert [one.code for one in often.find("terap")] == ["K-001", "K-002"]
    assert [one.code for one in often.find("l104")] == ["L-104", "L-1041"]
    assert often.find("kons")[0].code == "K-002"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("l-104", "L-104"),
        ("tolerances", "L-1041"),
        ("glik", None),
        ("nothing", None),
        ("", None),
        ("-", None),
    ],
)
def test_only_what_can_be_nothing_else_is_sure(text: str, code: str | None) -> None:
    sure = INDEX.sure(text)

    assert (sure.code if sure else None) == code


def test_a_keystroke_among_500_services_takes_less_than_a_frame() -> None:
    services = tuple(
        Service(f"C-{number}", f"Laboratoriskā analīze Nr. {number} ar izvērstu atzinumu", "g", 1)
        for number in range(500)
    )
    many = index(services, {f"C-{number}": number % 7 for number in range(500)})

    started = time.perf_counter()
    for _ in range(10):
        many.find("atzin lab izv")

    assert (time.perf_counter() - started) / 10 < 1 / 30
