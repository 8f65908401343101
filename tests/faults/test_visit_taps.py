"""Every button tapped again before anything could be answered: what it does, it does once."""

from collections.abc import Iterator

import pytest

from kiosk.domain.transaction import State
from kiosk.domain.voucher import CopyState
from kiosk.flow import events
from kiosk.flow.events import Event
from kiosk.sandbox.demo import SUPERVISOR_PASSWORD, SUPERVISOR_USER
from tests import samples
from tests.contract.sandbox import Terminal
from tests.faults.headless import HeadlessKiosk, counted, plan

EVERY_TAP: tuple[Event, ...] = (
    events.LogInTapped("recepcija", "Kiosks-2026"),
    events.BillingTapped(),
    events.ReportsTapped(),
    events.BackTapped(),
    events.HelpTapped(),
    events.HelpClosed(),
    events.NoticeClosed(),
    events.ServiceTapped("L-101"),
    events.LineRemoved(1),
    events.UndoTapped(),
    events.ClearTapped(),
    events.PolicyTapped(),
    events.ProviderChosen("pr-01"),
    events.InsurerChosen("paraugs"),
    events.CodeChanged("32000010003"),
    events.ConfirmTapped(),
    events.CancelTapped(),
    events.CloseTapped(),
    events.AskAgainTapped(),
    events.Decided(State.CONFIRMED, "PA-1"),
    events.PrintTapped(),
    events.PrintStopped(),
    events.DeleteTapped(),
    events.DeleteTapped(restart=True),
    events.VoidTapped("B"),
    events.VoidTapped("E"),
    events.SupervisorTapped(),
    events.VouchTapped("recepcija", "Kiosks-2026"),
    events.ReprintTapped(),
    events.ContinueTapped(),
)
"""All but those that lead away from what is under way: logging out, the next patient, another row."""


@pytest.fixture
def quick(kiosk: HeadlessKiosk, terminal_service: Terminal) -> Iterator[HeadlessKiosk]:
    """A kiosk; whatever a test has opened is voided afterwards, so that no limit is used up for the next."""
    yield kiosk
    plan(terminal_service.url)


def taps_everything(kiosk: HeadlessKiosk, begun_by: Event) -> None:
    """Do one thing, and tap every button twice before it can have been answered."""
    kiosk.engine.post(begun_by)
    kiosk.engine.drain()
    busy = kiosk.transaction.state
    for tap in EVERY_TAP:
        kiosk.engine.post(tap)
        kiosk.engine.post(tap)
    kiosk.engine.drain()
    assert kiosk.transaction.state is busy
    assert len(kiosk.state.transactions) == 1


def requests_of(kiosk: HeadlessKiosk) -> list[str]:
    """What was sent about the last transaction, in order."""
    about = f"/v1/transactions/{kiosk.transaction.id}"
    return [
        f"{method} {path.removeprefix(about)}" for method, path, _ in kiosk.terminal.requests if about in path
    ]


def slow(service: Terminal, operation: str) -> None:
    plan(service.url, {"operation": operation, "kind": "delay", "seconds": 0.2})


def test_nothing_disturbs_a_question_under_way(quick: HeadlessKiosk, terminal_service: Terminal) -> None:
    quick.logs_in().chooses().identifies()
    slow(terminal_service, "adjudicate")
    taps_everything(quick, events.CardRead(quick.card()))
    assert quick.settles().stands == ("Statuses", State.ADJUDICATED)
    assert requests_of(quick) == ["PUT "]
    assert len(quick.codes) == 4


def test_two_swipes_in_a_row_are_one_question(quick: HeadlessKiosk, terminal_service: Terminal) -> None:
    quick.logs_in().chooses().identifies()
    slow(terminal_service, "adjudicate")
    quick.taps_twice(events.CardRead(quick.card()))
    assert len(quick.state.transactions) == 1
    assert requests_of(quick) == ["PUT "]


def test_nothing_disturbs_a_confirmation_under_way(quick: HeadlessKiosk, terminal_service: Terminal) -> None:
    quick.asks()
    slow(terminal_service, "confirm")
    taps_everything(quick, events.ConfirmTapped())
    assert quick.settles().stands == ("Done", State.CONFIRMED)
    assert requests_of(quick) == ["PUT ", "POST /confirm"]
    assert quick.printer.sent == []


def test_nothing_disturbs_a_cancel_under_way(quick: HeadlessKiosk, terminal_service: Terminal) -> None:
    quick.asks()
    slow(terminal_service, "cancel")
    taps_everything(quick, events.CancelTapped())
    assert quick.settles().stands == ("Billing", State.CANCELLED)
    assert requests_of(quick) == ["PUT ", "POST /cancel"]
    assert len(quick.codes) == 4


def test_a_second_delete_does_not_change_what_the_first_was_for(
    quick: HeadlessKiosk, terminal_service: Terminal
) -> None:
    quick.confirmed()
    slow(terminal_service, "void")
    for tap in samples.deleting(restart=True):
        quick.engine.post(tap)
    quick.taps_twice(events.DeleteTapped()).taps_twice(events.VoidTapped("B"))
    assert quick.stands == ("Billing", State.VOIDED)
    assert quick.terminal.sent(f"{quick.transaction.id}/void") == [b'{"reason":"E"}']
    assert len(quick.codes) == 4


