"""The engine with real threads and doubles all round."""

import threading
from collections.abc import Callable, Iterator

import pytest
from msgspec.structs import replace

from kiosk.domain.transaction import State, Transaction
from kiosk.engine.engine import Engine, Parts
from kiosk.flow import effects, events, places, table
from kiosk.flow.effects import Effect
from kiosk.ports.ledger import Ledger, LedgerError
from kiosk.ports.terminal import Failure, Outcome, SessionOpened
from tests import samples
from tests.doubles.clock import StandingClock
from tests.doubles.ledger import MemoryLedger
from tests.doubles.printer import MemoryPrinter
from tests.doubles.reader import MemoryReader
from tests.doubles.terminal import ScriptedTerminal

SECONDS = 10.0


class Kiosk:
    """A running engine, drained by the test as the main thread would."""

    def __init__(self) -> None:
        self.terminal = ScriptedTerminal()
        self.ledger = MemoryLedger()
        self.printer = MemoryPrinter()
        self.woken = threading.Event()
        self.states = 0
        parts = Parts(self.terminal, self.open, MemoryReader(), self.printer, StandingClock())
        self.engine = Engine(parts)
        self.engine.wake = self.woken.set
        self.engine.on_state = self.count

    def open(self) -> Ledger:
        self.ledger.restore()
        return self.ledger

    def count(self, _state: object) -> None:
        self.states += 1

    def until(self, condition: Callable[[], bool]) -> None:
        self.engine.drain()
        while not condition():
            assert self.woken.wait(SECONDS), "nothing happened any more"
            self.woken.clear()
            self.engine.drain()

    def at(self, place: type) -> None:
        self.until(lambda: isinstance(self.engine.state.place, place))

    def asks(self) -> None:
        self.engine.start()
        self.at(places.Login)
        self.engine.post(events.LogInTapped("recepcija", "parole"))
        self.at(places.Billing)
        for event in (
            *(events.ServiceTapped(code) for code in ("K-001", "L-101", "F-201")),
            events.PolicyTapped(),
            events.ProviderChosen("dr-1"),
            events.InsurerChosen("paraugs"),
            events.CodeChanged(samples.PERSON),
            events.CardRead(samples.CARD),
        ):
            self.engine.post(event)


@pytest.fixture
def kiosk() -> Iterator[Kiosk]:
    one = Kiosk()
    yield one
    one.engine.stop()


def test_a_visit_runs_through_the_workers(kiosk: Kiosk) -> None:
    kiosk.asks()
    kiosk.at(places.Statuses)
    kiosk.engine.post(events.ConfirmTapped())
    kiosk.at(places.Done)
    kiosk.engine.post(events.PrintTapped())
    kiosk.until(lambda: len(kiosk.printer.sent) == 1)
    assert [one.state for one in kiosk.ledger.transactions][-1] is State.CONFIRMED
    assert kiosk.states > 5


def test_every_command_reaches_the_terminal(kiosk: Kiosk) -> None:
    kiosk.asks()
    kiosk.at(places.Statuses)
    kiosk.engine.post(events.ConfirmTapped())
    kiosk.at(places.Done)
    kiosk.engine.post(events.CloseTapped())
    kiosk.engine.post(events.ReportsTapped())
    kiosk.engine.post(events.RowTapped(next(iter(kiosk.engine.state.transactions))))
    for tap in samples.deleting(restart=True):
        kiosk.engine.post(tap)
    kiosk.at(places.Billing)
    kiosk.engine.post(events.PolicyTapped())
    kiosk.engine.post(events.BackTapped())
    kiosk.engine.post(events.LogOutTapped())
    kiosk.at(places.Login)
    kiosk.engine.stop()
    assert kiosk.terminal.calls == ["log-in", "catalogue", "adjudicate", "confirm", "void", "log-out"]


