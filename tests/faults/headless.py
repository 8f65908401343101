"""A kiosk without screens: real engine, client and journal; the test plays the time and the devices."""

import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Self

import pytest
import requests

from kiosk.domain.card import Card
from kiosk.domain.transaction import State, Transaction
from kiosk.engine.engine import Engine, Parts
from kiosk.flow import events
from kiosk.flow.events import Event
from kiosk.flow.state import Kiosk
from kiosk.ledger import chain
from kiosk.ledger.entry import unseal
from kiosk.ledger.ledger import SqliteLedger
from kiosk.ledger.snapshot import Kind, decode
from kiosk.ports.ledger import Ledger
from kiosk.ports.terminal import Failure, SessionOpened
from kiosk.sandbox.demo import DEMO_PASSWORD, DEMO_USER, SAMPLE_CARDS, SAMPLE_VISIT
from kiosk.terminal import TerminalClient
from kiosk.terminal.channel import Answer, Channel
from tests.contract.sandbox import MORNING, Terminal, running, sealed
from tests.doubles.printer import MemoryPrinter
from tests.doubles.reader import MemoryReader
from tests.doubles.timers import PlayedTimers

SECONDS = 30.0
NOWHERE = "http://127.0.0.1:1"
"""An address where nobody listens: port 1 is no program's."""
JOURNAL = "ledger.sqlite"
GOOD = SAMPLE_CARDS["good"]


COMMAND_OF = {
    "adjudicating": "",
    "confirming": "/confirm",
    "cancelling": "/cancel",
    "cancel-unknown": "/cancel",
    "voiding": "/void",
}
"""The newest state in the journal, and what may be sent on it."""


class WatchedTerminal(TerminalClient):
    """The real client, which remembers each request, and looks into the journal before it sends one.

    Attributes:
        requests: method, path and body of each, in order.
        unwritten: the commands that were sent although the journal did not say so.
    """

    def __init__(self, url: str, journal: Path) -> None:
        super().__init__(url, connect_seconds=10, answer_seconds=20)
        self.log_ins = 0
        self._last = ""
        self.requests: list[tuple[str, str, bytes | None]] = []
        self.unwritten: list[tuple[str, str]] = []
        self._url, self._path = url, journal
        self._journal = f"{journal.as_uri()}?mode=ro"
        self._patient = self._channel
        self._hasty = Channel(url, ca_file="", connect_seconds=10, answer_seconds=0.2)
        self._unplugged = Channel(NOWHERE, ca_file="", connect_seconds=10, answer_seconds=20)

    def renewed(self) -> Self:
        """Return a client without a session, which goes on with the same records."""
        another = type(self)(self._url, self._path)
        another.requests, another.unwritten = self.requests, self.unwritten
        return another

    def log_in(self, user: str, password: str) -> SessionOpened | Failure:
        self.log_ins += 1
        return super().log_in(user, password)

    def waits(self) -> None:
        """Wait as long as need be for each answer, from now on."""
        self._channel, self._last = self._patient, ""

    def hurries(self) -> None:
        """Wait a fifth of a second for each answer, from now on."""
        self._channel = self._hasty

    def loses_its_network(self) -> None:
        """Reach nobody, from now on."""
        self._channel = self._unplugged

    def loses_its_network_after(self, method: str) -> None:
        """Reach nobody once such a request has been answered."""
        self._last = method

    def sent(self, ending: str) -> list[bytes | None]:
        """Return the bodies of the requests to such a path, in order."""
        return [body for method, path, body in self.requests if f"{method} {path}".endswith(ending)]

    def _exchange(self, method: str, path: str, body: bytes | None = None) -> Answer | Failure:
        self.requests.append((method, path, body))
        transaction, _, _command = path.removeprefix("/v1/transactions/").partition("/")
        if method != "GET" and COMMAND_OF.get(self._written(transaction)) != path.partition(transaction)[2]:
            self.unwritten.append((method, path))
        answer = super()._exchange(method, path, body)
        if method == self._last:
            self.loses_its_network()
        return answer

    def _written(self, transaction: str) -> str:
        newest = (
            "SELECT state FROM entries WHERE kind = 'transaction' AND id = ? ORDER BY sequence DESC LIMIT 1"
        )
        with closing(sqlite3.connect(self._journal, uri=True)) as journal:
            row = journal.execute(newest, (transaction,)).fetchone()
        return str(row[0]) if row else ""


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
        return self.happens(
            events.PolicyTapped(),
            events.ProviderChosen("pr-01"),
            events.InsurerChosen(insurer),
            events.CodeChanged(code),
        )

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
