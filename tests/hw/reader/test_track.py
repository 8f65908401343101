"""One track's characters: what they are worth."""

import pickle
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hw.reader.decode.track import body_of, status_of
from hw.reader.driver import RawTrack
from hw.reader.iso7811 import ALPHANUMERIC, NUMERIC, Coding, TrackNumber
from hw.reader.secret import Secret


def track(text: str, *, has_lrc: bool = False) -> RawTrack:
    return RawTrack(Secret.of(text.encode("latin-1")), has_lrc=has_lrc)


@pytest.mark.parametrize(
    ("number", "text", "status"),
    [
        (1, "%ABC123?", "OK"),
        (1, "%B4000000000000002^PARAUGS/ANNA^2912?", "OK"),
        (1, "%  ?", "OK"),
        (1, "", "EMPTY"),
        (1, "%?", "EMPTY"),
        (1, "+", "START"),
        (3, "+", "END"),
        (1, "*", "UNREADABLE"),
        (1, "E", "UNREADABLE"),
        (1, "%E?", "UNREADABLE"),
        (1, "ABC123?", "START"),
        (1, ";ABC123?", "START"),
        (1, "%ABC123", "END"),
        (1, "%", "END"),
        (1, "%abc?", "PARITY"),
        (1, "%AB%C?", "PARITY"),
        (1, "%AB?C?", "PARITY"),
        (1, "%AB\x1bC?", "PARITY"),
        (1, "%" + "A" * 76 + "?", "OK"),
        (1, "%" + "A" * 77 + "?", "TRUNCATED"),
        (2, ";1?", "OK"),
        (2, ";00007399=?", "OK"),
        (2, ";1576=3492657182=0=060113?", "OK"),
        (2, ";123A?", "PARITY"),
        (2, ";E?", "UNREADABLE"),
        (2, ";EE?", "PARITY"),
        (3, "+E?", "UNREADABLE"),
        (2, ";12;34?", "PARITY"),
        (2, "123?", "START"),
        (2, ";123", "END"),
        (2, ";" + "1" * 37 + "?", "OK"),
        (2, ";" + "1" * 38 + "?", "TRUNCATED"),
        (3, ";123?", "OK"),
        (3, "+123?", "OK"),
        (3, "+12A?", "PARITY"),
        (3, "#12A?", "OK"),
        (3, "&12A?", "OK"),
        (3, "!12A?", "OK"),
        (3, "%12A?", "OK"),
        (3, ";" + "1" * 104 + "?", "OK"),
        (3, ";" + "1" * 105 + "?", "TRUNCATED"),
    ],
)
def test_a_track_is_worth_what_its_characters_show(number: TrackNumber, text: str, status: str) -> None:
    assert status_of(number, track(text)) == status


def test_what_the_reader_reports_goes_before_what_it_sent() -> None:
    assert status_of(2, RawTrack(Secret.of(b";1?"), reported="LRC")) == "LRC"


@pytest.mark.parametrize(("text", "check"), [("%ABC123?", "J"), (";12345?", "5")])
def test_the_check_character_is_that_of_the_manuals_examples(text: str, check: str) -> None:
    coding = ALPHANUMERIC if text[0] == "%" else NUMERIC
    assert coding.lrc(text.encode()) == ord(check)


@pytest.mark.parametrize(
    ("text", "raw_characters"),
    [("%ABC123?J", "45 61 62 23 51 52 13 1F 2A"), (";12345?5", "0B 01 02 13 04 15 1F 15")],
)
def test_parity_is_that_of_the_manuals_examples(text: str, raw_characters: str) -> None:
    coding = ALPHANUMERIC if text[0] == "%" else NUMERIC
    raw = bytes(coding.with_parity(character) for character in text.encode())
    assert raw == bytes.fromhex(raw_characters)
    assert all(map(coding.has_parity, raw))
    assert not any(coding.has_parity(character ^ 1) for character in raw)


@pytest.mark.parametrize(
    "text",
    [
        "%ABC123?J",
        ";12345?5",
        ";5350290149345177=16042010000056700100?;",
        ";00007399=?=",
        ";4242424242424242=15052011000000000000?:",
    ],
)
def test_a_check_character_that_looks_like_a_sentinel_is_no_sentinel(text: str) -> None:
    number: Literal[1, 2] = 1 if text[0] == "%" else 2
    assert status_of(number, track(text, has_lrc=True)) == "OK"
    assert bytes(body_of(track(text, has_lrc=True)).view()).decode() == text[1:-2]
    assert status_of(number, track(text[:-1] + "0", has_lrc=True)) == "LRC"


def test_a_start_sentinel_changed_by_the_reader_still_has_the_cards_check_character() -> None:
    assert status_of(3, track("+12345?5", has_lrc=True)) == "OK"
    assert status_of(3, track("#ABC123?J", has_lrc=True)) == "OK"


def _characters(coding: Coding) -> st.SearchStrategy[str]:
    return st.text(st.sampled_from(sorted(map(chr, coding.alphabet))), min_size=1, max_size=37)


@given(
    st.one_of(
        _characters(ALPHANUMERIC).filter(lambda text: text != "E").map(lambda text: (1, text)),
        _characters(NUMERIC).map(lambda text: (2, text)),
    ),
    st.integers(0, 63),
    st.data(),
)
def test_a_changed_bit_never_passes_the_check_character(
    case: tuple[TrackNumber, str], flip: int, data: st.DataObject
) -> None:
    number, body = case
    coding = ALPHANUMERIC if number == 1 else NUMERIC
    whole = chr(coding.start) + body + "?"
    whole += chr(coding.lrc(whole.encode()))
    assert status_of(number, track(whole, has_lrc=True)) == "OK"
    at = data.draw(st.integers(0, len(whole) - 1))
    changed = whole[:at] + chr(
        coding.base + (coding.bits(ord(whole[at])) ^ (flip % (1 << coding.data_bits) or 1))
    )
    assert status_of(number, track(changed + whole[at + 1 :], has_lrc=True)) != "OK"


@given(st.binary(max_size=130), st.sampled_from([1, 2, 3]), st.booleans())
def test_no_bytes_confuse_the_decoder(data: bytes, number: TrackNumber, has_lrc: bool) -> None:
    if status_of(number, RawTrack(Secret.of(data), has_lrc=has_lrc)) == "OK":
        assert all(0x20 <= byte <= 0x5F for byte in data)


def test_a_secret_shows_nothing_and_does_not_travel() -> None:
    secret = Secret.of(b";9371000000000002=2912?")
    shown = f"{secret} {secret!r} {RawTrack(secret)!r} {[secret]}"
    assert "9371" not in shown
    with pytest.raises(TypeError):
        pickle.dumps(secret)


def test_a_wiped_secret_is_zero_in_every_view_of_it() -> None:
    secret = Secret.of(b"9371")
    view = secret.view()
    secret.wipe()
    assert bytes(view) == bytes(4)
    assert not len(secret)


def test_a_secret_never_grows() -> None:
    secret = Secret(2)
    secret.append(1)
    secret.append(2)
    assert secret.full
    with pytest.raises(IndexError):
        secret.append(3)
    assert [secret.pop(), secret.pop()] == [2, 1]
    with pytest.raises(IndexError):
        secret.pop()