def test_an_exception_in_a_call_is_no_answer(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(_transaction: Transaction, _payload: bytes) -> Outcome:
        raise ZeroDivisionError

    monkeypatch.setattr(kiosk.terminal, "adjudicate", breaks)
    kiosk.asks()
    kiosk.at(places.Unknown)


def test_an_exception_in_a_rule_is_the_failsafe_screen(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> tuple[object, tuple[Effect, ...]]:
        raise ZeroDivisionError

    kiosk.engine.start()
    kiosk.at(places.Login)
    monkeypatch.setitem(table.ANYWHERE, events.HelpTapped, breaks)
    kiosk.engine.post(events.HelpTapped())
    kiosk.at(places.Failsafe)
    assert kiosk.engine.state.place == places.Failsafe("ZeroDivisionError")


def test_a_journal_that_does_not_open_is_opened_again(kiosk: Kiosk) -> None:
    kiosk.ledger.refuses = "damaged"
    kiosk.engine.start()
    kiosk.at(places.Failsafe)
    kiosk.ledger.refuses = ""
    kiosk.engine.post(events.ContinueTapped())
    kiosk.at(places.Login)


def test_a_write_that_fails_sends_nothing(kiosk: Kiosk) -> None:
    kiosk.engine.start()
    kiosk.at(places.Login)
    kiosk.ledger.room = 0
    kiosk.asks()
    kiosk.until(lambda: kiosk.engine.state.notice is not None)
    assert kiosk.terminal.sent == []


def test_bytes_that_cannot_be_read_are_not_made_up(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable(_transaction: str) -> bytes:
        raise LedgerError("damaged")

    monkeypatch.setattr(kiosk.ledger, "payload", unreadable)
    kiosk.asks()
    kiosk.at(places.Unknown)
    assert kiosk.terminal.sent == []


def breaks(*_: object) -> None:
    raise ZeroDivisionError


def test_an_exception_at_the_login_ends_in_words(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kiosk.terminal, "log_in", breaks)
    kiosk.engine.start()
    kiosk.at(places.Login)
    kiosk.engine.post(events.LogInTapped("recepcija", "parole"))
    kiosk.until(lambda: kiosk.engine.state.place == places.Login(problem="no-answer"))


def test_an_exception_at_the_catalogue_ends_in_words(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kiosk.terminal, "catalogue", breaks)
    kiosk.engine.start()
    kiosk.at(places.Login)
    kiosk.engine.post(events.LogInTapped("recepcija", "parole"))
    kiosk.until(lambda: kiosk.engine.state.place == places.Login(problem="catalogue"))


@pytest.mark.parametrize(("error", "cause"), [(PermissionError, "disk-failure"), (ValueError, "internal")])
def test_whatever_keeps_the_journal_from_opening_is_said(error: type[Exception], cause: str) -> None:
    def refuses() -> Ledger:
        raise error

    engine = Engine(Parts(ScriptedTerminal(), refuses, MemoryReader(), MemoryPrinter(), StandingClock()))
    woken = threading.Event()
    engine.wake = woken.set
    engine.start()
    assert woken.wait(SECONDS)
    engine.drain()
    assert engine.state.place == places.Failsafe(f"ledger: {cause}")
    engine.stop()


def test_whatever_keeps_the_journal_from_being_written_sends_nothing(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kiosk.terminal, "payload", breaks)
    kiosk.asks()
    kiosk.until(lambda: kiosk.engine.state.notice is not None)
    assert kiosk.terminal.sent == []
    assert isinstance(kiosk.engine.state.place, places.Billing)


def test_a_screen_that_fails_does_not_keep_the_journal_from_being_written(kiosk: Kiosk) -> None:
    kiosk.asks()
    kiosk.at(places.Statuses)
    kiosk.engine.on_state = breaks
    kiosk.engine.post(events.ConfirmTapped())
    with pytest.raises(ZeroDivisionError):
        kiosk.engine.drain()
    kiosk.engine.on_state = kiosk.count
    kiosk.at(places.Done)
    assert kiosk.terminal.calls[-1] == "confirm"


def test_the_lock_opens_by_the_sessions_password_while_the_server_is_silent(kiosk: Kiosk) -> None:
    answers = threading.Event()
    well = kiosk.terminal.adjudicate

    def slow(transaction: Transaction, payload: bytes) -> Outcome:
        assert answers.wait(SECONDS)
        return well(transaction, payload)

    kiosk.terminal.adjudicate = slow  # type: ignore[method-assign]
    kiosk.asks()
    kiosk.at(places.Asking)
    kiosk.engine.post(events.LockTapped())
    kiosk.engine.post(events.UnlockTapped("nepareiza"))
    kiosk.until(lambda: bool(kiosk.engine.state.lock and kiosk.engine.state.lock.problem))
    kiosk.engine.post(events.UnlockTapped("parole"))
    kiosk.engine.drain()
    assert kiosk.engine.state.lock is not None, "it is too soon"
    kiosk.engine.state = replace(kiosk.engine.state, lock=places.Locked())
    kiosk.engine.post(events.UnlockTapped("parole"))
    kiosk.until(lambda: kiosk.engine.state.lock is None)
    assert isinstance(kiosk.engine.state.place, places.Asking)
    answers.set()
    kiosk.at(places.Statuses)


def test_a_password_is_forgotten_with_the_session(kiosk: Kiosk) -> None:
    kiosk.engine.start()
    kiosk.at(places.Login)
    kiosk.engine.post(events.LogInTapped("recepcija", "parole"))
    kiosk.at(places.Billing)
    kept = kiosk.engine._password
    for forgets in (effects.ForgetPassword(), effects.LogOut()):
        kept.remember("parole")
        kiosk.engine._perform(forgets)
        done = threading.Event()
        kiosk.engine._lock.submit(done.set)
        assert done.wait(SECONDS)
        assert not kept.matches("parole")


def test_a_log_in_under_way_at_the_log_out_leaves_no_password_behind(kiosk: Kiosk) -> None:
    answers = threading.Event()
    well = kiosk.terminal.log_in

    def slow(user: str, password: str) -> SessionOpened | Failure:
        assert answers.wait(SECONDS)
        return well(user, password)

    kiosk.terminal.log_in = slow  # type: ignore[method-assign]
    kiosk.engine._perform(effects.LogIn("recepcija", "parole"))
    kiosk.engine._perform(effects.LogOut())
    answers.set()
    for worker in (kiosk.engine._terminal, kiosk.engine._lock):
        done = threading.Event()
        worker.submit(done.set)
        assert done.wait(SECONDS)
    assert not kiosk.engine._password.matches("parole")


def test_a_comparison_that_breaks_leaves_it_locked(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kiosk.engine._password, "matches", breaks)
    kiosk.engine.state = replace(kiosk.engine.state, lock=places.Locked(busy=True))
    kiosk.engine._perform(effects.Unlock("parole"))
    kiosk.until(lambda: bool(kiosk.engine.state.lock and kiosk.engine.state.lock.problem))


def test_the_draft_is_kept_on_the_ledgers_worker(kiosk: Kiosk) -> None:
    kiosk.asks()
    kiosk.at(places.Statuses)
    assert [one.code for one in kiosk.ledger.draft.bill.lines] == ["K-001", "L-101", "F-201"]
    assert kiosk.ledger.draft.transaction is not None
