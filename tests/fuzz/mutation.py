"""Damages a known swipe as a fuzzer's bytes say."""

from collections.abc import Callable
from typing import NamedTuple

from hw.service.reader_messages import TrackStatus
from tests.hw.reader.corpus.counting import Case
from tests.hw.reader.corpus.faults import Damaged
from tests.hw.reader.corpus.swipes import SWIPES, Swipe, Transport

_LONGEST = 500  # characters: more than any two swipes have; repetitions would take all the time
_FAULTS: dict[int, TrackStatus] = {0xFE: "DROPPED", 0xFF: "TRUNCATED"}
_ACCEPTED = {
    transport: tuple(swipe for swipe in SWIPES if swipe.issuer and transport in swipe.texts())
    for transport in ("typed", "typed_lrc", "msr605")
}


class _Step(NamedTuple):
    """One mutation: where, and with which character."""

    at: int
    sign: str


def _glued(text: str, step: _Step, other: str) -> str:
    return text[: step.at] + other[ord(step.sign) % (len(other) + 1) :]


_STEPS: tuple[Callable[[str, _Step, str], str], ...] = (
    lambda text, step, _: text[: step.at] + text[step.at + 1 :],
    lambda text, step, _: text[: step.at] + text[step.at : step.at + 1] * 2 + text[step.at + 1 :],
    lambda text, step, _: text[: step.at] + step.sign + text[step.at + 1 :],
    lambda text, step, _: text[: step.at] + step.sign + text[step.at :],
    lambda text, step, _: text[: step.at] + text[step.at : step.at + 2][::-1] + text[step.at + 2 :],
    lambda text, step, _: text[: step.at] + text[step.at + ord(step.sign) % 8 :],
    lambda text, step, _: text[: step.at],
    lambda text, step, _: text[step.at :],
    lambda text, step, _: text[: step.at] + text,
    lambda text, step, _: text[: step.at] + text[step.at :].lower(),
)


def case_of(data: bytes, transport: Transport) -> Case:
    """Give the damaged swipe that a fuzzer's bytes describe.

    The first three bytes choose the swipe, another one, and what the transport knows; every further three are
    one mutation. Without any the swipe is as it was.
    """
    known = _ACCEPTED[transport]
    first, second, flag = (*data[:3], 0, 0, 0)[:3]
    swipe, other = known[first % len(known)], known[second % len(known)]
    text, glued = mutated(data[3:], swipe.texts()[transport], other.texts()[transport])
    return Case(transport, swipe, other, Damaged("fuzzed", text, _FAULTS.get(flag), glued))


def mutated(data: bytes, text: str, other: str) -> tuple[str, bool]:
    """Mutate a text as a fuzzer's bytes say; tell too whether a part of the other text is now in it."""
    glued = False
    for step in range(0, len(data) - 2, 3):
        kind, at, sign = data[step : step + 3]
        parameters = _Step(at % (len(text) + 1), chr(sign))
        if kind % (len(_STEPS) + 1) < len(_STEPS):
            text = _STEPS[kind % (len(_STEPS) + 1)](text, parameters, other)
        else:
            text, glued = _glued(text, parameters, other), True
        text = text[:_LONGEST]
    return text, glued


def untouched(case: Case) -> bool:
    """Tell whether nothing has happened to the swipe."""
    swipe: Swipe = case.swipe
    return case.damage.text == swipe.texts()[case.transport] and case.damage.fault is None
