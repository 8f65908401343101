"""Starting, logging in and out, and the catalogue."""

from typing import Final, cast

from msgspec.structs import replace

from kiosk.domain.listing import Filter
from kiosk.domain.operator import Institution
from kiosk.domain.transaction import State, Transaction
from kiosk.domain.voucher import CopyState, Voucher
from kiosk.flow import claim, draft, lifecycle, reach, watch
from kiosk.flow.effects import (
    DisarmReader,
    Effect,
    ForgetPassword,
    InquireCopy,
    LoadCatalogue,
    LogIn,
    LogOut,
    Post,
    Write,
)
from kiosk.flow.events import (
    CatalogueDue,
    CatalogueFailed,
    CatalogueLoaded,
    LedgerRestored,
    LoggedIn,
    LogInFailed,
    LogInTapped,
    LogOutTapped,
    RecoveryWritten,
)
from kiosk.flow.lifecycle import Turn
from kiosk.flow.moves import Result, empty_bill, go, here, keep_copies, keep_transactions, stay, tell
from kiosk.flow.places import Login
from kiosk.flow.state import Kiosk
from kiosk.ports.terminal import Failure, NoAnswer, NotAuthorised, NotSent, Refused

_PRINTING_CUT_OFF: Final = {CopyState.SENDING: CopyState.UNKNOWN, CopyState.TODO: CopyState.DROPPED}


def restored(state: Kiosk, event: LedgerRestored) -> Result:
    """Take over the journal; what was under way when the power went is unknown now, before any login.

    Copies that had not been sent are not sent by themselves any more, but may be asked for again.
    """
    state = keep_transactions(state, event.restored.transactions)
    state = keep_copies(replace(state, parked=event.restored.parked), event.restored.copies)
    state = draft.restored(state, event.restored.draft)
    transactions = tuple(_after_restart(one) for one in event.restored.transactions if _was_under_way(one))
    copies = tuple(
        replace(one, state=_PRINTING_CUT_OFF[one.state])
        for one in event.restored.copies
        if one.state in _PRINTING_CUT_OFF
    )
    state = keep_copies(keep_transactions(state, transactions), copies)
    return state, (Write(transactions, copies, then=(Post(RecoveryWritten()),)),)


def _was_under_way(transaction: Transaction) -> bool:
    return lifecycle.step(transaction.state, Turn.RESTARTED) is not None


def _after_restart(transaction: Transaction) -> Transaction:
    step = lifecycle.step(transaction.state, Turn.RESTARTED)
    return transaction.moved(step.state) if step else transaction


def ready(state: Kiosk, _event: RecoveryWritten) -> Result:
    """Let people log in. The printer is asked about copies in doubt; nothing is printed."""
    return go(state, Login())


def copy_inquiries(state: Kiosk) -> tuple[Effect, ...]:
    """Return the questions to the printer about the copies in doubt."""
    institution = cast("Institution", state.institution)  # known since the login just now
    return tuple(
        InquireCopy(Voucher(institution, state.transactions[copy.transaction], copy))
        for copy in state.copies.values()
        if copy.state is CopyState.UNKNOWN
    )


def log_in(state: Kiosk, event: LogInTapped) -> Result:
    """Send user and password; a second tap meanwhile does nothing."""
    if here(state, Login).busy:
        return stay(state)
    return go(state, Login(busy=True), LogIn(event.user, event.password))


def logged_in(state: Kiosk, event: LoggedIn) -> Result:
    """Fetch the catalogue for the operator who has logged in."""
    state = replace(state, operator=event.operator, institution=event.institution, network=True)
    return state, (LoadCatalogue(),)


def log_in_failed(state: Kiosk, event: LogInFailed) -> Result:
    """Stay, and say why."""
    return go(reach.heard(state, event.failure), Login(problem=problem_of(event.failure)))


def catalogue_loaded(state: Kiosk, event: CatalogueLoaded) -> Result:
    """Open the work window where the draft stands, and go on with everything that was left unresolved."""
    # An equal one is no other: the lists on the glass stay as they are.
    catalogue = state.catalogue if state.catalogue == event.catalogue else event.catalogue
    state = replace(state, catalogue=catalogue, network=True)
    if not isinstance(state.place, Login) or state.operator is None:
        return stay(state)
    state, effects = resume(_greeted(replace(state, notice=None)))
    state, watched = watch.begin(state)
    return go(state, draft.place(state), *copy_inquiries(state), *effects, *watched)


def _greeted(state: Kiosk) -> Kiosk:
    """Say of a bill from before the last start that it may be of somebody who has left since."""
    if not state.draft_kept:
        return state
    return replace(tell(state, "draft-kept"), draft_kept=False)


def resume(state: Kiosk) -> Result:
    """Resolve, with the new session, every transaction whose outcome is unknown or was left open."""
    effects: tuple[Effect, ...] = ()
    for transaction in tuple(state.transactions.values()):
        state, more = _resume_one(state, transaction)
        effects = (*effects, *more)
    return state, effects


def _resume_one(state: Kiosk, transaction: Transaction) -> Result:
    if transaction.state in {State.ADJUDICATED, State.ADJUDICATION_UNKNOWN, State.CANCEL_UNKNOWN}:
        return claim.turn(state, transaction, Turn.CANCEL)
    if transaction.state in lifecycle.UNKNOWN:
        return claim.ask(state, transaction)
    return stay(state)


def catalogue_failed(state: Kiosk, event: CatalogueFailed) -> Result:
    """Go back to login, since there is nothing to choose from; with an older catalogue, try again later."""
    state = reach.heard(state, event.failure)
    if state.operator is None:
        return stay(state)  # asked for before somebody logged out
    if isinstance(state.place, Login):
        return go(replace(state, operator=None), Login(problem="catalogue"), LogOut())
    if isinstance(event.failure, NotAuthorised):
        return session_ended(state)
    return reach.later(state)


def catalogue_due(state: Kiosk, _event: CatalogueDue) -> Result:
    """Try the terminal service again, if anybody is logged in."""
    state = replace(state, catalogue_due=False)
    return (state, (LoadCatalogue(),)) if state.operator else stay(state)


def log_out(state: Kiosk, _event: LogOutTapped) -> Result:
    """Close the session and drop the draft."""
    state = empty_bill(replace(state, operator=None, notice=None, help=False, watch=None, filter=Filter()))
    return go(state, Login(), DisarmReader(), LogOut())


def session_ended(state: Kiosk) -> Result:
    """The service no longer knows the session: log in again; the draft stays."""
    state = replace(state, operator=None, notice=None, lock=None, watch=None, filter=Filter())
    return go(state, Login(problem="session-expired"), DisarmReader(), ForgetPassword())


def problem_of(failure: Failure) -> str:
    """Return the keyword under which the login screen explains a failure."""
    match failure:
        case Refused(problem="wrong-credentials"):
            return "wrong-credentials"
        case NotAuthorised():
            return "session-expired"
        case NotSent():
            return reach.NOT_SENT
        case NoAnswer():
            return "no-answer"
        case _:
            return "refused"
