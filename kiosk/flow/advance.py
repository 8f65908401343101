"""The one way in: a state and an event become the next state and what is to be done."""

from kiosk.flow import draft, lock, reach, watch
from kiosk.flow.events import Event
from kiosk.flow.lessons import table as lessons
from kiosk.flow.lessons.follow import follow
from kiosk.flow.maintenance import table as maintenance
from kiosk.flow.moves import Result, Rule, stay
from kiosk.flow.state import Kiosk
from kiosk.flow.table import ANYWHERE, LOCKED, TABLE


def advance(state: Kiosk, event: Event) -> Result:
    """Return the state after `event`, and the effects to carry out, in order.

    Pure: the time and the next free id are in `state.now`. An event that has no rule here changes nothing.
    The technician's menu, while it is open, lies over the place and is asked first.
    """
    state = maintenance.noticed(watch.noticed(state, event), event)
    rule = _rule(state, event)
    after, effects = rule(state, event) if rule else stay(state)
    effects = (*lock.unheard(after, effects), *draft.kept(state, after))
    after, again = reach.followed(state, after)
    after, more = follow(state, after)
    return after, (*effects, *again, *more)


def _rule(state: Kiosk, event: Event) -> Rule | None:
    """Behind the lock the place takes no tap and no card; what happens anywhere happens there too."""
    kind = type(event)
    if rule := lessons.rule_for(state, event) or maintenance.rule_for(state, event):
        return rule
    if state.lock is not None:
        return LOCKED.get(kind) or ANYWHERE.get(kind)
    return TABLE.get((type(state.place), kind)) or ANYWHERE.get(kind)
