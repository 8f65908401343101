"""Rules without regular expressions, check digits, and patterns that could take too long."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hw.reader.decode.check_digits import FITS, fits_mod11_10, fits_mod97_10
from hw.reader.decode.issuer import claims, compiled
from hw.reader.secret import Secret
from hw.service.card_pattern import pattern_words
from hw.service.settings import CardRule
from hw.service.toml_errors import UnfitError


def number(body: str, rule: CardRule) -> str | None:
    """Give the number that a rule picks out of a track."""
    for claim in claims([compiled(rule)], {rule.track: Secret.of(body.encode())}):
        return bytes(claim.number.view()).decode() + ("" if claim.checked else " CHECK")
    return None


@pytest.mark.parametrize(
    ("track", "field", "body", "expected"),
    [
        (2, 1, "9371000000000002", "9371000000000002"),
        (2, 1, "9371000000000002=2912", "9371000000000002"),
        (2, 1, "9371000000000002=", "9371000000000002"),
        (2, 2, "1576=9371492657=0=060113", "9371492657"),
        (2, 3, "1576=0=9371492657", "9371492657"),
        (2, 3, "1576==9371492657=", "9371492657"),
        (2, 2, "9371000000000002", None),
        (2, 1, "=9371000000000002", None),
        (2, 1, "8812345678=2912", None),
        (2, 1, "9371:0000", None),
        (1, 1, "9371000000000002^PARAUGS/ANNA^", "9371000000000002"),
        (1, 1, "B9371000000000002^PARAUGS/ANNA^", "9371000000000002"),
        (1, 1, "B9371000000000002  ^PARAUGS/ANNA^", "9371000000000002"),
        (1, 1, "  9371000000000002  ", "9371000000000002"),
        (1, 1, "9371 0000^PARAUGS/ANNA^", None),
        (1, 2, "PARAUGS/ANNA^9371AB", "9371AB"),
        (1, 2, "PARAUGS=ANNA^9371AB", "9371AB"),
        (3, 2, "01=9371000000=0", "9371000000"),
        (3, 2, "PARAUGS^9371A^0", "9371A"),
    ],
)
def test_a_field_is_counted_from_one(track: int, field: int, body: str, expected: str | None) -> None:
    rule = CardRule(insurer="x", track=track, field=field, prefix=("9371", "9372"))  # type: ignore[arg-type]
    assert number(body, rule) == expected


def test_a_field_has_one_of_the_lengths() -> None:
    rule = CardRule(insurer="x", field=1, lengths=(8, 10))
    assert [number("1" * length, rule) for length in (7, 8, 9, 10, 11)] == [
        None,
        "1" * 8,
        None,
        "1" * 10,
        None,
    ]


def test_a_prefix_holds_for_a_patterns_number_too() -> None:
    rule = CardRule(insurer="x", pattern="0(?P<number>[0-9]+)", prefix=("88",))
    assert number("08812345678", rule) == "8812345678"
    assert number("08912345678", rule) is None


@given(
    st.text("0123456789", max_size=12),
    st.integers(1, 4),
    st.lists(st.text("0123456789:<>", max_size=6), min_size=3, max_size=3),
)
def test_the_number_stands_where_the_rule_says_and_nowhere_else(
    digits: str, field: int, others: list[str]
) -> None:
    fields = [*others[: field - 1], "77" + digits, *others[field - 1 :]]
    rule = CardRule(insurer="x", field=field, prefix=("77",))
    assert number("=".join(fields), rule) == "77" + digits


# The examples are those that python-stdnum's documentation gives for the two procedures.
@pytest.mark.parametrize("digits", ["33392005961", "794623"])
def test_mod_11_10_is_that_of_the_published_examples(digits: str) -> None:
    assert fits_mod11_10(digits.encode())
    assert not fits_mod11_10((digits[:-1] + str((int(digits[-1]) + 1) % 10)).encode())


@pytest.mark.parametrize("digits", ["9999123456789012141490", "79444"])
def test_mod_97_10_is_that_of_the_published_examples(digits: str) -> None:
    assert fits_mod97_10(digits.encode())
    assert not fits_mod97_10((digits[:-1] + str((int(digits[-1]) + 1) % 10)).encode())


def completed(digits: str, kind: str) -> str:
    """Give digits with their check digits."""
    for value in range(100):
        whole = digits + (f"{value:02}" if kind == "mod97-10" else str(value % 10))
        if FITS[kind](whole.encode()):  # type: ignore[index]  # one of the kinds
            return whole
    raise AssertionError(kind)


@given(
    st.text("0123456789", min_size=4, max_size=18),
    st.sampled_from(["luhn", "mod11-10", "mod97-10"]),
    st.integers(0, 40),
    st.integers(1, 9),
)
def test_no_wrong_digit_passes_any_kind_of_check_digit(digits: str, kind: str, at: int, by: int) -> None:
    whole = completed(digits, kind)
    at %= len(whole)
    changed = whole[:at] + str((int(whole[at]) + by) % 10) + whole[at + 1 :]
    rule = CardRule(insurer="x", field=1, lengths=(len(whole),), check_digit=kind)  # type: ignore[arg-type]
    assert number(whole, rule) == whole
    assert number(changed, rule) == f"{changed} CHECK"


@pytest.mark.parametrize("kind", ["luhn", "mod11-10", "mod97-10"])
@pytest.mark.parametrize("text", ["", "0", "A0", "12:4"])
def test_what_is_no_number_has_no_check_digit(kind: str, text: str) -> None:
    assert not FITS[kind](text.encode())  # type: ignore[index]  # one of the kinds


@pytest.mark.parametrize(
    ("settings", "key", "words"),
    [
        ({}, "pattern", "is missing, and so is `field`; expected one of the two"),
        (
            {"field": 1, "prefix": ("1",), "pattern": "(?P<number>.)"},
            "field",
            "is set beside `pattern`; expected one of the two",
        ),
        (
            {"field": 1},
            "field",
            "alone would take every card; expected `prefix` or `lengths` beside it",
        ),
        (
            {"field": 1, "prefix": ("LV",)},
            "prefix",
            'has "LV"; expected digits only, since track 2 has no letters',
        ),
        (
            {"field": 1, "prefix": ("12345",), "lengths": (4,)},
            "prefix",
            'has "12345", which is longer than the number; expected a shorter one',
        ),
        (
            {"pattern": "(?P<number>ā)"},
            "pattern",
            "has letters that no card has; expected capital letters without accents, digits and signs",
        ),
    ],
)
def test_a_rule_that_cannot_be_meant_is_refused(settings: dict[str, object], key: str, words: str) -> None:
    with pytest.raises(UnfitError) as refused:
        CardRule(insurer="x", **settings)  # type: ignore[arg-type]  # the cases' own settings
    assert refused.value.faults == (((key,), words),)


LENGTHY = [
    r"(?P<number>(?:[0-9]+)+)=",
    r"(?P<number>(?:[0-9]*)*)=",
    r"(?P<number>(?:[0-9]|[0-9][0-9])+)=",
    r"(?P<number>(?:1|1?)+)=",
    r"(?P<number>[0-9]*[0-9]*[0-9]*[0-9]*[0-9]*)=",
    r"(?P<number>(?:[0-9]{1,9}){1,9})=",
    r".*(?P<number>.*).*.*=.*A",
    r"(?=(?:[0-9]+)+=)(?P<number>.+)",
    r"(?P<number>(?:[0-9]|[0-9A])+)=",
    r"(?P<number>(?:1|)+)=",
    r"(?:[0-9]+)+(?:a|b)(?P<number>.)",
    r"(?:(?P<number>[0-9])|(?:[0-9]+)+=)*",
]


@pytest.mark.parametrize("pattern", LENGTHY)
def test_a_pattern_that_could_take_too_long_is_refused(pattern: str) -> None:
    assert "could take too long" in pattern_words(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        r"^(?P<number>9371\d{12})=(\d{4})?$",
        r"^B(?P<number>[0-9]{12,19})\^[^^]*\^.*$",
        r"(?P<number>[0-9]+)=[0-9]*=[0-9]*=[0-9]*=[0-9]*",
        r"(?P<number>[0-9]+)=\d*=\d*=\d*",
        r".*=.*=(?P<number>\d+)",
        r"[A-Z ]+ [A-Z ]+ [A-Z ]+(?P<number>[0-9]{8,10})",
        r"(?:[0-9]{4} ?){3}(?P<number>[0-9]{4})",
        r".*(?P<number>88[0-9]{8}).*",
        r"(?P<number>(?:93|88|55)[0-9]+)(?:=.*)?",
        r"(?!00)(?P<number>\d+)",
        r"[^^]*\^[^^]*\^(?P<number>[^^ ]+) *",
        r"(?:[A-Z]|[0-9])*=(?P<number>[0-9]+)",
        r"(?:12|13|14)*=(?P<number>[0-9]+)",
    ],
)
def test_a_pattern_as_technicians_write_it_is_not(pattern: str) -> None:
    assert pattern_words(pattern) == ""


@pytest.mark.parametrize("pattern", [r".*.*.*(?P<number>A)", r"(?P<number>[0-9]*[0-9]*[0-9]*)="])
def test_no_accepted_pattern_takes_long_for_the_longest_track(pattern: str) -> None:
    assert pattern_words(pattern) == ""
    expression, text = re.compile(pattern.encode()), b"1" * 104
    begun = time.process_time()
    assert expression.fullmatch(text) is None
    assert time.process_time() - begun < 1


@pytest.mark.parametrize(
    ("pattern", "part"),
    [
        (r"(?P<number>1)\1", r"\1"),
        (r"(?P<number>1)(?P=number)", "(?P"),
        (r"(?i)(?P<number>A+)", "(?i"),
        (r"(?i:(?P<number>A+))", "(?i"),
        (r"(?<=1)(?P<number>1)", "(?<"),
        (r"(?>(?P<number>1))", "(?>"),
        (r"(?P<number>1)++", "++"),
        (r"(?P<number>1){2}+", "{2}+"),
        (r"(?P<number>1)(?#note)", "(?#"),
        (r"(?P<number>1)(?(1)2|3)", "(?("),
        (r"(?P<number>\u0031)", r"\u"),
    ],
)
def test_a_part_that_is_not_known_is_refused_by_its_name(pattern: str, part: str) -> None:
    re.compile(pattern)
    assert pattern_words(pattern).startswith(f"has {part}, and nobody can tell how long that takes; expected")


def test_too_many_groups_within_each_other_are_refused() -> None:
    assert "within each other" in pattern_words("(" * 5000 + "(?P<number>1)" + ")" * 5000)
