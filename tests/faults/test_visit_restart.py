"""A restart after each step of a visit: what is open is closed after the next login, nothing is printed."""

from collections.abc import Iterator

import pytest

from kiosk.domain.transaction import State
from kiosk.domain.voucher import CopyState
from kiosk.flow import events
from kiosk.flow.events import Event
from tests import samples
from tests.contract.sandbox import Terminal
from tests.faults.headless import HeadlessKiosk, counted, plan
from tests.faults.visit_rules import Rules


def steps(kiosk: HeadlessKiosk) -> Iterator[Event]:
    """A visit from the swipe on, with three copies and the void."""
    yield events.CardRead(kiosk.card())
    yield events.ConfirmTapped()
    yield events.PrintTapped()
    yield from (events.CopyProgress(f"000001/{copy}#a1", "printed") for copy in (1, 2, 3))
    yield events.CloseTapped()
    yield events.ReportsTapped()
    yield events.RowTapped(kiosk.transaction.id)
    yield from samples.deleting()


ENDS = {0: None, 1: State.CANCELLED, 11: State.VOIDED}
"""After so many steps; after all others, the visit is confirmed."""
COPIES = {
    3: [CopyState.UNKNOWN, CopyState.DROPPED, CopyState.DROPPED],
    4: [CopyState.PRINTED, CopyState.UNKNOWN, CopyState.DROPPED],
    5: [CopyState.PRINTED, CopyState.PRINTED, CopyState.UNKNOWN],
    **{after: [CopyState.PRINTED] * 3 for after in range(6, 12)},
}


@pytest.mark.parametrize("done", range(12))
def test_a_restart_after_any_step_closes_what_is_open_and_repeats_nothing(
    kiosk: HeadlessKiosk, terminal_service: Terminal, done: int
) -> None:
    kiosk.logs_in().chooses().identifies()
    for _step, event in zip(range(done), steps(kiosk), strict=False):
        kiosk.happens(event)
    draft = kiosk.codes
    kiosk.restarts()
    # A bill that was not confirmed is a draft still, whatever becomes of its transaction.
    assert (kiosk.place, kiosk.codes) == ("Login", draft if done < 2 else [])
    kiosk.logs_in().passes(10)
    assert kiosk.place == "Billing"
    assert kiosk.printer.sent == []
    assert [copy.state for copy in kiosk.state.copies.values()] == COPIES.get(done, [])
    Rules(kiosk).hold()
    end = ENDS.get(done, State.CONFIRMED)
    assert [one.state for one in kiosk.state.transactions.values()] == ([end] if end else [])
    if end:
        assert max(counted(terminal_service.url)[kiosk.transaction.id].values()) == 1


@pytest.mark.parametrize("operation", ["adjudicate", "confirm", "cancel", "void"])
def test_a_restart_while_an_outcome_is_unknown_resolves_it_after_login(
    kiosk: HeadlessKiosk, terminal_service: Terminal, operation: str
) -> None:
    taps = {
        "confirm": events.ConfirmTapped(),
        "cancel": events.CancelTapped(),
        "void": events.VoidTapped("B"),
    }
    if operation == "adjudicate":
        kiosk.logs_in().chooses().identifies()
    else:
        kiosk.confirmed().happens(events.DeleteTapped()) if operation == "void" else kiosk.asks()
    plan(terminal_service.url, {"operation": operation, "kind": "drop-answer"})
    kiosk.happens(taps.get(operation, events.CardRead(kiosk.card())))
    unknown = kiosk.transaction.state
    assert kiosk.place == "Unknown"
    kiosk.restarts()
    assert kiosk.stands == ("Login", unknown)
    kiosk.logs_in().passes(2)
    ends = {"confirm": ("Done", State.CONFIRMED), "void": ("Billing", State.VOIDED)}
    assert kiosk.stands == ends.get(operation, ("Billing", State.CANCELLED))
    assert kiosk.printer.sent == []
    assert max(counted(terminal_service.url)[kiosk.transaction.id].values()) == 1
    Rules(kiosk).hold()
