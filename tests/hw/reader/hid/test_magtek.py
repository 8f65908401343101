"""MagTek's swipe reports: what becomes of each track, encrypted reports told apart, and the commands."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hw.reader.decode.framing import layouts_of
from hw.reader.decode.swipe import statuses_of
from hw.reader.driver import RawSwipe
from hw.reader.hid import magtek, pos_msr
from hw.reader.hid.descriptor import parse
from hw.reader.hid.swipe_report import SwipeReport, Usages, swipe_report
from hw.reader.iso7811 import TRACKS, TrackNumber
from hw.service.settings import ReaderSettings
from tests.hw.reader.hid import descriptors as known
from tests.hw.reader.rig import GOOD, NUMBER
from tests.hw.reader.test_msr605 import outcome

STARTS = {1: 7, 2: 117, 3: 227}


def found(descriptor: bytes, usages: Usages = magtek.USAGES) -> SwipeReport:
    report = swipe_report(parse(descriptor), usages)
    assert report is not None
    return report


MAGTEK = found(known.MAGTEK)


def report(
    texts: dict[TrackNumber, str], *, bad: tuple[TrackNumber, ...] = (), kind: int = 0, size: int = 337
) -> bytearray:
    """Make a report as the manual has it, with what an earlier swipe has left behind the characters."""
    made = bytearray(b"9" * size)
    made[6] = kind
    for number in TRACKS:
        text = texts.get(number, "").encode("ascii")
        made[number - 1] = number in bad
        made[2 + number] = len(text)
        made[STARTS[number] : STARTS[number] + len(text)] = text
    return made


def read(made: bytes | bytearray, layout: SwipeReport = MAGTEK) -> RawSwipe:
    return layout.swipe(memoryview(made))


def texts(swipe: RawSwipe) -> tuple[object, ...]:
    tracks = (swipe.tracks[number] for number in sorted(swipe.tracks))
    return swipe.fault, *(track.reported or bytes(track.data.view()).decode() for track in tracks)


FULL = "%" + "A" * 108 + "?"


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (report({1: "%PARAUGS?", 2: ";8812345678?", 3: "+1?"}), (None, "%PARAUGS?", ";8812345678?", "+1?")),
        (report({2: ";8812345678?"}), (None, "", ";8812345678?", "")),
        (report({1: FULL}), (None, FULL, "", "")),
        (report({2: ";8812345678?"}, bad=(1, 3)), (None, "UNREADABLE", ";8812345678?", "UNREADABLE")),
        (report({}, bad=(1, 2, 3), kind=5), (None, "UNREADABLE", "UNREADABLE", "UNREADABLE")),
        (report({}, kind=3), (None, "", "", "")),
        (report({2: ";8812345678?"}, bad=(2,)), (None, "", "DROPPED", "")),
        (report({1: FULL + "A"}), (None, "TRUNCATED", "", "")),
        (report({2: ";8812345678?"}, kind=3), ("DROPPED",)),
        (report({2: ";8812345678?"}, kind=5), ("DROPPED",)),
        (report({2: ";8812345678?"})[:-1], ("TRUNCATED",)),
        (report({2: ";8812345678?"}) + b"\0", ("TRUNCATED",)),
        (report({2: ";8812345678?"})[:329], ("TRUNCATED",)),
    ],
)
def test_a_report_is_read_as_the_manual_has_it(made: bytearray, expected: tuple[object, ...]) -> None:
    assert texts(read(made)) == expected


def test_a_track_that_is_not_to_be_trusted_leaves_no_character_behind() -> None:
    for made in (report({2: ";8812345678?"}, bad=(2,)), report({2: ";8812345678?"}, kind=3)):
        assert not any(len(track.data) for track in read(made).tracks.values())


def test_an_insert_reader_tells_more_and_is_read_all_the_same() -> None:
    made = report({2: ";8812345678?"}, size=338)
    assert texts(read(made, found(known.MAGTEK_INSERT))) == (None, "", ";8812345678?", "")


def test_a_good_report_is_a_card_and_one_of_another_size_is_none() -> None:
    good = report({2: GOOD.track_2})
    assert outcome(read(good)) == f"paraugs {NUMBER}"
    assert outcome(read(good[:-1])) == "unreadable"


@given(st.integers(0, 336), st.integers(0, 255))
def test_a_byte_changed_outside_the_number_never_makes_another_card(at: int, byte: int) -> None:
    made = report({2: GOOD.track_2})
    made[at] = byte
    # One changed digit fails Luhn's check, so not even a byte of the number itself makes another card.
    assert outcome(read(made)) in {f"paraugs {NUMBER}", "unreadable", "unknown-card", "bank-card"}


@given(st.binary(min_size=337, max_size=337))
def test_no_report_of_any_content_makes_tracks_longer_than_their_place(made: bytes) -> None:
    swipe = read(made)
    assert all(len(track.data) <= 110 for track in swipe.tracks.values())
    assert all(not (track.reported and len(track.data)) for track in swipe.tracks.values())


@pytest.mark.parametrize(
    ("descriptor", "encrypted"),
    [
        (known.MAGNESAFE, True),
        (known.MAGNESAFE.replace(b"\x96\x1b\x02", b"\x96\x3b\x02"), True),  # a later model's longer report
        (known.MAGTEK.replace(b"\x09\x32\x95\x6e", b"\x09\x32\x96\x94\x02"), True),  # only its size tells
        (known.MAGTEK, False),
        (known.MAGTEK_INSERT, False),
        (known.MAGTEK_KEYBOARD, False),
        (known.MSR605X_BOTH, False),
    ],
)
def test_a_reader_that_encrypts_is_told_apart(descriptor: bytes, encrypted: bool) -> None:
    assert magtek.encrypts(parse(descriptor)) == encrypted


@pytest.mark.parametrize("name", ["MAGTEK_KEYBOARD", "MSR605X_BOTH", "MOUSE", "POS_MSR"])
def test_what_carries_no_swipe_has_no_swipe_report(name: str) -> None:
    assert swipe_report(parse(getattr(known, name)), magtek.USAGES) is None


@pytest.mark.parametrize(
    ("old", "new"), [(b"\x09\x29", b"\x09\x77"), (b"\x09\x21", b"\x09\x77"), (b"\x09\x32", b"\x09\x77")]
)
def test_a_track_without_its_length_status_or_data_makes_no_swipe_report(old: bytes, new: bytes) -> None:
    descriptor = known.MAGTEK.replace(old, new, 1)
    assert swipe_report(parse(descriptor), magtek.USAGES) is None


def test_a_reader_of_the_point_of_sale_tables_is_read_by_its_descriptor() -> None:
    layout = found(known.POS_MSR, pos_msr.USAGES)
    made = bytes((3, 0, 12)) + bytes(79) + b";8812345678?".ljust(40, b"\0")
    assert layout.carries(memoryview(made))
    assert not layout.carries(memoryview(b"\x04" + made[1:]))
    assert texts(read(made, layout)) == (None, "", ";8812345678?")
    assert texts(read(made[:-1], layout)) == ("TRUNCATED",)


def test_a_reader_of_the_point_of_sale_tables_may_send_other_sentinels() -> None:
    layouts = layouts_of(ReaderSettings(start_sentinels=("{", "[", "("), end_sentinel="}"))
    layout = found(known.POS_MSR, replace(pos_msr.USAGES, layouts=layouts))
    for text, statuses in (
        (b"[8812345678}", ["EMPTY", "OK", "EMPTY"]),
        (b";8812345678?", ["EMPTY", "START", "EMPTY"]),
    ):
        made = bytes((3, 0, 12)) + bytes(79) + text.ljust(40, b"\0")
        assert list(statuses_of(read(made, layout)).values()) == statuses


def test_commands_fill_the_feature_report_that_the_descriptor_gives() -> None:
    for descriptor in (known.MAGTEK, known.MAGTEK_KEYBOARD):
        assert magtek.command_size(parse(descriptor)) == 24
    assert magtek.command_size(parse(known.MSR605X_BOTH)) == 0
    assert magtek.get_property(0x10, 24) == bytes.fromhex("00 00 01 10") + bytes(21)
    assert magtek.set_property(0x10, 0, 24) == bytes.fromhex("00 01 02 10 00") + bytes(20)
    assert magtek.reset(24) == bytes.fromhex("00 02 00") + bytes(22)


@pytest.mark.parametrize(
    ("answer", "words"),
    [("", "cut off"), ("00 03 01", "cut off"), ("01 00", "failed"), ("02 00", "parameter"), ("87 00", "135")],
)
def test_an_answer_that_refuses_is_told_in_words(answer: str, words: str) -> None:
    with pytest.raises(magtek.MagtekError, match=words):
        magtek.result(bytes.fromhex(answer))


def test_an_answer_gives_its_data_only() -> None:
    assert magtek.result(bytes.fromhex("00 01 01") + bytes(21)) == b"\x01"
