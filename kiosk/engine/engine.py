"""The engine: takes events one by one on the main thread, advances the flow, and hands out its effects.

The workers never touch the state; they only put events, and what is to follow a write, into the queue.
"""

import logging
import queue
import threading
import uuid
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from kiosk.domain.catalogue import Catalogue
from kiosk.engine import lessons, tools
from kiosk.engine.journal import Journal
from kiosk.engine.password import SessionPassword
from kiosk.engine.timers import Delays, Timers
from kiosk.engine.worker import Worker
from kiosk.flow import effects, events
from kiosk.flow.advance import advance
from kiosk.flow.effects import Effect
from kiosk.flow.events import Event
from kiosk.flow.lessons.effects import TrainingEffect
from kiosk.flow.lifecycle import Command
from kiosk.flow.maintenance.effects import ToolEffect
from kiosk.flow.state import Kiosk, Moment
from kiosk.ports.clock import Clock
from kiosk.ports.ledger import Ledger, LedgerError
from kiosk.ports.maintenance import Maintenance
from kiosk.ports.printer import Printer
from kiosk.ports.reader import Reader
from kiosk.ports.terminal import NoAnswer, Outcome, SessionOpened, Terminal
from kiosk.ports.training import Training

log = logging.getLogger(__name__)
T = TypeVar("T")


class Parts(Struct, frozen=True):
    """What the engine works with: one adapter per port.

    Attributes:
        maintenance: the technician's tools; None where there is no menu.
        training: sets training up and takes it away; None where there is none.
        open_ledger: opens the journal; tried again when the operator asks for it. Raises LedgerError.
    """

    terminal: Terminal
    open_ledger: Callable[[], Ledger]
    reader: Reader
    printer: Printer
    clock: Clock
    maintenance: Maintenance | None = None
    training: Training | None = None


