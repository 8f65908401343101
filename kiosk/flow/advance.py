"""The one way in: a state and an event become the next state and what is to be done."""

from kiosk.flow.events import Event
from kiosk.flow.maintenance import table as maintenance
from kiosk.flow.moves import Result, stay
from kiosk.flow.state import Kiosk
from kiosk.flow.table import ANYWHERE, TABLE


def advance(state: Kiosk, event: Event) -> Result:
    """Return the state after `event`, and the effects to carry out, in order.

    Pure: the time and the next free id are in `state.now`. An event that has no rule here changes nothing.
    The technician's menu, while it is open, lies over the place and is asked first.
    """
    if rule := maintenance.rule_for(state, event):
        return rule(maintenance.noticed(state, event), event)
    rule = TABLE.get((type(state.place), type(event))) or ANYWHERE.get(type(event))
    return rule(state, event) if rule else stay(state)
