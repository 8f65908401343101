"""„Pakalpojumi un to statuss“: what the insurer pays, to be confirmed or dropped."""

from typing import Final

from kiosk.flow import events
from tests.gallery.scene import Scene
from tests.gallery.scenes.card import ARMED
from tests.gallery.steps import (
    NO_NETWORK,
    THIRTY,
    answers,
    cancels,
    chooses,
    confirms,
    declines,
    drags,
    happens,
    is_slow,
    journal_fails,
    logs_in,
    passes,
    swipes,
    types_code,
)

ANSWERED: Final = (*ARMED, swipes)
_CHOSEN: Final = happens(events.PolicyTapped(), events.ProviderChosen("d5"), events.InsurerChosen("i1"))
_THIRTY: Final = (logs_in, chooses(*THIRTY), _CHOSEN, types_code("32000010003"), swipes)
_ONE: Final = (logs_in, chooses("K-001"), _CHOSEN, types_code("32000010003"), swipes)

SCENES: Final = (
    Scene("statuses", told=ANSWERED),
    Scene("statuses", "one-line", _ONE),
    # another end than in the scene before, or its countdown would go on
    Scene("statuses", "urgent", (passes(1), *ANSWERED, passes(106))),
    Scene("statuses", "30", _THIRTY),
    Scene("statuses", "30-scrolled", _THIRTY, (drags("scroll", 0.8),)),
    Scene("statuses", "confirming", (*ANSWERED, is_slow, confirms)),
    Scene("statuses", "confirming-late", (*ANSWERED, is_slow, confirms), late=True),
    Scene("statuses", "cancelling", (*ANSWERED, is_slow, cancels)),
    Scene("statuses", "declined", (*ARMED, declines, swipes)),
    Scene("statuses", "not-sent", (*ANSWERED, answers(NO_NETWORK), confirms)),
    Scene("statuses", "not-written", (*ANSWERED, journal_fails("read-only"), confirms)),
    Scene("statuses", "demonstration", ANSWERED, mode="DEMONSTRĀCIJA"),
)
