"""Which commands bring an MSR605 from the condition it is in to the one it should be in."""

from dataclasses import dataclass

from hw.reader.driver import Condition
from hw.reader.msr605.language import ARM, LIGHT, RESET


@dataclass(frozen=True, slots=True)
class Step:
    """A command, and the condition of the reader after it."""

    command: bytes
    after: Condition


def plan(now: Condition | None, wanted: Condition, arm: bytes = ARM) -> tuple[Step, ...]:
    """Give the steps from one condition to another, in the only order that is known to be safe.

    What a lamp command does while the reader is armed is documented nowhere, nor whether a reset puts the
    lamp out; so an armed reader is reset first, then lit, then armed.

    Args:
        now: the condition the reader is in; None where nobody knows.
        wanted: the condition it should be in.
        arm: the command that asks for a swipe.
    """
    steps: list[Step] = []
    if now is None or (now.armed and now != wanted):
        now = Condition()
        steps.append(Step(RESET, now))
    if wanted.lamp is not None and now.lamp != wanted.lamp:
        now = Condition(lamp=wanted.lamp)
        steps.append(Step(LIGHT[wanted.lamp], now))
    if wanted.armed and not now.armed:
        steps.append(Step(arm, Condition(armed=True, lamp=now.lamp)))
    return tuple(steps)
