"""Keys as a reader presses them: events with times, for the recorder's tests."""

from collections.abc import Iterable, Iterator

from hw.reader.wedge.input_event import KEY, PRESSED, RELEASED, SYN, SYN_DROPPED, SYN_REPORT, Event
from hw.reader.wedge.layouts import layout
from hw.service.settings import Layout

SHIFT, CTRL, ALT, ALTGR, ENTER, C, M = 42, 29, 56, 100, 28, 46, 50
KEYPAD = (82, 79, 80, 81, 75, 76, 77, 71, 72, 73)
DROPPED: tuple[int, int, int] = (SYN, SYN_DROPPED, 0)
REPORT: tuple[int, int, int] = (SYN, SYN_REPORT, 0)
Bare = tuple[int, int, int]


def key(code: int, value: int) -> Iterator[Bare]:
    """Press or release one key, as a report of its own."""
    yield KEY, code, value
    yield REPORT


def stroke(code: int, *modifiers: int) -> Iterator[Bare]:
    """Press and release a key while modifiers are held."""
    for modifier in modifiers:
        yield from key(modifier, PRESSED)
    yield from key(code, PRESSED)
    yield from key(code, RELEASED)
    for modifier in reversed(modifiers):
        yield from key(modifier, RELEASED)


def typed(text: str, name: Layout = "us") -> Iterator[Bare]:
    """Type a text, with a carriage return as Enter."""
    for character in text:
        if character == "\r":
            yield from stroke(ENTER)
            continue
        for one in layout(name).strokes[ord(character)]:
            yield from stroke(one.key, *([SHIFT] * one.shift + [ALTGR] * one.altgr))


def by_number(text: str) -> Iterator[Bare]:
    """Type each character by Alt and its number."""
    for character in text:
        yield from key(ALT, PRESSED)
        for digit in f"{ord(character):03d}":
            yield from stroke(KEYPAD[int(digit)])
        yield from key(ALT, RELEASED)


def timed(bare: Iterable[Bare], start: float = 100.0, pace: float = 0.001) -> list[Event]:
    """Give each event its time: reports follow each other at a pace."""
    at, events = start, []
    for kind, code, value in bare:
        events.append((int(at), round(at % 1 * 1e6), kind, code, value))
        if kind == SYN:
            at += pace
    return events
