"""A kiosk without screens: real engine, client and journal; the test plays the time and the devices."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Self

import pytest
import requests

from kiosk.domain.card import Card
from kiosk.domain.transaction import State, Transaction
from kiosk.engine.engine import Engine, Parts
from kiosk.engine.password import SessionPassword
from kiosk.flow import events
from kiosk.flow.events import Event
from kiosk.flow.state import Kiosk
from kiosk.ledger import chain
from kiosk.ledger.entry import unseal
from kiosk.ledger.ledger import SqliteLedger
from kiosk.ledger.snapshot import Kind, decode
from kiosk.ports.ledger import Ledger
from kiosk.sandbox.demo import DEMO_PASSWORD, DEMO_USER, SAMPLE_CARDS, SAMPLE_VISIT
from tests.contract.sandbox import MORNING, Terminal, running, sealed
from tests.doubles.printer import MemoryPrinter
from tests.doubles.reader import MemoryReader
from tests.doubles.timers import PlayedTimers
from tests.faults.watched_terminal import WatchedTerminal

SECONDS = 30.0
JOURNAL = "ledger.sqlite"
GOOD = SAMPLE_CARDS["good"]


class PlayedClock:
    """Both clocks of the kiosk, moved by its timers' time."""

    def __init__(self, timers: PlayedTimers) -> None:
        self._timers = timers

    def now(self) -> str:
        return (MORNING + timedelta(seconds=self._timers.seconds)).isoformat(timespec="seconds")

    def monotonic(self) -> float:
        return self._timers.seconds


class HeadlessKiosk:
    """A running kiosk; what a person would do is posted, and every call returns when all is quiet again.

    Attributes:
        seen: every state that a screen would have drawn, in order.
        lost: the jobs that ended in an exception which nobody took.
    """

    def __init__(self, url: str, folder: Path, public: str) -> None:
        self.folder, self._public = folder, public
        self.terminal = WatchedTerminal(url, folder / JOURNAL)
        self.timers = PlayedTimers()
        self.printer, self.reader = MemoryPrinter(), MemoryReader()
        self.clock = PlayedClock(self.timers)
        self.ledger: SqliteLedger | None = None
        self.seen: list[Kiosk] = []
        self.lost: list[logging.LogRecord] = []
        self.woken = threading.Event()
        self.engine = self._started()

    def _started(self) -> Engine:
        parts = Parts(self.terminal, self._open, self.reader, self.printer, self.clock)
        engine = Engine(parts, self.timers)
        engine._password = SessionPassword(cost=2)  # a quarter of a second at each log-in, else
        engine.wake, engine.on_state = self.woken.set, self.seen.append
        engine.start()
        return engine

    def _open(self) -> Ledger:
        self.ledger = SqliteLedger(self.folder / JOURNAL, self.clock)
        return self.ledger

    # What is there

    @property
    def state(self) -> Kiosk:
        return self.engine.state

    @property
    def place(self) -> str:
        return type(self.state.place).__name__

    @property
    def notice(self) -> str | None:
        return self.state.notice.keyword if self.state.notice else None

    @property
    def codes(self) -> list[str]:
        return [service.code for service in self.state.bill.lines]

    @property
    def transaction(self) -> Transaction:
        return list(self.state.transactions.values())[-1]

    @property
    def stands(self) -> tuple[str, State]:
        """Where the operator is, and how the last transaction stands."""
        return self.place, self.transaction.state

    # What happens

    def settles(self) -> Self:
        """Return when there is nothing left but to wait for a timer or a person."""
        while True:
            for worker in (self.engine._ledger, self.engine._terminal):
                passed = threading.Event()
                worker.submit(passed.set)
                assert passed.wait(SECONDS), "a worker stands still"
            if self.engine._inbox.empty():
                return self
            self.engine.drain()

    def happens(self, *happened: Event) -> Self:
        for event in happened:
            self.engine.post(event)
            self.settles()
        return self

    def taps_twice(self, event: Event) -> Self:
        """Tap once, and again before anything can have been answered."""
        self.engine.post(event)
        self.engine.post(event)
        self.engine.drain()
        self.engine.post(event)
        return self.settles()

    def passes(self, seconds: float) -> Self:
        """Let time pass, and all that falls due in it happen in its order."""
        until = self.timers.seconds + seconds
        while (left := self.timers.next_in) is not None and self.timers.seconds + left <= until:
            self.timers.play(left)
            self.settles()
        self.timers.play(until - self.timers.seconds)
        return self.settles()

    def logs_in(self, user: str = DEMO_USER, password: str = DEMO_PASSWORD) -> Self:
        return self.settles().happens(events.LogInTapped(user, password))

    def chooses(self, *codes: str) -> Self:
        return self.happens(*(events.ServiceTapped(code) for code in codes or SAMPLE_VISIT))

    def identifies(self, insurer: str = GOOD.insurer, code: str = GOOD.personal_code) -> Self:
        """Go from the bill to the card; a bill that repeats another is meant to."""
        self.happens(
            events.PolicyTapped(),
            events.ProviderChosen("pr-01"),
            events.InsurerChosen(insurer),
            events.CodeChanged(code),
        )
        return self.happens(events.SendAgainTapped()) if self.place == "SameAgain" else self

    def card(self, name: str = "good", public: str = "") -> Card:
        """Return a sample card as the reader service hands it over."""
        sample = SAMPLE_CARDS[name]
        return Card(sample.insurer, sample.number[-4:], sealed(sample, public or self._public))

    def swipes(self, name: str = "good", public: str = "") -> Self:
        return self.happens(events.CardRead(self.card(name, public)))

    def asks(self) -> Self:
        """Log in, choose the sample visit's services, identify and swipe."""
        return self.logs_in().chooses().identifies().swipes()

    def opens(self) -> Self:
        """Open the last transaction from the list."""
        return self.happens(events.ReportsTapped(), events.RowTapped(self.transaction.id))

    def confirmed(self) -> Self:
        """Do a whole visit, and open it from the list."""
        return self.asks().happens(events.ConfirmTapped(), events.CloseTapped()).opens()

    def writes(self, *, on: bool) -> None:
        """Let the journal be written, or fail as SQLite itself does on a disk that is read-only."""
        assert self.ledger is not None
        self.ledger._rows.connection.execute(f"PRAGMA query_only = {'OFF' if on else 'ON'}")

    def restarts(self) -> Self:
        """End it, and start it again over the same journal."""
        self.stops()
        self.terminal = self.terminal.renewed()
        self.timers, self.reader, self.printer = PlayedTimers(), MemoryReader(), MemoryPrinter()
        self.clock = PlayedClock(self.timers)
        self.engine = self._started()
        return self.settles()

    def stops(self) -> None:
        self.engine.stop()
        self.terminal.log_out()


