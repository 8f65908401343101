"""Finds out from a swipe how its reader is set: its layout, and whether it sends check characters. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from hw.reader.decode.framing import Framing
from hw.reader.decode.swipe import statuses_of
from hw.reader.driver import RawSwipe
from hw.reader.secret import Secret
from hw.reader.wedge.input_event import KEY, PRESSED, Event
from hw.reader.wedge.layouts import layout
from hw.reader.wedge.recorder import Recorder
from hw.service.settings import Layout

FEWEST_KEYS = 12  # the shortest track with a number in it, each end of it, and an end of line
LONGEST_PAUSE = 0.05  # seconds between keys, on the average: nobody types that fast
_PATIENCE = 10.0


@dataclass(frozen=True, slots=True)
class Setting:
    """How a reader is set."""

    layout: Layout
    sends_lrc: bool


def is_swipe(events: Sequence[Event]) -> bool:
    """Tell whether keys came too fast and too many for a person's fingers."""
    pressed = [
        seconds + microseconds / 1e6
        for seconds, microseconds, kind, _, value in events
        if (kind, value) == (KEY, PRESSED)
    ]
    return len(pressed) >= FEWEST_KEYS and pressed[-1] - pressed[0] < LONGEST_PAUSE * len(pressed)


def settings_of(events: Sequence[Event], framing: Framing) -> list[Setting]:
    """Give the settings under which the events are a sound swipe, the most usual first.

    None is given where settings disagree about what the card holds: then only a person can tell.

    Args:
        events: the keys.
        framing: what the reader puts around a card's tracks, check characters aside. It is not found out:
            what stands before or after a track might as well be a track whose sentinels are missing, and
            nothing of a card is ever stored.
    """
    found: list[Setting] = []
    texts: list[Secret] = []
    for setting in _all():
        swipe = _sound(events, setting, replace(framing, sends_lrc=setting.sends_lrc))
        if swipe is not None:
            found.append(setting)
            texts.append(_joined(swipe))
            swipe.wipe()
    agree = all(text == texts[0] for text in texts)
    for text in texts:
        text.wipe()
    return found if agree else []


def _all() -> Iterator[Setting]:
    for sends_lrc in (False, True):
        for name in get_args(Layout):
            yield Setting(name, sends_lrc)


def _sound(events: Sequence[Event], setting: Setting, framing: Framing) -> RawSwipe | None:
    recorder = Recorder(layout(setting.layout), framing)
    last = events[-1][0] + _PATIENCE
    swipes = [one for one in (*recorder.feed(events), *recorder.silence(last)) if isinstance(one, RawSwipe)]
    if len(swipes) == 1 and _is_sound(swipes[0]):
        return swipes[0]
    for swipe in swipes:
        swipe.wipe()
    return None


def _is_sound(swipe: RawSwipe) -> bool:
    statuses = set(statuses_of(swipe).values())
    return "OK" in statuses and statuses <= {"OK", "EMPTY", "UNREADABLE"}


def _joined(swipe: RawSwipe) -> Secret:
    whole = Secret(sum(len(track.data) for track in swipe.tracks.values()))
    for _, track in sorted(swipe.tracks.items()):
        for character in track.data:
            whole.append(character)
    return whole
