"""The voucher's copies: one job each, one after another, never one twice without being asked."""

from msgspec.structs import replace

from kiosk.domain.transaction import State
from kiosk.domain.voucher import Copy, CopyState, Voucher, duplicate, may_print, originals
from kiosk.flow.effects import PrintCopy, Write
from kiosk.flow.events import CopyDecided, CopyProgress, PrintStopped, PrintTapped, ReprintTapped
from kiosk.flow.moves import Result, here, keep_copies, stay
from kiosk.flow.places import Done
from kiosk.flow.state import Kiosk, Printing
from kiosk.flow.visit import current

_RESULTS = {
    "printed": CopyState.PRINTED,
    "unknown": CopyState.UNKNOWN,
    "failed": CopyState.FAILED,
    "absent": CopyState.FAILED,
}


def print_originals(state: Kiosk, _event: PrintTapped) -> Result:
    """Queue the three originals, or go on with those that are left."""
    transaction = current(state)
    if transaction is None or not may_print(transaction):
        return stay(state)
    so_far = [copy for copy in state.copies_of(transaction.id) if copy.original]
    if not so_far:
        return _queue(state, transaction.id, originals(transaction), ())
    unsent = tuple(copy for copy in so_far if copy.state is CopyState.DROPPED and not copy.sent_at)
    if unsent:
        return _queue(state, transaction.id, tuple(map(_waiting, unsent)), unsent)
    return _print_next(state, transaction.id)


def _waiting(copy: Copy) -> Copy:
    return replace(copy, state=CopyState.TODO)


def reprint(state: Kiosk, event: ReprintTapped) -> Result:
    """Queue one duplicate; while a copy of this transaction is under way, a second press does nothing."""
    transaction = current(state)
    if transaction is None or not may_print(transaction) or _under_way(state, transaction.id):
        return stay(state)
    so_far = max((copy.duplicate for copy in state.copies_of(transaction.id)), default=0)
    copy = duplicate(transaction, so_far, everything=event.everything)
    return _queue(state, transaction.id, (copy,), ())


def _under_way(state: Kiosk, transaction: str) -> bool:
    busy = {CopyState.TODO, CopyState.SENDING}
    return any(copy.state in busy for copy in state.copies_of(transaction))


def _queue(state: Kiosk, transaction: str, copies: tuple[Copy, ...], before: tuple[Copy, ...]) -> Result:
    state, effects = _print_any(keep_copies(state, copies), first=transaction)
    return state, (Write(copies=copies, then=effects, copies_before=before),)


def _print_next(state: Kiosk, transaction: str) -> Result:
    """Send the next copy that waits, unless one is with the printer or one is in doubt."""
    copies = state.copies_of(transaction)
    todo = [copy for copy in copies if copy.state is CopyState.TODO]
    waiting = min(todo, key=_order, default=None)
    in_doubt = any(copy.state in {CopyState.UNKNOWN, CopyState.FAILED} for copy in copies)
    if waiting is None or in_doubt or state.printing is not None or state.institution is None:
        return stay(state)
    voided = state.transactions[transaction].state is State.VOIDED
    sending = replace(waiting, state=CopyState.SENDING, voided=voided, sent_at=state.now.at)
    voucher = Voucher(state.institution, state.transactions[transaction], sending)
    state = keep_copies(replace(state, printing=Printing(sending.key)), (sending,))
    return state, (Write(copies=(sending,), then=(PrintCopy(voucher),), copies_before=(waiting,)),)


def _order(copy: Copy) -> tuple[bool, int]:
    """Originals first, in their order, then duplicates in theirs."""
    return (copy.original == 0, copy.original or copy.duplicate)


def progress(state: Kiosk, event: CopyProgress) -> Result:
    """Follow the copy that is with the printer; when it is out, send the next."""
    copy = state.copies.get(event.key)
    if copy is None or copy.state not in {CopyState.SENDING, CopyState.UNKNOWN}:
        return stay(state)
    result = _RESULTS.get(event.state)
    if result is None:
        return stay(replace(state, printing=Printing(event.key, event.state, event.reasons)))
    sha256 = event.sha256 or copy.sha256
    settled = replace(copy, state=result, sha256=sha256, job_uuid=event.job_uuid, detail=event.detail)
    if state.printing is not None and state.printing.key == event.key:
        state = replace(state, printing=None)
    return _settle(state, settled)


def _settle(state: Kiosk, copy: Copy) -> Result:
    write = Write(copies=(copy,), stands=True)
    state, effects = _print_any(keep_copies(state, (copy,)), first=copy.transaction)
    return state, (write, *effects)


def _print_any(state: Kiosk, first: str) -> Result:
    """Go on with this transaction's copies, then with those of others that had to wait."""
    others = (copy.transaction for copy in state.copies.values() if copy.state is CopyState.TODO)
    for transaction in dict.fromkeys((first, *others)):
        after, effects = _print_next(state, transaction)
        if effects:
            return after, effects
    return stay(state)


def decide_copy(state: Kiosk, event: CopyDecided) -> Result:
    """Record what a person saw in the tray, or print that copy again as a new attempt.

    Nothing is decided about a copy that, as the printer says, is still on its way.
    """
    copy = state.copies.get(event.key)
    on_its_way = state.printing is not None and state.printing.key == event.key
    if copy is None or on_its_way or copy.state not in {CopyState.UNKNOWN, CopyState.FAILED}:
        return stay(state)
    if event.printed:
        return _settle(state, replace(copy, state=CopyState.PRINTED))
    dropped = replace(copy, state=CopyState.DROPPED)
    return _queue(state, copy.transaction, (dropped, _anew(copy)), (copy,))


def _anew(copy: Copy) -> Copy:
    """Return the next attempt at a copy, of which nothing is known yet."""
    attempt = copy.attempt + 1
    return replace(copy, state=CopyState.TODO, attempt=attempt, sha256="", job_uuid="", sent_at="", detail="")


def stop(state: Kiosk, _event: PrintStopped) -> Result:
    """Drop the copies that have not been sent; the one at the printer cannot be called back."""
    waiting = (
        copy for copy in state.copies_of(here(state, Done).transaction) if copy.state is CopyState.TODO
    )
    dropped = tuple(replace(copy, state=CopyState.DROPPED) for copy in waiting)
    return (keep_copies(state, dropped), (Write(copies=dropped, stands=True),)) if dropped else stay(state)
