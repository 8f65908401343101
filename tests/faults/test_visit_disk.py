"""The journal takes no more, at any write of a visit: nothing is sent or printed that is not written."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.domain.transaction import State
from kiosk.domain.voucher import CopyState
from kiosk.flow import events
from kiosk.flow.events import Event
from kiosk.ledger.ledger import SqliteLedger
from tests import samples
from tests.contract.sandbox import Terminal
from tests.faults.headless import HeadlessKiosk, counted, kiosk_at
from tests.faults.visit_rules import Rules

LAST_WRITE = 16
"""More than a visit from the swipe to the void makes."""


def the_journal(kiosk: HeadlessKiosk) -> SqliteLedger:
    assert kiosk.ledger is not None
    return kiosk.ledger


@contextmanager
def failing_after(kiosk: HeadlessKiosk, writes: int, times: int) -> Iterator[None]:
    """Let so many writes pass and the next ones fail, as SQLite itself fails on a disk that is read-only."""
    ledger, so_far = the_journal(kiosk), 0
    write: Callable[..., None] = ledger.write

    def counting(*args: object, **kwargs: object) -> None:
        nonlocal so_far
        so_far += 1
        kiosk.writes(on=not writes < so_far <= writes + times)
        write(*args, **kwargs)

    ledger.write = counting  # type: ignore[method-assign]  # the same, counted
    yield
    kiosk.writes(on=True)
    ledger.write = write  # type: ignore[method-assign]


def visit(kiosk: HeadlessKiosk) -> Iterator[Event]:
    """A whole visit, from the swipe to the void; what does not fit the screen changes nothing."""
    yield events.CardRead(kiosk.card())
    yield events.ConfirmTapped()
    yield events.PrintTapped()
    for copy in range(1, 4):
        yield events.CopyProgress(f"000001/{copy}#a1", "printed")
    yield events.CloseTapped()
    yield events.ReportsTapped()
    yield from (events.RowTapped(one) for one in kiosk.state.transactions)
    yield from samples.deleting()


def printed_as_journalled(kiosk: HeadlessKiosk) -> None:
    """Every copy at the printer is in the journal, and none was sent twice."""
    journalled = {copy.key: copy.state for copy in the_journal(kiosk).restore().copies}
    assert len(set(kiosk.printer.keys)) == len(kiosk.printer.keys)
    assert all(journalled[key] is not CopyState.TODO for key in kiosk.printer.keys)


@pytest.mark.parametrize("times", [1, 3])
@pytest.mark.parametrize("writes", range(LAST_WRITE))
def test_a_journal_that_fails_at_any_write_loses_nothing(
    kiosk: HeadlessKiosk, terminal_service: Terminal, writes: int, times: int
) -> None:
    kiosk.logs_in().chooses().identifies()
    with failing_after(kiosk, writes, times):
        for event in visit(kiosk):
            kiosk.happens(event)
            assert kiosk.terminal.unwritten == []
            printed_as_journalled(kiosk)
    kiosk.passes(200)
    Rules(kiosk).hold()
    for event in visit(kiosk):
        kiosk.happens(event)
    kiosk.passes(200)
    Rules(kiosk).hold()
    kiosk.restarts().logs_in().passes(10)
    Rules(kiosk).hold()
    counts = counted(terminal_service.url)
    ours = [counts.get(one, {}) for one in kiosk.state.transactions]
    assert all(times <= 1 for done in ours for times in done.values())


@pytest.mark.parametrize(
    ("tap", "stays"),
    [
        (events.ConfirmTapped(), ("Statuses", State.ADJUDICATED)),
        (events.CancelTapped(), ("Statuses", State.ADJUDICATED)),
    ],
)
def test_what_cannot_be_written_is_said_and_can_be_tapped_again(
    kiosk: HeadlessKiosk, tap: Event, stays: tuple[str, State]
) -> None:
    kiosk.asks()
    kiosk.writes(on=False)
    before = len(kiosk.terminal.requests)
    kiosk.happens(tap).taps_twice(tap)
    assert (*kiosk.stands, kiosk.notice) == (*stays, "not-written")
    assert len(kiosk.terminal.requests) == before
    kiosk.writes(on=True)
    assert kiosk.happens(tap).transaction.state in {State.CONFIRMED, State.CANCELLED}


def test_a_swipe_that_cannot_be_written_is_not_sent_and_keeps_the_bill(kiosk: HeadlessKiosk) -> None:
    kiosk.logs_in().chooses().identifies()
    kiosk.writes(on=False)
    kiosk.swipes()
    assert (kiosk.place, kiosk.notice, len(kiosk.codes)) == ("Billing", "not-written", 4)
    assert kiosk.state.transactions == {}
    assert not any(method == "PUT" for method, _, _ in kiosk.terminal.requests)
    kiosk.writes(on=True)
    kiosk.identifies().swipes().happens(events.CancelTapped())
    assert kiosk.transaction.state is State.CANCELLED


def test_a_disk_that_runs_full_in_the_middle_of_the_day(tmp_path: Path, terminal_service: Terminal) -> None:
    with kiosk_at(terminal_service.url, tmp_path, terminal_service.public) as kiosk:
        rules = Rules(kiosk.logs_in())
        connection = the_journal(kiosk)._rows.connection
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages + 20}")
        while kiosk.notice != "not-written":
            kiosk.happens(events.NoticeClosed()).chooses("K-002").identifies().swipes()
            kiosk.happens(events.CancelTapped())
        assert kiosk.terminal.unwritten == []
        kiosk.passes(120)
        connection.execute("PRAGMA max_page_count = 1000000")
        kiosk.passes(120)
        rules.hold()
        kiosk.restarts().logs_in().passes(10)
        assert kiosk.transaction.state in {State.CANCELLED, State.UNSENT}
        assert len(kiosk.state.transactions) > 3
