"""Issuers' rules and bank cards: which swipe is whose card, and which is nobody's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hw.reader.decode.check_digits import fits_luhn
from hw.reader.decode.issuer import compiled
from hw.reader.decode.swipe import judged
from hw.reader.decode.verdict import Accepted
from hw.service.reader_messages import SwipeFailed
from hw.service.settings import CardRule
from tests.hw.reader.rig import DEMO, NUMBER, PARAUGS, PIEMERS, raw

ALL = (PARAUGS, PIEMERS, DEMO)


def judge(texts: dict[int, str], *rules: CardRule, fault: str | None = None) -> tuple[str, str, object]:
    """Give (issuer, number, shape), or ("", reason, statuses) of a failure."""
    swipe = raw(texts, fault)  # type: ignore[arg-type]  # the tests' own numbers
    with judged(swipe, tuple(map(compiled, rules or ALL))) as result:
        if isinstance(result, Accepted):
            return result.issuer, bytes(result.number.view()).decode(), result.shape
        return "", result.reason, result.tracks


@pytest.mark.parametrize(
    ("texts", "issuer", "number", "shape"),
    [
        ({2: f";{NUMBER}=2912?"}, "paraugs", NUMBER, "9" * 16 + "=9999"),
        ({2: f";{NUMBER}=?"}, "paraugs", NUMBER, "9" * 16 + "="),
        ({2: ";8812345678?"}, "piemers", "8812345678", "9" * 10),
        ({2: ";55123456789=2912=007?"}, "demo", "55123456789", "99999999999=9999=999"),
        ({1: "%PARAUGS ANNA?", 2: ";8812345678?", 3: ";1?"}, "piemers", "8812345678", "9" * 10),
    ],
)
def test_a_card_belongs_to_the_issuer_whose_rule_fits(
    texts: dict[int, str], issuer: str, number: str, shape: str
) -> None:
    assert judge(texts) == (issuer, number, shape)


def test_a_wrong_check_digit_is_a_failed_swipe_and_no_other_issuers_card() -> None:
    anything = CardRule(insurer="anything", pattern=r"(?P<number>\d{16})=.*")
    misread = {2: ";9371000000000003=2912?"}
    assert judge(misread)[1:] == ("unreadable", {1: "EMPTY", 2: "CHECK", 3: "EMPTY"})
    assert judge(misread, PARAUGS, anything)[1] == "unreadable"


def test_a_length_that_is_not_allowed_is_not_the_issuers() -> None:
    short = CardRule(insurer="short", pattern=r"(?P<number>\d+)", lengths=(8, 9))
    assert judge({2: ";12345678?"}, short)[0] == "short"
    assert judge({2: ";1234567?"}, short)[1] == "unknown-card"


def test_two_issuers_that_fit_leave_the_card_ambiguous() -> None:
    twin = CardRule(insurer="twin", pattern=PIEMERS.pattern)
    assert judge({2: ";8812345678?"}, PIEMERS, twin)[1] == "ambiguous-card"


def test_two_rules_of_one_issuer_that_pick_other_characters_leave_the_card_ambiguous() -> None:
    other = CardRule(insurer="piemers", pattern=r"88(?P<number>\d{8})")
    assert judge({2: ";8812345678?"}, PIEMERS, other)[1] == "ambiguous-card"


def test_two_rules_of_one_issuer_that_agree_are_one_card() -> None:
    on_track_1 = CardRule(insurer="piemers", track=1, pattern=r"NR(?P<number>88\d{8}) .*")
    both = {1: "%NR8812345678 ANNA?", 2: ";8812345678?"}
    assert judge(both, PIEMERS, on_track_1)[:2] == ("piemers", "8812345678")


def test_tracks_with_different_numbers_are_a_mismatch() -> None:
    on_track_1 = CardRule(insurer="piemers", track=1, pattern=r"NR(?P<number>88\d{8}) .*")
    both = {1: "%NR8812345679 ANNA?", 2: ";8812345678?"}
    assert judge(both, PIEMERS, on_track_1)[1:] == (
        "unreadable",
        {1: "MISMATCH", 2: "MISMATCH", 3: "EMPTY"},
    )


def test_a_bank_number_on_track_1_must_be_that_of_the_claimed_track_2() -> None:
    same = {1: f"%B{NUMBER}^PARAUGS/ANNA^2912?", 2: f";{NUMBER}=2912?"}
    other = {1: "%B9371000000000010^PARAUGS/ANNA^2912?", 2: f";{NUMBER}=2912?"}
    assert judge(same)[:2] == ("paraugs", NUMBER)
    assert judge(other)[1:] == ("unreadable", {1: "MISMATCH", 2: "MISMATCH", 3: "EMPTY"})


@pytest.mark.parametrize(
    "texts",
    [
        {1: "%B4000000000000002^PARAUGS/ANNA^29122010000?", 2: ";4000000000000002=29122010000?"},
        {1: "%B4000 0000 0000 0002^PARAUGS/ANNA^29122010000?"},
        {1: "%B4000000000000002^PARAUGS/ANNA^29122010000?", 2: "*"},
        {2: ";4000000000000002=29122010000?"},
        {2: ";4000000000000002==201?"},
    ],
)
def test_a_bank_card_is_refused(texts: dict[int, str]) -> None:
    assert judge(texts)[:2] == ("", "bank-card")


def test_a_bank_layout_that_a_rule_claims_is_the_issuers_card() -> None:
    rule = CardRule(insurer="co-branded", pattern=r"(?P<number>4\d{15})=\d+")
    assert judge({2: ";4000000000000002=29122010000?"}, rule)[0] == "co-branded"


@pytest.mark.parametrize(
    "text", [";4000000000000003=29122010000?", ";4000000000000002=29132010000?", ";1234567?", ";00007399=?"]
)
def test_a_card_that_is_no_banks_and_nobodys_is_unknown_and_shows_its_shape(text: str) -> None:
    with judged(raw({2: text}), tuple(map(compiled, ALL))) as result:
        assert isinstance(result, SwipeFailed)
        assert result.reason == "unknown-card"
        assert set(result.shapes[2]) <= set("9=")
        assert len(result.shapes[2]) == len(text) - 2


@pytest.mark.parametrize(
    ("texts", "statuses"),
    [
        ({}, {1: "EMPTY", 2: "EMPTY", 3: "EMPTY"}),
        ({1: "*", 2: "*", 3: "*"}, {1: "UNREADABLE", 2: "UNREADABLE", 3: "UNREADABLE"}),
        ({1: "%ANNA?", 2: "*"}, {1: "OK", 2: "UNREADABLE", 3: "EMPTY"}),
        ({1: "ANNA?", 2: ";8812345678?"}, {1: "START", 2: "OK", 3: "EMPTY"}),
        ({2: ";8812345678?", 3: ";1"}, {1: "EMPTY", 2: "OK", 3: "END"}),
        ({2: ";8812345678"}, {1: "EMPTY", 2: "END", 3: "EMPTY"}),
    ],
)
def test_a_partial_track_is_a_failed_swipe(texts: dict[int, str], statuses: dict[int, str]) -> None:
    assert judge(texts)[1:] == ("unreadable", statuses)


def test_a_track_that_the_reader_calls_unreadable_does_not_spoil_a_sound_one() -> None:
    assert judge({2: ";8812345678?", 3: "*"})[0] == "piemers"


@pytest.mark.parametrize("fault", ["DROPPED", "TRUNCATED", "UNREADABLE"])
def test_a_fault_of_the_whole_swipe_spoils_every_track(fault: str) -> None:
    outcome = judge({1: "*", 2: ";8812345678?"}, fault=fault)
    assert outcome == ("", "unreadable", {1: "UNREADABLE", 2: fault, 3: fault})


def test_everything_taken_from_a_swipe_is_zero_afterwards() -> None:
    swipe = raw({1: f"%B{NUMBER}^PARAUGS/ANNA^2912?", 2: f";{NUMBER}=2912?"})
    views = [track.data.view() for track in swipe.tracks.values()]
    with judged(swipe, tuple(map(compiled, ALL))) as result:
        assert isinstance(result, Accepted)
        assert NUMBER not in repr(result)
        views += [result.number.view(), *(body.view() for body in result.tracks.values())]
    assert len(views) == 5
    assert not any(any(view) for view in views)


@pytest.mark.parametrize("pattern", [r"(?P<number>\d+", r"\d+", r"(?P<numurs>\d+)", "(?P<number>ā)"])
def test_a_rule_without_a_usable_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"number|regular|letters"):
        compiled(CardRule(insurer="x", pattern=pattern))


@given(st.text("0123456789", min_size=1, max_size=18))
def test_exactly_one_digit_completes_a_number(digits: str) -> None:
    assert sum(fits_luhn((digits + last).encode()) for last in "0123456789") == 1


def test_what_is_no_number_has_no_check_digit() -> None:
    assert not fits_luhn(b"")
    assert not fits_luhn(b"0")
    assert not fits_luhn(b"A0")
