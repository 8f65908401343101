"""Where the work on the draft bill goes on: at its transaction, as long as that is not settled."""

from kiosk.domain.transaction import State
from kiosk.flow import lifecycle
from kiosk.flow.places import Billing, Place, Statuses, Unknown
from kiosk.flow.state import Kiosk


def place(state: Kiosk) -> Place:
    """Return the screen of the draft's live transaction, or the billing screen if there is none."""
    transaction = state.transactions.get(state.bill_transaction or "")
    if transaction is None or not lifecycle.is_live(transaction.state):
        return Billing()
    if transaction.state is State.ADJUDICATED:
        return Statuses(transaction.id)
    return Unknown(transaction.id)
