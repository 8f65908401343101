"""When the screens speak up: the technician's `[limits]`, set once before the first screen is built."""

from msgspec import Struct


class Limits(Struct):
    """Seconds.

    Attributes:
        slow_answer: of waiting, after which the operator is told what can be done.
        hold_warning: before the insurer's answer expires, from which on the countdown warns.
    """

    slow_answer: float = 8
    hold_warning: float = 20


limits = Limits()