def test_a_void_goes_on_while_everything_else_is_tapped(
    quick: HeadlessKiosk, terminal_service: Terminal
) -> None:
    quick.confirmed().happens(events.DeleteTapped())
    slow(terminal_service, "void")
    taps_everything(quick, events.VoidTapped("B"))
    assert quick.settles().transaction.state is State.VOIDED
    assert requests_of(quick) == ["PUT ", "POST /confirm", "POST /void"]


@pytest.mark.parametrize("operation", ["confirm", "cancel", "void"])
def test_nothing_is_sent_twice_while_an_outcome_is_unknown(
    quick: HeadlessKiosk, terminal_service: Terminal, operation: str
) -> None:
    taps = {
        "confirm": events.ConfirmTapped(),
        "cancel": events.CancelTapped(),
        "void": events.VoidTapped("B"),
    }
    quick.confirmed().happens(events.DeleteTapped()) if operation == "void" else quick.asks()
    plan(terminal_service.url, {"operation": operation, "kind": "drop-answer"})
    quick.happens(taps[operation])
    assert quick.place == "Unknown"
    for tap in EVERY_TAP:
        if not (operation == "cancel" and isinstance(tap, events.CancelTapped)):
            quick.taps_twice(tap)
    assert quick.place == "Unknown"
    quick.passes(2)
    assert quick.transaction.state in {State.CONFIRMED, State.CANCELLED, State.VOIDED}
    counts = counted(terminal_service.url)[quick.transaction.id]
    assert max(counts.values()) == 1
    sent = requests_of(quick)
    assert sent.count(f"POST /{operation}") == (2 if operation == "cancel" else 1)


def test_a_review_is_inquired_about_once_per_tap(quick: HeadlessKiosk, terminal_service: Terminal) -> None:
    quick.asks()
    plan(
        terminal_service.url,
        {"operation": "confirm", "kind": "drop-answer"},
        {"operation": "inquire", "kind": "status-500", "times": 7},
    )
    quick.happens(events.ConfirmTapped()).passes(300)
    assert quick.stands == ("Unknown", State.REVIEW)
    before = requests_of(quick).count("GET ")
    quick.taps_twice(events.AskAgainTapped())
    assert quick.stands == ("Unknown", State.REVIEW)
    assert requests_of(quick).count("GET ") == before + 1
    quick.taps_twice(events.AskAgainTapped())
    assert quick.stands == ("Done", State.CONFIRMED)
    assert requests_of(quick).count("GET ") == before + 2


def test_a_decision_is_recorded_once(quick: HeadlessKiosk, terminal_service: Terminal) -> None:
    quick.logs_in(SUPERVISOR_USER, SUPERVISOR_PASSWORD).chooses().identifies().swipes()
    plan(
        terminal_service.url,
        {"operation": "confirm", "kind": "drop-answer"},
        {"operation": "inquire", "kind": "status-500", "times": 6},
    )
    quick.happens(events.ConfirmTapped()).passes(300)
    quick.taps_twice(events.Decided(State.CONFIRMED, "PA-77"))
    assert quick.stands == ("Details", State.CONFIRMED)
    assert [one.source for one in quick.transaction.evidence].count("supervisor") == 1


def test_print_is_three_copies_however_often_it_is_tapped(quick: HeadlessKiosk) -> None:
    quick.asks().happens(events.ConfirmTapped())
    quick.taps_twice(events.PrintTapped()).taps_twice(events.PrintTapped())
    for _copy in range(3):
        key = quick.printer.keys[-1]
        quick.taps_twice(events.PrintTapped())
        quick.taps_twice(events.CopyProgress(key, "printed"))
    assert quick.printer.keys == ["000001/1#a1", "000001/2#a1", "000001/3#a1"]
    quick.taps_twice(events.PrintTapped()).taps_twice(events.CloseTapped()).opens()
    quick.taps_twice(events.ReprintTapped())
    assert quick.printer.keys[3:] == ["000001/d1#a1"]
    assert {copy.state for copy in quick.state.copies.values()} == {CopyState.PRINTED, CopyState.SENDING}


def test_a_copy_in_doubt_is_printed_once_more_per_decision(quick: HeadlessKiosk) -> None:
    quick.asks().happens(events.ConfirmTapped(), events.PrintTapped())
    quick.happens(events.CopyProgress("000001/1#a1", "unknown"))
    quick.taps_twice(events.CopyDecided("000001/1#a1", printed=False))
    assert quick.printer.keys == ["000001/1#a1", "000001/1#a2"]


def test_lines_are_added_as_often_as_they_are_tapped_and_removed_by_their_number(
    quick: HeadlessKiosk,
) -> None:
    quick.logs_in().taps_twice(events.ServiceTapped("K-002"))
    assert quick.codes == ["K-002"] * 3
    quick.taps_twice(events.LineRemoved(3))
    assert quick.codes == ["K-002"] * 2, "line 3 is gone, and there is no other"
    quick.taps_twice(events.UndoTapped())
    assert quick.codes == ["K-002"] * 3
