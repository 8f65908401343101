"""What the traces of lamp and sounder must show after a good swipe. Pure."""

from itertools import pairwise
from typing import Final

from hw.service.reader_messages import ReaderTrace
from image.boot_test.report import Check

_BLINK_SECONDS: Final = 3.0
"""Around the signal; a slow guest blinks slowly."""


def check(trace: ReaderTrace) -> list[Check]:
    """Check that the lamp was green, then blinked once with the one signal, and that this was the good one.

    A reader whose lamp is its own has the same trace, through the channel `none`.
    """
    sounds = [entry.sound for entry in trace.sound_trace]
    lamps = [entry.lamp for entry in trace.lamp_trace]
    lit = {entry.channel for entry in trace.lamp_trace}
    channels = sorted(lit | {entry.channel for entry in trace.sound_trace})
    blinks = 0
    if trace.sound_trace:
        since = trace.sound_trace[-1].at - _BLINK_SECONDS
        near = ["green", *(entry.lamp for entry in trace.lamp_trace if entry.at >= since)]
        blinks = list(pairwise(near)).count(("off", "green"))
    said = f"{lamps[-8:]} through {channels}"
    return [
        Check(name="ready-green", ok="green" in lamps, found=said, expected="green when ready"),
        Check(name="one-good-signal", ok=sounds == ["good"], found=str(sounds), expected="['good']"),
        Check(
            name="one-blink", ok=blinks == 1 and "red" not in lamps, found=said, expected="one blink, no red"
        ),
    ]
