"""Payment cards, and tracks that speak against each other or only carry different things."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hw.reader.decode.issuer import compiled
from hw.reader.decode.swipe import judged
from hw.reader.decode.verdict import Accepted
from hw.reader.iso7811 import TrackNumber
from hw.service.settings import CardRule
from tests.hw.reader.rig import NUMBER, PARAUGS, PIEMERS, raw

FIELD = CardRule(insurer="field", field=1, prefix=("77",))
ANY = CardRule(insurer="any", pattern="(?P<number>[0-9]+)")
HEALTH = CardRule(insurer="health", track=3, field=2, prefix=("80",))
ON_TRACK_1 = CardRule(insurer="one", track=1, pattern=r"B(?P<number>97[0-9]{14})\^.*")
UNLIKE = CardRule(insurer="unlike", pattern=r"(?P<number>66\d{8})", compare=False)


def judge(texts: dict[TrackNumber, str], *rules: CardRule) -> tuple[str, str, object]:
    """Give (issuer, number, tracks handed over), or ("", reason, statuses) of a failure."""
    with judged(raw(texts), tuple(map(compiled, rules))) as result:
        if isinstance(result, Accepted):
            return result.issuer, bytes(result.number.view()).decode(), set(result.tracks)
        return "", result.reason, "".join(status[0] for status in result.tracks.values())


# Invented numbers with a right check digit, in the ranges of each payment brand.
PAYMENT = [
    "2200000000000004",
    "2221000000000009",
    "340000000000009",
    "370000000000002",
    "30000000000004",
    "36000000000008",
    "3528000000000007",
    "4000000000000002",
    "4000000000006",
    "5100000000000008",
    "500000000009",
    "6011000000000004",
    "6200000000000000000",
    "6304000000000000000",
]


@pytest.mark.parametrize("number", PAYMENT)
@pytest.mark.parametrize(
    "form",
    [
        {1: "%B{}^PARAUGS/ANNA^29122010000?", 2: ";{}=29122010000?"},
        {1: "%B{}^PARAUGS/ANNA^29122010000?"},
        {1: "%B{}^PARAUGS/ANNA^^^?"},
        {2: ";{}=29122010000?"},
        {2: ";{}=2912201?"},
        {2: ";{}===?"},
        {3: "+{}=29122010000?"},
        {1: "%E?", 2: ";{}=29122010000?"},
    ],
)
def test_a_payment_card_is_refused_as_one(number: str, form: dict[TrackNumber, str]) -> None:
    texts = {track: text.format(number) for track, text in form.items()}
    assert judge(texts, PARAUGS, PIEMERS)[1] == "bank-card"


@pytest.mark.parametrize(
    "texts",
    [
        {2: f";{NUMBER}=29122010000?"},
        {1: f"%B{NUMBER}^PARAUGS/ANNA^29122010000?"},
        {2: ";8812345678?"},
        {2: ";8812345678=29122010000?"},
        {1: "%B8812345678^PARAUGS/ANNA^29122010000?"},
        {2: ";8084012345678901234=29122010000?"},
        {2: ";8042800000000000000=29122010000?"},
        {2: ";4000000000000002?"},
        {2: ";4000000000000003=29122010000?"},
        {2: ";4000000000000002=29132010000?"},
        {2: ";40000000006=29122010000?"},
        {1: "%BERZINS ANNA^29122010000?"},
    ],
)
def test_what_is_no_payment_card_is_not_called_one(texts: dict[TrackNumber, str]) -> None:
    assert judge(texts, FIELD)[1] == "unknown-card"


def test_a_health_number_beside_a_payment_card_is_read_and_the_payment_card_is_not_handed_over() -> None:
    bank = "4000000000000002"
    texts: dict[TrackNumber, str] = {1: f"%B{bank}^PARAUGS/ANNA^29122010000?", 2: f";{bank}=29122010000?"}
    assert judge({**texts, 3: "+01=8084012345=0?"}, HEALTH) == ("health", "8084012345", {3})


@pytest.mark.parametrize("digits", [20, 34])
def test_a_banks_layout_has_no_more_than_nineteen_digits(digits: int) -> None:
    texts: dict[TrackNumber, str] = {1: f"%B{'9' * digits}^PARAUGS/ANNA^29122010000?", 2: ";8812345678?"}
    assert judge(texts, PIEMERS) == ("", "unreadable", "TOE")
    assert judge({2: f";88{'1' * (digits - 2)}?"}, ANY)[0] == "any"


@pytest.mark.parametrize(
    ("texts", "rule"),
    [
        ({1: "%PARAUGS ANNA 19850312?", 2: ";77123456?"}, FIELD),
        ({1: "%PARAUGS ANNA 120385-10001?", 2: ";77120385100?"}, FIELD),
        ({1: "%ANNA 8898765432?", 2: ";7712345678?"}, FIELD),
        ({1: "%ANNA 77123456780?", 2: ";7712345678?"}, FIELD),
        ({1: "%ANNA 077123456780?", 2: ";7712345678?"}, FIELD),
        ({1: "%ANNA 77123?", 2: ";77124?"}, FIELD),
        ({1: "%ANNA 7712345678 7712345679?", 2: ";7712345678?"}, FIELD),
        ({1: "%ANNA 5598765432?", 2: ";7712345678?"}, ANY),
        ({1: "%ANNA 19850312?", 2: ";77123456?"}, ANY),
        ({2: ";8812345678?", 3: ";1?"}, PIEMERS),
        ({2: ";8812345678?", 3: "+0000001234=0?"}, PIEMERS),
        ({1: f"%B{NUMBER}^PARAUGS/ANNA^2912?", 2: f";{NUMBER}=2912?"}, PARAUGS),
        ({1: "%B9371 0000 0000 0002^PARAUGS/ANNA^2912?", 2: f";{NUMBER}=2912?"}, PARAUGS),
        ({1: "%BERZINS ANNA^2912?", 2: f";{NUMBER}=2912?"}, PARAUGS),
        ({1: "%6612345679?", 2: ";6612345678?"}, UNLIKE),
        ({1: "%B6612345679^X^?", 2: ";6612345678?"}, UNLIKE),
    ],
)
def test_tracks_may_carry_different_things_on_purpose(texts: dict[TrackNumber, str], rule: CardRule) -> None:
    assert judge(texts, rule)[0] == rule.insurer


@pytest.mark.parametrize(
    ("texts", "rule", "statuses"),
    [
        ({1: "%ANNA 7712345679?", 2: ";7712345678?"}, FIELD, "MME"),  # one digit differs
        ({1: "%ANNA 7721345678?", 2: ";7712345678?"}, FIELD, "MME"),  # two swapped
        ({1: "%ANNA 771234578?", 2: ";7712345678?"}, FIELD, "MME"),  # one lost
        ({1: "%ANNA 7712345678?", 2: ";771245678?"}, FIELD, "MME"),
        ({1: "%ANNA 77123345678?", 2: ";7712345678?"}, FIELD, "MME"),  # one doubled
        ({1: "%ANNA 7798765432?", 2: ";7712345678?"}, FIELD, "MME"),  # another card's
        ({1: "%ANNA^8898765432?", 2: ";8812345678?"}, PIEMERS, "MME"),
        ({1: "%ANNA 77123456?", 2: ";77123465?"}, ANY, "MME"),
        ({2: ";8812345678?", 3: ";8898765432?"}, PIEMERS, "EMM"),  # two swipes in one
        ({1: "%B9371000000000010^X^2912?", 2: f";{NUMBER}=2912?"}, PARAUGS, "MME"),
        ({1: "%B12345^X^2912?", 2: f";{NUMBER}=2912?"}, PARAUGS, "MME"),
        ({1: "%B9700000000000001^X^2912?", 2: ";4000000000000002=29122010000?"}, ON_TRACK_1, "MME"),
    ],
)
def test_a_number_on_another_track_that_must_be_the_cards_and_is_not_fails_the_swipe(
    texts: dict[TrackNumber, str], rule: CardRule, statuses: str
) -> None:
    assert judge(texts, rule) == ("", "unreadable", statuses)


_WORDS = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ '-./", min_size=1, max_size=20).filter(lambda text: text != "E")
_NUMBERS = st.text("0123456789", min_size=7, max_size=7).map("771{}".format)


@given(_WORDS, _NUMBERS, st.text("0123456789", max_size=7), st.integers(1900, 2029))
def test_no_name_date_or_short_number_speaks_against_a_card(
    name: str, number: str, code: str, year: int
) -> None:
    texts: dict[TrackNumber, str] = {1: f"%{name} {code} {year}1231?", 2: f";{number}=2912?"}
    assert judge(texts, FIELD)[:2] == ("field", number)


@given(_WORDS, _NUMBERS, st.integers(0, 9), st.sampled_from("0123456789"))
def test_no_digit_of_a_number_that_stands_on_two_tracks_can_change_on_one(
    name: str, number: str, at: int, digit: str
) -> None:
    changed = number[:at] + digit + number[at + 1 :]
    for one, two in ((number, changed), (changed, number)):
        outcome = judge({1: f"%{name} {one}?", 2: f";{two}=2912?"}, FIELD)
        assert outcome[:2] == ("field", number) if changed == number else outcome[0] == ""
