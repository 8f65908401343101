"""What only a supervisor may do: void what another operator or another day has made, and decide a review."""

from kiosk.domain.operator import Operator, Role
from kiosk.domain.transaction import Transaction


def may_void(operator: Operator, transaction: Transaction, today: str) -> bool:
    """Tell whether an operator may void this transaction by himself; `today` is YYYY-MM-DD."""
    own = transaction.operator.id == operator.id and transaction.created_at[:10] == today
    return own or may_decide(operator)


def may_decide(operator: Operator) -> bool:
    """Tell whether an operator may do what only a supervisor may."""
    return operator.role is Role.SUPERVISOR