class Engine:
    """The running kiosk without its screens.

    Args:
        timers: what lets events happen later; real time unless given.
        first: the state to begin with.

    Attributes:
        state: the present state; replaced, never changed.
        on_state: called on the main thread after each change.
        wake: called from any thread when `drain` should be called on the main thread soon.
    """

    def __init__(self, parts: Parts, timers: Delays | None = None, first: Kiosk | None = None) -> None:
        self.state = first or Kiosk()
        self.on_state: Callable[[Kiosk], None] = lambda _state: None
        self.wake: Callable[[], None] = lambda: None
        self._parts = parts
        self._journal = Journal(parts.open_ledger)
        self._inbox: queue.SimpleQueue[Event | tuple[Effect, ...]] = queue.SimpleQueue()
        self._draining = threading.Lock()
        self._terminal = Worker("terminal")
        self._ledger = Worker("ledger")
        self._lock = Worker("lock")
        self._password = SessionPassword()
        self._timers = timers or Timers()

    def start(self) -> None:
        """Read the journal; the login screen follows."""
        self._perform(effects.Restore())

    def post(self, event: Event) -> None:
        """Let an event happen; from any thread."""
        self._inbox.put(event)
        self.wake()

    def drain(self) -> None:
        """Take all events that are waiting; on the main thread."""
        if not self._draining.acquire(blocking=False):
            return
        try:
            while not self._inbox.empty():
                self._take(self._inbox.get())
        finally:
            self._draining.release()

    def lives(self) -> bool:
        """Tell whether all workers are there; how long a job takes is not theirs to decide."""
        return self._terminal.lives() and self._ledger.lives() and self._lock.lives()

    def stop(self) -> None:
        """End the workers; what was handed to the ledger is written first."""
        self._timers.stop()
        self._ledger.submit(self._journal.close)
        self._ledger.stop()
        self._lock.stop(seconds=1.0)
        self._terminal.stop(seconds=1.0)

    def _take(self, item: Event | tuple[Effect, ...]) -> None:
        if isinstance(item, tuple):
            self._perform_all(item)
            return
        before = self.state
        self.state, wanted = self._advance(item)
        self._perform_all(wanted)  # first: what is to be journalled must not hang on what is drawn
        if self.state is not before:
            self.on_state(self.state)

    def _advance(self, event: Event) -> tuple[Kiosk, tuple[Effect, ...]]:
        clock = self._parts.clock
        now = Moment(clock.now(), clock.monotonic(), str(uuid.uuid4()))
        try:
            return advance(replace(self.state, now=now), event)
        except Exception as error:
            log.exception("no rule could take %s", type(event).__name__)
            return advance(self.state, events.Failed(type(error).__name__))

    def _perform_all(self, wanted: tuple[Effect, ...]) -> None:
        for effect in wanted:
            self._perform(effect)

    def _perform(self, effect: Effect) -> None:
        match effect:
            case effects.Restore():
                self._ledger.submit(self._restore)
            case effects.Write():
                self._ledger.submit(partial(self._write, effect))
            case effects.Call():
                self._call(effect)
            case effects.LoadCatalogue():
                self._terminal.submit(self._load_catalogue)
            case effects.Post(event=event):
                self._post_any(event)
            case effects.After(seconds=seconds, event=event):
                self._timers.after(seconds, partial(self._post_any, event))
            case effects.KeepDraft(draft=draft):
                self._ledger.submit(partial(self._journal.keep_draft, draft))
            case _:
                self._use_session(effect)

    def _use_session(self, effect: Effect) -> None:
        match effect:
            case effects.LogIn(user=user, password=password):
                self._terminal.submit(partial(self._log_in, user, password))
            case effects.Vouch():
                self._terminal.submit(partial(self._vouch, effect))
            case effects.LogOut():
                self._terminal.submit(self._log_out)
                self._lock.submit(self._password.forget)
            case effects.ForgetPassword():
                self._lock.submit(self._password.forget)
            case effects.Unlock(password=password):
                self._lock.submit(partial(self._unlock, password))
            case _:
                self._use_device(effect)

    def _use_device(self, effect: Effect) -> None:
        match effect:
            case effects.ArmReader():
                self._parts.reader.arm()
            case effects.DisarmReader():
                self._parts.reader.disarm()
            case effects.PrintCopy(voucher=voucher):
                self._parts.printer.print_copy(voucher)
            case effects.PrintSheet(sheet=sheet):
                self._parts.printer.print_sheet(sheet)
            case effects.InquireCopy(voucher=voucher):
                self._parts.printer.inquire(voucher)
            case ToolEffect() if self._parts.maintenance is not None:
                tools.use(self._parts.maintenance, effect)
            case TrainingEffect() if self._parts.training is not None:
                lessons.use(self._parts.training, effect)
            case _:
                raise TypeError(f"nobody carries out {type(effect).__name__}")

    def _post_any(self, event: object) -> None:
        if not isinstance(event, Event):
            raise TypeError(f"{type(event).__name__} is not an event")
        self.post(event)

    def _restore(self) -> None:
        try:
            self.post(events.LedgerRestored(self._journal.open().restore()))
        except Exception as error:
            log.exception("the journal cannot be read")
            self.post(events.WriteFailed(_keyword(error), effects.Write()))

    def _write(self, write: effects.Write) -> None:
        try:
            payload = self._parts.terminal.payload(write.transactions[0], write.card) if write.card else None
            self._journal.write(write, payload)
        except Exception as error:
            log.exception("the journal cannot be written")
            self.post(events.WriteFailed(_keyword(error), write))
            return
        if write.then:
            self._inbox.put(write.then)
            self.wake()

    def _call(self, call: effects.Call) -> None:
        if call.command is Command.ADJUDICATE:
            self._ledger.submit(partial(self._fetch_payload, call))
        else:
            self._terminal.submit(partial(self._answer, call, None))

    def _fetch_payload(self, call: effects.Call) -> None:
        try:
            payload = self._journal.open().payload(call.transaction.id)
        except Exception:
            log.exception("the journal cannot be read")
            self.post(events.Answered(call.transaction.id, call.command, NoAnswer("ledger")))
            return
        self._terminal.submit(partial(self._answer, call, payload))

    def _answer(self, call: effects.Call, payload: bytes | None) -> None:
        outcome = _outcome(partial(self._send, call, payload))
        self.post(events.Answered(call.transaction.id, call.command, outcome))

    def _send(self, call: effects.Call, payload: bytes | None) -> Outcome:
        terminal, transaction = self._parts.terminal, call.transaction
        match call.command:
            case Command.ADJUDICATE if payload is not None:
                return terminal.adjudicate(transaction, payload)
            case Command.CONFIRM:
                return terminal.confirm(transaction)
            case Command.CANCEL:
                return terminal.cancel(transaction)
            case Command.VOID:
                return terminal.void(transaction, call.reason, call.note)
            case _:
                return terminal.inquire(transaction)

    def _log_in(self, user: str, password: str) -> None:
        opened = _outcome(partial(self._parts.terminal.log_in, user, password))
        if isinstance(opened, SessionOpened):
            # Before anybody hears of it: nothing can be locked yet that this must open.
            self._lock.submit(partial(self._password.remember, password))
            self.post(events.LoggedIn(opened.operator, opened.institution))
        else:
            self.post(events.LogInFailed(opened))

    def _log_out(self) -> None:
        # A log-in that was still under way at the log-out has left its password behind.
        self._lock.submit(self._password.forget)
        self._parts.terminal.log_out()

    def _unlock(self, password: str) -> None:
        try:
            right = self._password.matches(password)
        except Exception:
            log.exception("a password cannot be compared")
            right = False
        self.post(events.Unlocked() if right else events.UnlockRefused())

    def _vouch(self, vouch: effects.Vouch) -> None:
        found = _outcome(partial(self._parts.terminal.vouch, vouch.user, vouch.password))
        if isinstance(found, SessionOpened):
            self.post(events.Vouched(vouch.ticket, found.operator))
        else:
            self.post(events.VouchFailed(vouch.ticket, found))

    def _load_catalogue(self) -> None:
        loaded = _outcome(self._parts.terminal.catalogue)
        if isinstance(loaded, Catalogue):
            self.post(events.CatalogueLoaded(loaded))
        else:
            self.post(events.CatalogueFailed(loaded))


def _outcome(call: Callable[[], T]) -> T | NoAnswer:
    """Return what a call to the terminal service ends in: somebody waits for it, whatever breaks."""
    try:
        return call()
    except Exception:
        log.exception("a call to the terminal service ended in nothing known")
        return NoAnswer("internal")


def _keyword(error: Exception) -> str:
    """Return what the screens may say of a failure on the way to the journal."""
    if isinstance(error, LedgerError):
        return error.keyword
    return "disk-failure" if isinstance(error, OSError) else "internal"
