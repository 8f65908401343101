"""Proposes a `[[card]]` rule for a card of which only the shape is known."""

import re

from hw.reader.decode.portrait import Portrait, TrackPortrait

_FEWEST_DIGITS = 6  # fewer are more often a date or a code
_ORDER = (2, 1, 3)
_SEPARATORS = {1: r"\^", 2: "=", 3: r"[=^]"}
_CLASSES = {"9": "[0-9]", "A": "[A-Z]"}


def proposal(card: Portrait) -> str:
    """Return the lines of a rule, to be completed by hand; "" where no track has a number in it."""
    good = {track.number: track for track in card.tracks if track.status == "OK"}
    for number in _ORDER:
        if number in good and _longest(good[number].shape):
            return _rule(good[number])
    return ""


def _longest(shape: str) -> str:
    runs = [run for run in re.findall("9+", shape) if len(run) >= _FEWEST_DIGITS]
    return max(runs, key=len, default="")


def _rule(track: TrackPortrait) -> str:
    run = _longest(track.shape)
    return "\n".join(
        (
            "[[card]]",
            'insurer = ""  # the insurer\'s id in the catalogue',
            f"track = {track.number}",
            *(_field_lines(track, run) or _pattern_lines(track.shape, run)),
            f"lengths = [{len(run)}]",
            'check_digit = "none"  # ask the insurer: none, luhn, mod11-10 or mod97-10',
        )
    )


def _field_lines(track: TrackPortrait, run: str) -> tuple[str, ...]:
    """Give the lines of a number that is all of a field, or none."""
    fields = re.split(_SEPARATORS[track.number], track.shape)
    for place, field in enumerate(fields, 1):
        text = field.strip()
        code = track.number == 1 and place == 1 and len(fields) > 1
        if text == run or (code and text == f"A{run}"):
            return (f"field = {place}", "prefix = []  # what all of the insurer's numbers begin with")
    return ()


def _pattern_lines(shape: str, run: str) -> tuple[str, ...]:
    before = shape[: shape.index(run)]
    parts = (_part(part) for part in re.findall("9+|A+|.", before))
    return (f"pattern = '{''.join(parts)}(?P<number>[0-9]{{{len(run)}}}).*'",)


def _part(part: str) -> str:
    if part[0] in _CLASSES:
        return f"{_CLASSES[part[0]]}{{{len(part)}}}"
    return "[\\x27]" if part == "'" else re.escape(part)
