"""Says what is wrong with the sentinels of a reader, and with what it types around a card.

A number is never wrong because every character of a card has one place only. So a sentinel is nothing that a
track's data can hold, and what stands before and after a card has nothing that begins or ends a track.
"""

from collections.abc import Sequence

# What a track's data may hold by ISO/IEC 7811.
ON_TRACK_1 = frozenset(map(chr, range(0x20, 0x60))) - {"%", "?"}
ON_OTHER_TRACKS = frozenset("0123456789:<=>")
_UNREADABLE = ("E", "e")


def start_words(starts: Sequence[str], end: str) -> str:
    """Return what is wrong with the start sentinels of tracks 1, 2 and 3, or nothing."""
    for number, signs in enumerate(starts, 1):
        if not signs:
            return f"has nothing for track {number}; expected one character or more"
        for sign in signs:
            fault = _start_words(sign, number, end)
            if fault:
                return f'has "{sign}" for track {number}, {fault}'
    both = sorted(set(starts[0]) & set(starts[1]))
    return f'has "{both[0]}" for track 1 and for track 2; expected different ones' if both else ""


def _start_words(sign: str, number: int, end: str) -> str:
    if not _is_sign(sign):
        return "which is no sign; expected one such as % or ;"
    if sign == end:
        return "which ends a track; expected another than `end_sentinel`"
    if sign in (ON_TRACK_1 if number == 1 else ON_OTHER_TRACKS):
        return "which the track itself may hold; expected another such as %"
    return ""


def end_words(end: str) -> str:
    """Return what is wrong with the end sentinel, or nothing."""
    if not _is_sign(end):
        return f'is "{end}", which is no sign; expected one such as ?'
    if end in ON_TRACK_1:
        return f'is "{end}", which a track itself may hold; expected another such as ?'
    return ""


def affix_words(text: str, starts: Sequence[str], end: str) -> str:
    """Return what is wrong with the text that a reader types before or after every card, or nothing."""
    sentinels = set(end).union(*starts)
    found = next((sign for sign in text if sign in sentinels), "")
    if found:
        return f'has "{found}", which begins or ends a track; expected a text without sentinels'
    if text in _UNREADABLE:
        return f'is "{text}", which stands for a track that cannot be read; expected a longer text'
    return ""


def _is_sign(sign: str) -> bool:
    return "!" <= sign <= "~" and not sign.isalnum()
