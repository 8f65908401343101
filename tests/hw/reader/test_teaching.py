"""The technician's lesson: which keyboard is a reader, and how it is set."""

import subprocess
import sys

import pytest

from hw.reader.decode.framing import Framing
from hw.reader.iso7811 import NUMERIC
from hw.reader.teaching.lesson import Lesson
from hw.reader.teaching.setting import Setting, is_swipe, settings_of
from hw.service.settings import Layout
from tests.hw.reader.wedge.keyboard import timed, typed

CARD = "%PARAUGS ANNA?;9371000000000002=2912?"
LAYOUTS: tuple[Layout, ...] = ("us", "de", "lt", "ee", "lv", "tr")


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_layout_is_found(name: Layout) -> None:
    found = settings_of(timed(typed(CARD, name)), Framing())
    assert Setting(name, sends_lrc=False) in found
    assert not any(setting.sends_lrc for setting in found)


def test_check_characters_are_found() -> None:
    track = ";9371000000000002=2912?"
    events = timed(typed(track + chr(NUMERIC.lrc(track.encode()))))
    assert settings_of(events, Framing())[0] == Setting("us", sends_lrc=True)
    assert all(setting.sends_lrc for setting in settings_of(events, Framing()))


def test_what_no_setting_makes_a_card_of_has_none() -> None:
    assert settings_of(timed(typed("hello there, this is no card")), Framing()) == []


def test_a_person_is_no_reader() -> None:
    assert is_swipe(timed(typed(CARD)))
    assert not is_swipe(timed(typed(CARD), pace=0.08))
    assert not is_swipe(timed(typed("%1?")))


def test_three_swipes_that_agree_are_a_lesson() -> None:
    lesson = Lesson(Framing())
    for swipe in range(1, 4):
        assert not lesson.is_learned
        lesson.hear(timed(typed(CARD, "de"), start=100.0 * swipe))
        assert lesson.pause() is True
    assert lesson.is_learned
    assert lesson.settings[0] == Setting("de", sends_lrc=False)


def test_a_swipe_that_fails_begins_the_lesson_anew_and_typing_does_not() -> None:
    lesson = Lesson(Framing())
    lesson.hear(timed(typed(CARD)))
    assert lesson.pause() is True
    lesson.hear(timed(typed("ls -l\r"), pace=0.1))
    assert lesson.pause() is None
    assert lesson.swipes == 1
    lesson.hear(timed(typed(CARD[:-3])))
    assert lesson.pause() is False
    assert lesson.swipes == 0


def test_the_process_that_hears_the_cards_dumps_no_core() -> None:
    code = """
import resource
from hw.reader.teaching.main import main
main(["--seconds", "0"])
print("cores:", resource.getrlimit(resource.RLIMIT_CORE))
"""
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told.endswith("cores: (0, 0)\n")
