"""A supervisor steps in for one act: the own credentials are asked for, and whose they are is journalled."""

from msgspec.structs import replace

from kiosk.domain.authority import may_decide
from kiosk.domain.transaction import Deed, State
from kiosk.flow import office, reach, session, visit
from kiosk.flow.effects import Vouch
from kiosk.flow.events import BackTapped, SupervisorTapped, Vouched, VouchFailed, VouchTapped
from kiosk.flow.moves import Result, go, here, stay
from kiosk.flow.places import Authorise, Deleting, Place, Unknown
from kiosk.flow.state import Kiosk


def call_supervisor(state: Kiosk, _event: SupervisorTapped) -> Result:
    """In review: ask for the supervisor who may record the decision."""
    transaction = visit.current(state)
    if transaction is None or transaction.state is not State.REVIEW:
        return stay(state)
    place = here(state, Unknown)
    asked = Authorise(
        transaction.id,
        Deed.DECIDE,
        restart=place.restart,
        decision=place.decision,
        reference=place.reference,
    )
    return go(replace(state, notice=None), asked)


def vouch(state: Kiosk, event: VouchTapped) -> Result:
    """Send user and password; a second tap meanwhile does nothing."""
    place = here(state, Authorise)
    if place.ticket:
        return stay(state)
    ticket = state.now.fresh_id
    return go(state, replace(place, ticket=ticket, problem=None), Vouch(event.user, event.password, ticket))


def vouched(state: Kiosk, event: Vouched) -> Result:
    """Do the one act that the answer is for, if it is a supervisor who vouches."""
    place = here(state, Authorise)
    if place.ticket != event.ticket:
        return stay(state)
    state = replace(state, network=True)
    if not may_decide(event.operator):
        return go(state, replace(place, ticket="", problem="not-supervisor"))
    if place.deed is Deed.DECIDE:
        return go(state, replace(_decision(place), supervisor=event.operator))
    cause = (place.reason, place.note)
    return office.carry_out(state, place.transaction, cause, restart=place.restart, supervisor=event.operator)


def vouch_failed(state: Kiosk, event: VouchFailed) -> Result:
    """Stay, and say why."""
    place = here(state, Authorise)
    if place.ticket != event.ticket:
        return stay(state)
    problem = session.problem_of(event.failure)
    return go(reach.heard(state, event.failure), replace(place, ticket="", problem=problem))


def back(state: Kiosk, _event: BackTapped) -> Result:
    """Do nothing; an answer that still comes is for nothing."""
    return go(state, before(here(state, Authorise)))


def before(place: Authorise) -> Place:
    """Return where the supervisor was called, with what was chosen and typed there."""
    if place.deed is Deed.DECIDE:
        return _decision(place)
    return Deleting(place.transaction, place.restart, place.reason, place.note)


def _decision(place: Authorise) -> Unknown:
    return Unknown(place.transaction, place.restart, decision=place.decision, reference=place.reference)
