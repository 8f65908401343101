"""The two signals as sound: one high beep for good, two low ones for bad."""

import math
import sys
from array import array

from hw.service.reader_messages import Signal

RATE = 48_000
_LOUDNESS = 0.6 * 32_767
_FADE = 0.005  # seconds; without it a tone begins and ends with a click
TONES: dict[Signal, tuple[tuple[int, float], ...]] = {
    "good": ((1_760, 0.15),),
    "bad": ((220, 0.18), (0, 0.10), (220, 0.18)),
}
"""Of each signal, pairs of hertz (0 for silence) and seconds."""


def samples(signal: Signal) -> bytes:
    """Give a signal as 16-bit little-endian mono samples at 48 kHz."""
    data = array("h")
    for hertz, seconds in TONES[signal]:
        data.extend(_tone(hertz, round(seconds * RATE)))
    if sys.byteorder == "big":
        data.byteswap()
    return data.tobytes()


def _tone(hertz: int, count: int) -> list[int]:
    fade = _FADE * RATE
    return [
        round(_LOUDNESS * min(1, n / fade, (count - n) / fade) * math.sin(2 * math.pi * hertz * n / RATE))
        for n in range(count)
    ]
