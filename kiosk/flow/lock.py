"""The lock over the place: what may open it, and that wrong passwords make it slow."""

from typing import Final

from msgspec.structs import replace

from kiosk.domain.listing import Filter
from kiosk.flow import authority, reach, session, watch
from kiosk.flow.effects import ArmReader, Effect, LoadCatalogue, LogIn, Unlock
from kiosk.flow.events import (
    BackTapped,
    LockTapped,
    LoggedIn,
    LogInFailed,
    LogInTapped,
    OtherOperatorTapped,
    Unlocked,
    UnlockRefused,
    UnlockTapped,
)
from kiosk.flow.maintenance.pages import ReaderTest
from kiosk.flow.moves import Result, stay
from kiosk.flow.places import Authorise, Identify, Locked, Login
from kiosk.flow.state import Kiosk

WRONG: Final = "wrong-password"
_LONGEST_BAR: Final = 60.0


def by_hand(state: Kiosk, _event: LockTapped) -> Result:
    """Lock on demand, where there is a session to go back to; one that only opens yet is none."""
    at_work = state.operator is not None and not isinstance(state.place, Login)
    return watch.close(state) if at_work and state.lock is None else stay(state)


def unheard(state: Kiosk, effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """Return the effects without those that would wait for a card behind the lock.

    The technician's reader test lies over the lock, and takes no card for a patient's.
    """
    if state.lock is None or isinstance(state.maintenance.page, ReaderTest):
        return effects
    return tuple(effect for effect in effects if not isinstance(effect, ArmReader))


def unlock(state: Kiosk, event: UnlockTapped) -> Result:
    """Have the password compared, unless one is being compared or it is too soon after a wrong one."""
    kept = _ready(state)
    if kept is None or kept.other:
        return stay(state)
    return replace(state, lock=replace(kept, busy=True, problem=None)), (Unlock(event.password),)


def unlocked(state: Kiosk, _event: Unlocked) -> Result:
    """Show the place again as it has become."""
    return _open(state)


def refused(state: Kiosk, _event: UnlockRefused) -> Result:
    """Stay locked, and take no password for a while."""
    return _barred(state, WRONG)


def other(state: Kiosk, _event: OtherOperatorTapped) -> Result:
    """Ask who it is; until somebody is let in, the session stays as it was."""
    return _ask(state, other=True)


def back(state: Kiosk, _event: BackTapped) -> Result:
    """Ask for the same operator's password again."""
    return _ask(state, other=False)


def log_in(state: Kiosk, event: LogInTapped) -> Result:
    """Send user and password."""
    kept = _ready(state)
    if kept is None or not kept.other:
        return stay(state)
    return replace(state, lock=replace(kept, busy=True, problem=None)), (LogIn(event.user, event.password),)


def logged_in(state: Kiosk, event: LoggedIn) -> Result:
    """Let the other operator take over the desk as it stands, the visit under way with it.

    Not the question for a supervisor: this one may need none. Nor whom the other one was looking for.
    """
    place = authority.before(state.place) if isinstance(state.place, Authorise) else state.place
    state = replace(state, place=place, operator=event.operator, institution=event.institution)
    state, effects = _open(replace(state, network=True, filter=Filter()))
    return state, (*effects, LoadCatalogue())


def log_in_failed(state: Kiosk, event: LogInFailed) -> Result:
    """Stay locked, and say why."""
    problem = session.problem_of(event.failure)
    if problem == "wrong-credentials":
        return _barred(state, problem)
    return _said(reach.heard(state, event.failure), problem)


def _ready(state: Kiosk) -> Locked | None:
    kept = state.lock
    return kept if kept and not kept.busy and state.now.seconds >= kept.barred_until else None


def _open(state: Kiosk) -> Result:
    state, effects = watch.begin(replace(state, lock=None, help=False))
    waits = isinstance(state.place, Identify) and state.place.armed
    return state, (*effects, *((ArmReader(),) if waits else ()))


def _ask(state: Kiosk, *, other: bool) -> Result:
    if state.lock is None or state.lock.busy:
        return stay(state)
    return stay(replace(state, lock=replace(state.lock, other=other, problem=None)))


def _barred(state: Kiosk, problem: str) -> Result:
    kept = state.lock or Locked()
    wrong = kept.wrong + 1
    until = state.now.seconds + min(_LONGEST_BAR, 2.0**wrong)
    return _said(replace(state, lock=replace(kept, wrong=wrong, barred_until=until)), problem)


def _said(state: Kiosk, problem: str) -> Result:
    kept = state.lock or Locked()
    return stay(replace(state, lock=replace(kept, busy=False, problem=problem)))
