"""The wedge types what its settings say: the reports at its end, and the events the kernel makes of them."""

import pytest

from hw.emulator.cards import Card
from hw.emulator.checks import check_character
from hw.emulator.damage import Dropped, Pause, Unplugged
from hw.emulator.links.keys import KEY, MSC, MSC_SCAN, SYN, Keys
from hw.emulator.readers.boot_keyboard import LEFT_ALT, LEFT_CTRL, LEFT_SHIFT, NOTHING, RIGHT_SHIFT
from hw.emulator.readers.typing import Typing
from hw.emulator.readers.wedge import Wedge
from hw.reader.wedge.layouts import layout
from hw.service.settings import Layout

REPORT = (SYN, 0, 0)
TRACKS = Card(track_1="%PARAUGS^ANNA?", track_2=";8812345678=2912?", track_3=";0001?")


def usage(value: int) -> tuple[int, int, int]:
    return MSC, MSC_SCAN, 0x70000 | value


def reports(card: Card, typing: Typing | None = None) -> list[bytes]:
    return [step for step in Wedge(typing).swipe(card) if isinstance(step, bytes)]


def test_the_exact_events_of_a_swipe() -> None:
    keys = Keys()
    events = [event for one in reports(Card(track_2=";1?")) for event in keys.events(one)]
    semicolon, one, enter = (0x33, 39), (0x1E, 2), (0x28, 28)
    slash, shift = (0x38, 53), (0xE1, 42)
    plain = [
        event
        for scan, code in (semicolon, one)
        for value in (1, 0)
        for event in (usage(scan), (KEY, code, value), REPORT)
    ]
    shifted = [
        event
        for value in (1, 0)
        for scan, code in (shift, slash)
        for event in (usage(scan), (KEY, code, value))
    ]
    shifted[4:4] = [REPORT]  # shift comes and goes in the report of its key: five events, not six
    end = [event for value in (1, 0) for event in (usage(enter[0]), (KEY, enter[1], value), REPORT)]
    assert events == [*plain, *shifted, REPORT, *end]


def test_the_exact_reports_of_a_swipe() -> None:
    assert reports(Card(track_2=";A?")) == [
        bytes((0, 0, 0x33, 0, 0, 0, 0, 0)),
        NOTHING,
        bytes((2, 0, 0x04, 0, 0, 0, 0, 0)),
        NOTHING,
        bytes((2, 0, 0x38, 0, 0, 0, 0, 0)),
        NOTHING,
        bytes((0, 0, 0x28, 0, 0, 0, 0, 0)),
        NOTHING,
    ]


@pytest.mark.parametrize(
    ("typing", "text"),
    [
        (Typing(), "%PARAUGS^ANNA?;8812345678=2912?+0001?\r"),
        (Typing(each_track=True), "%PARAUGS^ANNA?\r;8812345678=2912?\r+0001?\r"),
        (Typing(terminator="lf"), "%PARAUGS^ANNA?;8812345678=2912?+0001?\n"),
        (Typing(terminator="tab"), "%PARAUGS^ANNA?;8812345678=2912?+0001?\t"),
        (Typing(terminator="none", third="#"), "%PARAUGS^ANNA?;8812345678=2912?#0001?"),
        (Typing(prefix="!A ", lower_case=True), "!A %paraugs^anna?;8812345678=2912?+0001?\r"),
    ],
)
def test_what_is_typed_follows_the_settings(typing: Typing, text: str) -> None:
    assert Wedge(typing).text(TRACKS) == text


@pytest.mark.parametrize(
    ("errors", "text"),
    [("token", "%PARAUGS^ANNA?;E?+0001?\r"), ("track", "%PARAUGS^ANNA?+0001?\r"), ("card", "")],
)
def test_a_track_that_cannot_be_read_is_a_token_or_nothing(errors: str, text: str) -> None:
    card = Card(track_1=TRACKS.track_1, track_2=TRACKS.track_2, track_3=TRACKS.track_3, damage="bad-track-2")
    assert Wedge(Typing(errors=errors)).text(card) == text  # type: ignore[arg-type]  # a Literal, by the table
    assert Wedge().text(Card(damage="unreadable")) == "%E?;E?+E?\r"


