"""The readers that speak in HID reports: MagTek in both modes, and the MSR605X."""

import pytest

from hw.emulator.cards import Card
from hw.emulator.readers.magtek import MagTek, swipe_report
from hw.emulator.readers.msr605 import frame
from hw.emulator.readers.msr605x import Msr605x

CARD = Card(track_1="%B88^PARAUGS/ANNA?", track_2=";8812345678=2912?")


def command(*data: int) -> bytes:
    return bytes(data).ljust(24, b"\0")


def asked(reader: MagTek, *data: int) -> bytes | None:
    assert reader.set_feature(command(*data)) == ()
    return reader.get_feature()


def test_the_report_of_a_swipe() -> None:
    report = swipe_report(CARD)
    assert len(report) == 337
    assert report[:7] == bytes((0, 0, 0, 18, 17, 0, 0))
    assert report[7:25] == b"%B88^PARAUGS/ANNA?"
    assert report[117:134] == b";8812345678=2912?"
    assert set(report[25:117]) == {0x5A}


@pytest.mark.parametrize(
    ("card", "header"),
    [
        (Card(track_2=";12?", damage="bad-track-1"), bytes((1, 0, 0, 0, 4, 0, 0))),
        (Card(track_2=";12?", damage="unreadable"), bytes((1, 1, 1, 0, 0, 0, 5))),
        (Card(), bytes((0, 0, 0, 0, 0, 0, 6))),
    ],
)
def test_a_report_comes_also_of_what_was_not_decoded(card: Card, header: bytes) -> None:
    (report,) = MagTek().swipe(card)
    assert isinstance(report, bytes)
    assert (report[:7], len(report)) == (header, 337)


def test_properties_are_got_and_set_by_feature_reports() -> None:
    reader = MagTek()
    assert asked(reader, 0, 1, 0x10) == command(0, 1, 0)
    assert asked(reader, 0, 1, 0x00) == command(0, 11, *b"21042812D01")
    assert asked(reader, 0, 1, 0x02) == command(0, 1, 10)
    assert asked(reader, 1, 2, 0x02, 1) == command(0, 0)
    assert asked(reader, 0, 1, 0x02) == command(0, 1, 1)


@pytest.mark.parametrize(
    "wrong",
    [
        (0, 1, 0x55),
        (0, 0),
        (1, 2, 0x00, 1),
        (1, 1, 0x10),
        (1, 2, 0x10, 7),
        (1, 3, 0x02, 1, 1),
        (2, 1, 0),
        (0, 23, 0x10),
    ],
)
def test_a_wrong_command_is_a_bad_parameter(wrong: tuple[int, ...]) -> None:
    assert asked(MagTek(), *wrong) == command(2, 0)


def test_an_unknown_command_fails_and_a_wrong_length_is_refused() -> None:
    reader = MagTek()
    assert asked(reader, 9, 0) == command(1, 0)
    assert reader.set_feature(command(0, 1, 0x10)[:-1]) is None
    assert reader.set_feature(b"\0" + command(0, 1, 0x10)) is None
    assert reader.output(bytes(24)) is None


def test_the_mode_changes_when_it_is_reset_or_replugged() -> None:
    reader = MagTek("keyboard")
    assert (reader.identity.product_id, reader.shape.types, reader.shape.sent) == (1, True, 8)
    assert len([step for step in reader.swipe(Card(track_2=";1?")) if isinstance(step, bytes)]) == 8
    assert asked(reader, 1, 2, 0x10, 0) == command(0, 0)
    assert (reader.mode, reader.wants_restart) == ("keyboard", False)
    assert asked(reader, 2, 0) == command(0, 0)
    assert reader.wants_restart
    reader.power_up()
    assert (reader.identity.product_id, reader.shape.types, reader.shape.sent) == (2, False, 337)
    assert not reader.wants_restart
    assert reader.get_feature() == bytes(24)


def test_the_msr605x_cuts_its_line_into_reports_with_junk_behind() -> None:
    lamps: list[str] = []
    reader = Msr605x(lamps.append)
    (answer,) = reader.set_feature(b"\xc2\x1be" + bytes(61)) or ()
    assert (len(answer), answer[:3]) == (64, b"\xc2\x1by")
    assert reader.output(b"\xc2\x1b\x83" + bytes(61)) == ()
    assert reader.output(b"\xc2\x1br" + b"\xff" * 61) == ()
    assert lamps == ["green"]
    card = Card(track_1="%B88^PARAUGS/ANNA^" + 60 * "0" + "?", track_2=";8812345678=2912?")
    sent = [step for step in reader.swipe(card) if isinstance(step, bytes)]
    assert [(one[0] & 0xC0, len(one)) for one in sent] == [(0x80, 64), (0x40, 64)]
    assert b"".join(one[1 : 1 + (one[0] & 0x3F)] for one in sent) == frame(card)
    last = sent[-1][0] & 0x3F
    assert sent[-1][1 + last :] == sent[0][1 + last :]
    assert reader.swipe(card) == ()


def test_the_msr605x_refuses_other_lengths_and_is_silent_without_power() -> None:
    reader = Msr605x()
    assert reader.set_feature(b"\xc2\x1be") is None
    assert reader.oddities == [b"\xc2\x1be"]
    assert reader.power(on=False)
    assert reader.set_feature(b"\xc2\x1be" + bytes(61)) == ()
