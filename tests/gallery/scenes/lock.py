"""The lock over a screen that nobody stands before."""

from typing import Final

from msgspec.structs import replace

from kiosk.flow import events
from tests.gallery.clinic import Clinic
from tests.gallery.scene import Scene
from tests.gallery.steps import (
    NO_NETWORK,
    chooses,
    happens,
    is_slow,
    log_in_fails,
    logs_in,
    passes,
    starts,
    taps,
    types,
)
from tests.ui.visits import CODES

_WORK: Final = (logs_in, chooses(*CODES))
_LOCKED: Final = (*_WORK, happens(events.LockTapped()))
_OTHER: Final = (*_LOCKED, happens(events.OtherOperatorTapped()))
_TRY: Final = happens(events.UnlockTapped("nav-pareiza"))


def _keeps_watch(clinic: Clinic) -> None:
    """It locks after two minutes."""
    clinic.state = replace(clinic.state, lock_after=120.0)


def _timers_run_out(clinic: Clinic) -> None:
    clinic.waits()


_NOBODY_THERE: Final = (starts, _keeps_watch, *_WORK, passes(100), _timers_run_out)

SCENES: Final = (
    Scene("billing", "locks-soon", _NOBODY_THERE),
    Scene("locked", told=_LOCKED),
    Scene("locked", "typed", _LOCKED, (types("parole-1"),)),
    Scene("locked", "busy", (*_LOCKED, is_slow, _TRY)),
    Scene("locked", "wrong-password", (*_LOCKED, _TRY)),
    Scene("locked", "wrong-often", (*_LOCKED, *(_TRY, passes(60)) * 5, _TRY)),
    Scene("locked", "other", _OTHER),
    Scene("locked", "other-typed", _OTHER, (types("anna.paraugs"), taps("password"), types("parole-1"))),
    Scene("locked", "other-not-sent", (*_OTHER, log_in_fails(NO_NETWORK))),
)