def test_the_check_character_is_that_of_the_card() -> None:
    # The MSR605 manual's own worked tables, and one that is a sentinel by itself.
    assert [check_character("%ABC123?", 1), check_character(";12345?", 2)] == ["J", "5"]
    assert check_character(";00007399=?", 2) == "="
    typing = Typing(sends_lrc=True)
    assert Wedge(typing).text(Card(track_2=";12345?")) == ";12345?5\r"
    assert Wedge(typing).text(Card(track_2=";12345?", damage="bad-check")) == ";12345?4\r"


@pytest.mark.parametrize("name", ["us", "de", "lt", "ee", "lv", "tr"])
def test_every_layout_gives_the_text_back(name: Layout) -> None:
    text = "%B88^PARAUGS/ANNA?;0123456789=?"
    found = ""
    for one in reports(Card(track_1="%B88^PARAUGS/ANNA?", track_2=";0123456789=?"), Typing(layout=name)):
        (code,) = (Keys().events(one) or [(0, 0, 0)])[-2][1:2] if one != NOTHING else (0,)
        if code:
            key = layout(name).levels[bool(one[0] & LEFT_SHIFT) + 2 * bool(one[0] & 0x40)].get(code)
            found += chr(key.character) if key else "\r"
    # A dead key is followed by a space, which makes it its own sign.
    assert found.replace("^ ", "^") == text + "\r"


def test_modifiers_of_control_characters_and_of_numbers() -> None:
    control = reports(Card(track_2=";1?"), Typing(terminator="ctrl-m"))
    assert control[-2:] == [bytes((LEFT_CTRL, 0, 0x10, 0, 0, 0, 0, 0)), NOTHING]
    numbers = reports(Card(track_2=";?"), Typing(alt_keypad=True, terminator="none"))
    keypad = [one[2] for one in numbers if one[2]]
    digits = {0x62: "0", 0x5D: "5", 0x61: "9", 0x5E: "6", 0x5B: "3"}
    assert "".join(digits[usage] for usage in keypad) == "059063"
    assert [one[0] for one in numbers] == [LEFT_ALT] * 6 + [0] + [LEFT_ALT] * 6 + [0]


def test_shift_may_stay_down_and_may_be_the_right_one() -> None:
    card = Card(track_1="%AB?")
    held = reports(card, Typing(holds_shift=True, shift="right", terminator="none"))
    assert [one[0] for one in held] == [RIGHT_SHIFT] * 7 + [0]
    assert [one[0] for one in reports(card, Typing(terminator="none"))] == [LEFT_SHIFT, 0] * 4


def test_caps_lock_is_made_up_for_or_ignored() -> None:
    card = Card(track_1="%A?")
    without = reports(card, Typing(terminator="none"))
    made_up = reports(card, Typing(terminator="none", caps_lock=True))
    ignored = reports(card, Typing(terminator="none", caps_lock=True, ignores_caps=True))
    assert [one[0] for one in made_up[::2]] == [LEFT_SHIFT, 0, LEFT_SHIFT]
    assert ignored == without
    reader = Wedge(Typing(terminator="none"))
    assert reader.output(b"\x02") == ()
    assert list(reader.swipe(card)) == made_up
    assert reader.output(b"\x02\x00") is None
    assert reader.led_record == [b"\x02"]


def test_damage_falls_on_a_character_while_its_key_is_down() -> None:
    card = {"track_2": ";12?", "at": 1}
    down = [bytes((0, 0, 0x33, 0, 0, 0, 0, 0)), NOTHING, bytes((0, 0, 0x1E, 0, 0, 0, 0, 0))]

    def steps(damage: str) -> list[object]:
        return list(Wedge().swipe(Card(damage=damage, **card)))  # type: ignore[arg-type]  # Literals, as above

    assert steps("stall")[:4] == [*down, Pause(0.2)]
    assert steps("dropped")[:4] == [*down, Dropped()]
    assert steps("unplugged") == [*down[:2], Unplugged()]
    assert steps("half-frame") == down[:2]


def test_a_key_that_is_down_repeats() -> None:
    keys = Keys()
    assert keys.repeated() == []
    keys.events(bytes((2, 0, 0x04, 0, 0, 0, 0, 0)))
    assert keys.repeated() == [(KEY, 30, 2), (SYN, 0, 1)]
