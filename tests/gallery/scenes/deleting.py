"""Why a transaction is deleted, and the supervisor who allows it."""

from typing import Final

from kiosk.flow import events
from tests.gallery.scene import Scene
from tests.gallery.scenes.answer import ANSWERED
from tests.gallery.steps import (
    confirms,
    happens,
    is_slow,
    logs_in_as,
    opens_first_row,
    stands,
    strikes,
    taps,
    taps_row,
    types,
)
from tests.ui.office_states import STRANGER, states

_CONFIRMED: Final = (*ANSWERED, confirms, opens_first_row)
_ASKED: Final = (*_CONFIRMED, happens(events.DeleteTapped()))
_RESTART: Final = (*_CONFIRMED, happens(events.DeleteTapped(restart=True)))
_ANOTHERS: Final = (
    *ANSWERED,
    confirms,
    happens(events.CloseTapped(), events.LogOutTapped()),
    logs_in_as(STRANGER),
    opens_first_row,
    happens(events.DeleteTapped()),
)
_NEEDED: Final = (*_ANOTHERS, happens(events.VoidTapped("B")))
_OTHERWISE: Final = (taps_row("reasons", -1), types("jauna polise"))
_STATES: Final = states()
_PROBLEMS: Final = ("decide", "wrong", "no-supervisor")

SCENES: Final = (
    Scene("deleting", told=_ASKED),
    Scene("deleting", "chosen", _ASKED, (taps_row("reasons", 0),)),
    Scene("deleting", "typing", _ASKED, _OTHERWISE),
    Scene("deleting", "otherwise", _ASKED, (*_OTHERWISE, strikes("enter"))),
    Scene("deleting", "restart", _RESTART),
    Scene("deleting", "until", (stands(_STATES["deleting-until"]),)),
    Scene("deleting", "of-another", _ANOTHERS),
    Scene("authorise", "void", _NEEDED),
    Scene("authorise", "typed", _NEEDED, (types("vadiba"), taps("password"), types("parole-1"))),
    Scene("authorise", "busy", (*_NEEDED, is_slow, happens(events.VouchTapped("vadiba", "parole")))),
    *(Scene("authorise", one, (stands(_STATES[f"authorise-{one}"]),)) for one in _PROBLEMS),
)