@contextmanager
def kiosk_at(url: str, folder: Path, public: str) -> Iterator[HeadlessKiosk]:
    """Run a kiosk on that terminal service; at its end, no job may have been lost on the way."""
    folder.mkdir(parents=True, exist_ok=True)
    worker = logging.getLogger("kiosk.engine.worker")
    one = HeadlessKiosk(url, folder, public)
    handler = _Keeping(one.lost.append)
    worker.addHandler(handler)
    try:
        yield one
    finally:
        one.stops()
        worker.removeHandler(handler)
    assert one.lost == []
    assert one.terminal.unwritten == []


def plan(url: str, *faults: dict[str, object]) -> None:
    """Let the service fail so from now on, and in no other way."""
    requests.post(f"{url}/sandbox/faults", json=list(faults), timeout=10).raise_for_status()


def counted(url: str) -> dict[str, dict[str, int]]:
    """Return per id how often the service did something anew."""
    counts: dict[str, dict[str, int]] = requests.get(f"{url}/sandbox/counts", timeout=10).json()
    return counts


def history(ledger: SqliteLedger) -> list[Transaction]:
    """Return every snapshot of a transaction in the journal, in order; the chain is verified on the way."""
    rows = ledger._rows
    entries = chain.linked(rows.connection, since=1)
    return [decode(unseal(rows.key, one), Transaction) for one in entries if one.kind == Kind.TRANSACTION]


class _Keeping(logging.Handler):
    def __init__(self, keep: Callable[[logging.LogRecord], None]) -> None:
        super().__init__()
        self._keep = keep

    def emit(self, record: logging.LogRecord) -> None:
        self._keep(record)


@pytest.fixture(scope="module")
def terminal_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    """One terminal service for all visits of a file."""
    with running(tmp_path_factory.mktemp("terminal")) as live:
        yield live


@pytest.fixture
def kiosk(terminal_service: Terminal, tmp_path: Path) -> Iterator[HeadlessKiosk]:
    """A kiosk on it, no fault planned."""
    plan(terminal_service.url)
    with kiosk_at(terminal_service.url, tmp_path, terminal_service.public) as one:
        yield one
