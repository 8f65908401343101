"""„Atskaites“: the transaction list, its details, voiding and starting anew."""

from dataclasses import replace

from kiosk.domain.bill import Bill
from kiosk.domain.transaction import State, Transaction
from kiosk.flow import claim, lifecycle
from kiosk.flow.events import BackTapped, DeleteTapped, RowTapped
from kiosk.flow.lifecycle import Turn
from kiosk.flow.moves import Result, go, here, stay, tell
from kiosk.flow.places import Billing, Details, Reports, Unknown
from kiosk.flow.state import Kiosk


def open_details(state: Kiosk, event: RowTapped) -> Result:
    """Open a transaction; one whose outcome is unknown opens where it can be resolved."""
    transaction = state.transactions.get(event.transaction)
    if transaction is None:
        return stay(state)
    if transaction.state in lifecycle.UNKNOWN | lifecycle.UNDER_WAY | {State.REVIEW}:
        return go(replace(state, notice=None), Unknown(transaction.id))
    return go(replace(state, notice=None), Details(transaction.id))


def back_to_reports(state: Kiosk, _event: BackTapped) -> Result:
    """Return to the list."""
    return go(replace(state, notice=None), Reports())


def delete(state: Kiosk, event: DeleteTapped) -> Result:
    """Void a confirmed transaction; the open bill must not be lost to a restarted one."""
    place = here(state, Details)
    if event.restart and state.bill.lines:
        return stay(tell(state, "bill-not-empty"))
    transaction = state.transactions[place.transaction]
    if transaction.state is not State.CONFIRMED:
        return stay(state)
    reason = claim.VOID_TO_REPLACE if event.restart else claim.VOID_REASON
    state, effects = claim.turn(replace(state, notice=None), transaction, Turn.VOID, reason=reason)
    return go(state, replace(place, restart=event.restart), *effects)


def voided(state: Kiosk, transaction: Transaction) -> Result:
    """Go on where the operator wanted to, now that the service has acknowledged the void."""
    if getattr(state.place, "restart", False) and not state.bill.lines:
        return _restart(state, transaction)
    return go(tell(state, "voided"), Reports())


def _restart(state: Kiosk, transaction: Transaction) -> Result:
    """Open a new bill with the same services, at today's prices; the card is never copied."""
    if state.catalogue is None:
        return go(tell(state, "voided"), Reports())
    services = state.catalogue.present(transaction.bill)
    state = replace(state, bill=Bill(services), bill_replaces=transaction.id, bill_transaction=None)
    same = services == transaction.bill
    return go(tell(state, "restarted" if same else "restarted-changed"), Billing())
