"""Tells of a reader's text whether anything in it shows that it is not a card as it was swiped.

Written apart from the decoder, and in another way: one expression for a whole sound text of each transport,
and the checks that the tracks allow. What passes here and is still another card's number is undetectable by
definition: the damage made another well-formed card.
"""

import re
from functools import reduce
from operator import xor

from tests.hw.reader.corpus.swipes import CARD_RULES, RULES, Transport

_T1 = r"%[\x20-\x24\x26-\x3e\x40-\x5fa-z]{0,76}\?"
_T2 = r";[0-:<=>]{0,37}\?"
_T3 = r"(?:[;+][0-:<=>]{0,104}|[#&!][\x20-\x24\x26-\x3e\x40-\x5fa-z]{0,104})\?"
_T3_LIKE_1 = r"%[\x20-\x24\x26-\x3e\x40-\x5fa-z]{0,104}\?"
_BREAK = r"[\t\n\r]"


def _typed(check: str, after_token: str) -> re.Pattern[str]:
    """Give the expression of a whole typed text; `check` is that of a check character."""

    def track(number: int, text: str) -> str:
        sentinels = {1: "%", 2: ";", 3: "[%;+#&!]"}[number]
        token = rf"(?:{sentinels}[Ee]\?{after_token}|[Ee]{_BREAK})"
        return rf"(?:{token}|(?P<t{number}>{text}{check}))?{_BREAK}*"

    return re.compile(rf"{_BREAK}*{track(1, _T1)}{track(2, _T2)}{track(3, f'(?:{_T3}|{_T3_LIKE_1})')}")


# Tracks without data at the end of a frame may be left out, by the manual's own examples.
_FRAME = re.compile(
    rf"\x1bs\x1b\x01(?:\x1b[+*]|(?P<t1>{_T1}))?(?:\x1b\x02(?:\x1b[+*]|(?P<t2>{_T2}))?"
    rf"(?:\x1b\x03(?:\x1b[+*]|(?P<t3>{_T3}|{_T3_LIKE_1}))?)?)?\?\x1c\x1b0"
)
_FORMS = {
    "typed": _typed("", ""),
    "typed_lrc": _typed(r"[^\t\n\r]", r"[^\t\n\r]?"),
}


def sound(transport: Transport, text: str, outcome: str, prefix: str = "") -> bool:
    """Tell whether nothing in a text speaks against it and against the card it was taken for."""
    text = text.lstrip("\t\n\r") if prefix else text
    if not text.startswith(prefix):
        return False
    text = text.removeprefix(prefix)
    if transport == "msr605":  # bytes between frames are nobody's
        return any(_is_sound(transport, frame, outcome) for frame in _FRAME.finditer(text))
    match = _FORMS[transport].fullmatch(text)
    return match is not None and _is_sound(transport, match, outcome)


def _is_sound(transport: Transport, match: re.Match[str], outcome: str) -> bool:
    tracks = {number: match[f"t{number}"] or "" for number in (1, 2, 3)}
    if _shows_typing_faults(transport, match[0], tracks):
        return False
    tracks = {number: track.upper() for number, track in tracks.items()}
    if transport == "typed_lrc" and not all(map(_has_its_check, tracks.values())):
        return False
    last = -2 if transport == "typed_lrc" else -1
    return _fits_its_rule(outcome) and not _has_two_numbers(
        {number: track[1:last] for number, track in tracks.items()}
    )


def _shows_typing_faults(transport: Transport, text: str, tracks: dict[int, str]) -> bool:
    if transport == "msr605":
        return bool(re.search("[a-z]", "".join(tracks.values())))
    mixed = any(re.search("[a-z]", track) and re.search("[A-Z]", track) for track in tracks.values())
    return mixed or (tracks[3].startswith("%") and not tracks[2])


def _has_its_check(track: str) -> bool:
    base = 0x20 if track[:1] in {"%", "#", "&", "!"} else 0x30
    start = {"+": ";", "#": "%", "&": "%", "!": "%"}.get(track[:1], track[:1])
    return reduce(xor, (ord(sign) - base for sign in start + track[1:]), 0) == 0


def _fits_its_rule(outcome: str) -> bool:
    issuer, number = outcome.split(" ")
    rules = [rule for rule in CARD_RULES if rule.insurer == issuer]
    return any(
        (not rule.lengths or len(number) in rule.lengths) and _checks(rule.check_digit, number)
        for rule in rules
    )


def _checks(kind: str, number: str) -> bool:
    if kind != "none" and not re.fullmatch("[0-9]+", number):
        return False
    if kind == "luhn":
        odd = sum(map(int, number[-1::-2]))
        return (odd + sum(int(sign) for digit in number[-2::-2] for sign in str(2 * int(digit)))) % 10 == 0
    if kind == "mod11-10":
        rest = 5
        for digit in number:
            rest = ((rest or 10) * 2 % 11 + int(digit)) % 10
        return rest == 1
    return kind == "none" or int(number) % 97 == 1


def _has_two_numbers(bodies: dict[int, str]) -> bool:
    bank = re.fullmatch(r"B([0-9][0-9 ]*)\^.*", bodies[1])
    plain = re.fullmatch(r"([0-9]+)=.*", bodies[2])
    written = bank[1].replace(" ", "") if bank else ""
    if len(written) > 19 or (bank and plain and written != plain[1] and not bodies[3]):
        return True
    found = set()
    for rule in RULES:
        match = rule.pattern.fullmatch(bodies[rule.track].encode("ascii"))
        number = match["number"] if match else b""
        if number.startswith(rule.prefix or b"") and (not rule.lengths or len(number) in rule.lengths):
            found.add(number)
    return len(found - {b""}) > 1
