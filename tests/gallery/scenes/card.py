"""The personal code, the swipe, and the wait for the insurer."""

from typing import Final, get_args

from msgspec.structs import replace

from hw.service.reader_messages import FailReason, OfflineReason
from kiosk.flow import events
from kiosk.flow.visit import AT_THE_CARD
from tests.gallery.scene import Scene, Step
from tests.gallery.steps import (
    chooses,
    confirms,
    happens,
    is_slow,
    logs_in,
    reader_is,
    refuses,
    swipe_fails,
    swipes,
    taps,
    types_code,
)
from tests.ui.visits import CARD, CODES

_CHOSEN: Final = happens(events.PolicyTapped(), events.ProviderChosen("d1"), events.InsurerChosen("i1"))
_LONG: Final = happens(events.PolicyTapped(), events.ProviderChosen("d5"), events.InsurerChosen("i2"))
_ASKED: Final = (logs_in, chooses(*CODES), _CHOSEN)
ARMED: Final[tuple[Step, ...]] = (*_ASKED, types_code("32000010003"))
_AGAIN: Final = (
    *ARMED,
    swipes,
    confirms,
    happens(events.CloseTapped()),
    chooses(*CODES),
    _CHOSEN,
    types_code("32000010003"),
)
_REFUSALS: Final = sorted(AT_THE_CARD - {"card-of-another-insurer"})
_OTHERS_CARD: Final = happens(events.CardRead(replace(CARD, insurer="i3")))

SCENES: Final = (
    Scene("identify", "empty", _ASKED),
    Scene("identify", "typing", (*_ASKED, types_code("3200001000"))),
    Scene("identify", "date", (*_ASKED, types_code("99990010003"))),
    Scene("identify", "checksum", (*_ASKED, types_code("01019010002"))),
    Scene("identify", "doubtful", (*_ASKED, types_code("32000010004"))),
    Scene("identify", "armed", ARMED),
    Scene("identify", "longest-names", (logs_in, chooses(*CODES), _LONG, types_code("32000010003"))),
    Scene("identify", "demonstration", ARMED, mode="DEMONSTRĀCIJA"),
    Scene("identify", "reading", (*ARMED, reader_is("green", swiping=True))),
    Scene("identify", "reading-again", (*ARMED, swipe_fails("unreadable"), reader_is("green", swiping=True))),
    *(
        Scene("identify", f"swipe-{one}", (*ARMED, swipe_fails(one), reader_is("red")))
        for one in get_args(FailReason)
    ),
    Scene("identify", "card-of-another-insurer", (*ARMED, _OTHERS_CARD)),
    *(Scene("identify", one, (*ARMED, refuses(one), swipes)) for one in _REFUSALS),
    *(Scene("identify", f"reader-{one}", (*ARMED, reader_is("off", one))) for one in get_args(OfflineReason)),
    Scene("identify", "log-out?", ARMED, (taps("log_out"),)),
    Scene("sameagain", told=_AGAIN),
    Scene("asking", told=(*ARMED, is_slow, swipes)),
    Scene("asking", "late", (*ARMED, is_slow, swipes), late=True),
)
