"""Magnetic stripe readers of the HID usage tables for points of sale (1.02): usage page 8E.

The tables say nothing of sentinels; a track that comes without them fails, as everywhere.
"""

from hw.reader.hid.swipe_report import Usages
from hw.reader.iso7811 import TRACKS

MAGNETIC_STRIPE = 0x8E
PAGE = MAGNETIC_STRIPE << 16

USAGES = Usages(
    lengths={number: PAGE | 0x10 + number for number in TRACKS},
    data={number: PAGE | 0x20 + number for number in TRACKS},
    statuses={},
)
