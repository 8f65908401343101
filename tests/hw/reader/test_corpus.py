"""The corpus: every sound swipe is read, and no damage that can be seen ever gives another card's number."""

from collections import Counter

import pytest

from tests.hw.reader.corpus import baseline
from tests.hw.reader.corpus.counting import Case, cases, counted, verdict
from tests.hw.reader.corpus.faults import Damaged
from tests.hw.reader.corpus.oracle import sound
from tests.hw.reader.corpus.swipes import SWIPES, Swipe, Transport, decoded

EVERY = 7  # of some 200,000 damaged swipes; `tests.bench.decode` takes each


@pytest.mark.parametrize("swipe", SWIPES, ids=lambda swipe: swipe.name)
def test_a_swipe_of_the_corpus_comes_to_what_it_must(swipe: Swipe) -> None:
    for transport, text in swipe.texts().items():
        assert decoded(transport, text, prefix=swipe.prefix) == [swipe.outcome]


def test_the_corpus_is_as_large_and_as_mixed_as_it_should_be() -> None:
    assert len(SWIPES) >= 240
    assert len({swipe.name for swipe in SWIPES}) == len(SWIPES)
    assert sum(bool(swipe.issuer) for swipe in SWIPES) >= 150
    assert {swipe.refused for swipe in SWIPES} == {"", "bank-card", "unknown-card", "unreadable"}
    assert all(bool(swipe.refused) == bool(swipe.why) for swipe in SWIPES)


def test_no_fault_that_shows_gives_another_cards_number() -> None:
    wrong, verdicts = [], []
    for case in cases(every=EVERY):
        verdicts.append(verdict(case, case.outcomes()))
        if verdicts[-1] == "wrong":
            wrong.append((case.transport, case.damage))
    assert wrong == []
    counts = counted(verdicts)
    assert counts["refused"] > counts["right"] > counts["undetectable"] > 0


def test_the_faults_are_of_every_kind_and_the_usual_parser_falls_for_them() -> None:
    kinds: Counter[str] = Counter()
    for case in cases(every=EVERY):
        if verdict(case, [baseline.decoded(case.transport, case.damage.text)]) == "wrong":
            kinds[case.damage.kind] += 1
    assert {
        *("lost", "doubled", "swapped", "replaced by its neighbour", "replaced by any", "several lost"),
        *("two swipes in one", "the middle lost between two", "broken off, then another"),
    } <= kinds.keys()


@pytest.mark.parametrize(
    ("transport", "text", "outcome", "expected"),
    [
        ("typed", ";8812345678?", "piemers 8812345678", "undetectable"),
        ("typed", ";8812345678?;1?\r", "piemers 8812345678", "undetectable"),
        ("typed", "%E?;8812345678?", "piemers 8812345678", "undetectable"),
        ("typed", ";8812345678", "piemers 8812345678", "wrong"),
        ("typed", "8812345678?", "piemers 8812345678", "wrong"),
        ("typed", ";88123A5678?", "piemers 8812345678", "wrong"),
        ("typed", "%Anna?;8812345678?", "piemers 8812345678", "wrong"),
        ("typed", "%A?%B?;8812345678?", "piemers 8812345678", "wrong"),
        ("typed", "%B" + "1" * 20 + "^X^?;8812345678?", "piemers 8812345678", "wrong"),
        ("typed", "%B1^X^?;9371000000000002=2912?", "paraugs 9371000000000002", "wrong"),
        ("typed", ";9371000000000003=2912?", "paraugs 9371000000000003", "wrong"),
        ("typed", "%MK4500000001^A?;4500000002?", "divi 4500000002", "wrong"),
        ("typed_lrc", ";12345?4", "piemers 12345", "wrong"),
        (
            "msr605",
            "\x1bs\x1b\x01\x1b\x02;8812345678?\x1b\x03?\x1c\x1b0",
            "piemers 8812345678",
            "undetectable",
        ),
        ("msr605", "\x1bs\x1b\x01\x1b\x02;8812345678?\x1b\x03?\x1c\x1b1", "piemers 8812345678", "wrong"),
        ("msr605", "\x1bs\x1b\x01\x1b\x02;8812345678?\x1b\x03\x1c\x1b0", "piemers 8812345678", "wrong"),
    ],
)
def test_another_cards_number_is_wrong_unless_nothing_in_the_text_shows_it(
    transport: Transport, text: str, outcome: str, expected: str
) -> None:
    case = Case(transport, SWIPES[0], SWIPES[1], Damaged("made up", text))
    assert verdict(case, [outcome]) == expected
    flagged = Case(transport, SWIPES[0], SWIPES[1], Damaged("made up", text, "DROPPED"))
    assert verdict(flagged, [outcome]) == "wrong"


def test_the_oracle_finds_no_fault_in_a_sound_swipe() -> None:
    for swipe in SWIPES:
        for transport, text in swipe.texts().items():
            if swipe.issuer and "on purpose" not in swipe.name:
                prefix = swipe.prefix if transport == "typed" else ""
                assert sound(transport, text, swipe.outcome, prefix), swipe.name


@pytest.mark.parametrize(("sign", "track"), [(";", 2), ("%", 2), ("?", 2), ("%", 1), ("?", 1), (";", 1)])
def test_the_corpus_has_check_characters_that_look_like_sentinels(sign: str, track: int) -> None:
    name = f"check character {sign}" + (" on track 1" if track == 1 else "")
    found = [swipe for swipe in SWIPES if swipe.name.endswith(name)]
    assert found or (sign, track) == ("%", 2), "no digit's check character is %"
    assert all(swipe.typed_lrc and swipe.typed_lrc.endswith(sign) for swipe in found)
