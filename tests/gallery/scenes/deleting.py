"""Why a transaction is deleted, and the supervisor who allows it."""

from typing import Final

from kiosk.flow import events
from kiosk.ports.terminal import Refused
from tests.gallery.scene import Scene
from tests.gallery.scenes.answer import ANSWERED
from tests.gallery.steps import (
    confirms,
    happens,
    is_slow,
    lets_nobody_in,
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
_VOUCHES: Final = (types("vadiba"), taps("password"), types("parole-1"), taps("vouch"))
_OTHERWISE: Final = (taps_row("reasons", -1), types("jauna polise"))
_STATES: Final = states()
_WRONG: Final = lets_nobody_in(Refused("wrong-credentials"))

SCENES: Final = (
    Scene("deleting", told=_ASKED),
    Scene("deleting", "chosen", _ASKED, (taps_row("reasons", 0),)),
    Scene("deleting", "typing", _ASKED, _OTHERWISE),
    Scene("deleting", "otherwise", _ASKED, (*_OTHERWISE, strikes("enter"))),
    Scene("deleting", "restart", _RESTART),
    Scene("deleting", "until", (stands(_STATES["deleting-until"]),)),
    Scene("deleting", "of-another", _ANOTHERS),
    Scene("authorise", "void", _NEEDED),
    Scene("authorise", "typed", _NEEDED, _VOUCHES[:-1]),
    Scene("authorise", "no-supervisor", _NEEDED, _VOUCHES),
    Scene("authorise", "wrong", (*_NEEDED, _WRONG), _VOUCHES),
    Scene("authorise", "busy", (*_NEEDED, is_slow), _VOUCHES),
    Scene("authorise", "decide", (stands(_STATES["authorise-decide"]),)),
)
