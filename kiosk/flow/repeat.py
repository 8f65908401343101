"""The question before a bill that repeats another: asked before anything is sent."""

from kiosk.domain.repeat import Asked
from kiosk.domain.transaction import Transaction
from kiosk.flow import lifecycle
from kiosk.flow.effects import DisarmReader
from kiosk.flow.moves import Result, go
from kiosk.flow.places import Identify, SameAgain
from kiosk.flow.state import Kiosk


def earlier(state: Kiosk, place: Identify) -> Transaction | None:
    """Return the newest transaction that may cost money and that the bill repeats, unless one is sure."""
    if place.sure:
        return None
    asked = Asked(place.code, place.insurer.id, state.bill.lines, state.now.at)
    live = (one for one in reversed(tuple(state.transactions.values())) if lifecycle.is_live(one.state))
    return next((one for one in live if asked.repeats(one)), None)


def ask(state: Kiosk, place: Identify, repeated: Transaction) -> Result:
    """Ask whether it is meant; no card is accepted meanwhile."""
    return go(state, SameAgain(place.provider, place.insurer, repeated.id, place.code), DisarmReader())
