"""Whether the terminal service is in reach: what is lost is looked for by itself, and said to be back."""

from typing import Final

from msgspec.structs import replace

from kiosk.flow.effects import After
from kiosk.flow.events import CatalogueDue
from kiosk.flow.moves import Result, stay, tell
from kiosk.flow.places import Authorise
from kiosk.flow.state import Kiosk
from kiosk.ports.terminal import Failure, NoAnswer, NotSent, Outcome

RETRY_SECONDS: Final = 10.0
NOT_SENT: Final = "not-sent"
"""At the log-in, at the lock and at a supervisor's: there was no connection."""
_LOST: Final = frozenset({"not-asked", "not-sent", "review-not-asked"})
"""The notices that there was none."""


def heard(state: Kiosk, outcome: Outcome | Failure) -> Kiosk:
    """Note what a call tells of the way to the terminal service: silence is no sign that it is back."""
    match outcome:
        case NotSent():
            return replace(state, network=False)
        case NoAnswer():
            return replace(state, network=state.network is not False)
        case _:
            return replace(state, network=True)


def later(state: Kiosk) -> Result:
    """Ask for the catalogue again in a while, unless that is to come anyway."""
    if state.catalogue_due:
        return stay(state)
    return replace(state, catalogue_due=True), (After(RETRY_SECONDS, CatalogueDue()),)


def followed(before: Kiosk, after: Kiosk) -> Result:
    """Go on asking for somebody who works once it is lost; say so once it is back."""
    if before.network is not False and after.network is False and after.operator is not None:
        return later(after)
    return stay(_back(after) if before.network is False and after.network else after)


def _back(state: Kiosk) -> Kiosk:
    """Take back what was said of it, wherever that stands."""
    if state.notice is not None and state.notice.keyword in _LOST:
        state = tell(state, "network-back")
    if state.lock is not None and state.lock.problem == NOT_SENT:
        state = replace(state, lock=replace(state.lock, problem=None))
    if isinstance(state.place, Authorise) and state.place.problem == NOT_SENT:
        state = replace(state, place=replace(state.place, problem=None))
    return state
