"""Whether anybody is still there: the time without a sign of life, and the last seconds to give one."""

from typing import Final

from msgspec.structs import replace

from kiosk.flow.effects import After, DisarmReader, Effect
from kiosk.flow.events import CardRead, Event, SwipeFailed, Touched, WatchDue
from kiosk.flow.moves import Result, stay
from kiosk.flow.places import Authorise, Locked, Place, Unknown
from kiosk.flow.state import Kiosk, Watch

COUNTDOWN_SECONDS: Final = 20.0
"""So long before it locks the screen says so, and any sign of life keeps it open (WCAG 2.2.1)."""
_SIGNS_OF_LIFE: Final = (Touched, CardRead, SwipeFailed)


def begin(state: Kiosk) -> Result:
    """Keep watch from now on, over whoever has just shown to be there."""
    if not state.lock_after:
        return stay(state)
    kept = Watch(state.now.fresh_id, state.now.seconds)
    return replace(state, watch=kept), (_later(kept, state.lock_after - COUNTDOWN_SECONDS),)


def noticed(state: Kiosk, event: Event) -> Kiosk:
    """Take a touch, a key or a swipe for a sign of life."""
    if state.watch is None or not isinstance(event, _SIGNS_OF_LIFE):
        return state
    return replace(state, watch=replace(state.watch, touched_at=state.now.seconds, locks_at=None))


def due(state: Kiosk, event: WatchDue) -> Result:
    """Look again when there could be something to see, begin the countdown, or lock."""
    kept = state.watch
    if kept is None or kept.id != event.watch:
        return stay(state)
    left = kept.touched_at + state.lock_after - COUNTDOWN_SECONDS - state.now.seconds
    if left > 0:
        return state, (_later(kept, left),)
    if kept.locks_at is None:
        counting = replace(kept, locks_at=state.now.seconds + COUNTDOWN_SECONDS)
        return replace(state, watch=counting), (_later(kept, COUNTDOWN_SECONDS),)
    left = kept.locks_at - state.now.seconds
    return (state, (_later(kept, left),)) if left > 0 else close(state)


def close(state: Kiosk) -> Result:
    """Lock; whatever is under way goes on, but no card is taken that nobody sees drawn."""
    place = _unattended(state.place)
    return replace(state, place=place, lock=Locked(), watch=None, help=False), (DisarmReader(),)


def _unattended(place: Place) -> Place:
    """Return the place without a supervisor's leave, asked for or given: another may open the lock."""
    match place:
        case Authorise():
            return replace(place, ticket="", problem=None)
        case Unknown():
            return replace(place, supervisor=None)
        case _:
            return place


def _later(kept: Watch, seconds: float) -> Effect:
    return After(seconds, WatchDue(kept.id))
