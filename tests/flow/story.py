"""Tells a visit as a storyboard: taps and reports in, the place and the calls out.

Effects are carried out at once and in order by the doubles, so a story needs no waiting.
"""

import contextlib
import itertools
from collections import deque
from collections.abc import Iterator
from typing import Self

from msgspec.structs import replace

from kiosk.domain.bill import Draft
from kiosk.domain.catalogue import Catalogue
from kiosk.domain.operator import Operator
from kiosk.domain.transaction import State, Transaction
from kiosk.engine import lessons, tools
from kiosk.engine.journal import Journal
from kiosk.flow import effects, events
from kiosk.flow.advance import advance
from kiosk.flow.effects import Effect
from kiosk.flow.events import Event
from kiosk.flow.lessons.effects import TrainingEffect
from kiosk.flow.lifecycle import Command
from kiosk.flow.maintenance.effects import ToolEffect
from kiosk.flow.state import Kiosk, Moment
from kiosk.ports.ledger import LedgerError
from kiosk.ports.terminal import Outcome, SessionOpened
from tests import samples
from tests.doubles.clock import StandingClock
from tests.doubles.ledger import MemoryLedger
from tests.doubles.maintenance import MemoryMaintenance
from tests.doubles.printer import MemoryPrinter
from tests.doubles.reader import MemoryReader
from tests.doubles.terminal import ScriptedTerminal
from tests.doubles.training import MemoryTraining

_IDS = (f"00000000-0000-4000-8000-{number:012d}" for number in itertools.count(1))


class Story:
    """One kiosk with doubles all round."""

    def __init__(self, ledger: MemoryLedger | None = None, lock_after: float = 0.0) -> None:
        self.terminal = ScriptedTerminal()
        self.ledger = ledger or MemoryLedger()
        self.journal = Journal(lambda: self.ledger)
        self.reader = MemoryReader()
        self.printer = MemoryPrinter()
        self.maintenance = MemoryMaintenance()
        self.training = MemoryTraining()
        self.clock = StandingClock()
        self.state = Kiosk(lock_after=lock_after)
        self.password = ""
        self.slow = False
        self.in_flight: list[effects.Call] = []
        self.timers: list[effects.After] = []
        self.due: dict[int, float] = {}
        self.seen: set[tuple[type, type]] = set()
        self.ids: Iterator[str] = _IDS
        self._inbox: deque[Event | Effect] = deque()

    # What happens

    def happens(self, *happened: Event) -> Self:
        """Let events happen, and everything that follows from each."""
        for event in happened:
            self._inbox.append(event)
            while self._inbox:
                item = self._inbox.popleft()
                if isinstance(item, Event):
                    self._advance(item)
                else:
                    self._perform(item)
        return self

    def starts(self) -> Self:
        """Read the journal."""
        self._perform(effects.Restore())
        return self.happens()._drain()

    def logs_in(self, operator: Operator = samples.OPERATOR) -> Self:
        """Start if need be, and log in."""
        if not self.state.operator and type(self.state.place).__name__ == "Starting":
            self.starts()
        self.terminal.login = SessionOpened(operator, samples.INSTITUTION)
        return self.happens(events.LogInTapped("recepcija", "parole"))

    def chooses(self, *codes: str) -> Self:
        """Tap services."""
        return self.happens(*(events.ServiceTapped(code) for code in codes))

    def identifies(self, code: str = samples.PERSON, insurer: str = "paraugs") -> Self:
        """Go from the bill to the armed reader."""
        return self.happens(
            events.PolicyTapped(),
            events.ProviderChosen("dr-1"),
            events.InsurerChosen(insurer),
            events.CodeChanged(code),
        )

    def swipes(self) -> Self:
        """Draw the good card."""
        return self.happens(events.CardRead(samples.CARD))

    def asks(self) -> Self:
        """Log in, choose the three services and swipe."""
        return self.logs_in().chooses("K-001", "L-101", "F-201").identifies().swipes()

    def confirms(self) -> Self:
        """„Apstiprināt transakciju“."""
        return self.happens(events.ConfirmTapped())

    def waits(self) -> Self:
        """Let the timers that are set now run out, in the order they were set."""
        due, self.timers = self.timers, []
        return self.happens(*(one.event for one in due if isinstance(one.event, Event)))

    def passes(self, seconds: float) -> Self:
        """Let time pass, and the timers run out that are due until then, each at its time."""
        end = self.clock.seconds + seconds
        while due := [one for one in self.timers if self.due[id(one)] <= end]:
            first = min(due, key=lambda one: self.due[id(one)])
            self.timers.remove(first)
            self.clock.seconds = max(self.clock.seconds, self.due[id(first)])
            self.happens(*((first.event,) if isinstance(first.event, Event) else ()))
        self.clock.seconds = end
        return self

    def arrives(self) -> Self:
        """Let the answers come that a slow terminal service still owes."""
        self.slow = False
        owed, self.in_flight = self.in_flight, []
        self._inbox.extend(owed)
        return self.happens(events.NoticeClosed())

    def printer_says(self, state: str, *reasons: str, detail: str = "") -> Self:
        """Report how the copy that was sent last fares."""
        return self.happens(events.CopyProgress(self.printer.keys[-1], state, reasons, detail=detail))

    # What is there

    @property
    def place(self) -> str:
        return type(self.state.place).__name__

    @property
    def notice(self) -> str | None:
        return self.state.notice.keyword if self.state.notice else None

    @property
    def transaction(self) -> Transaction:
        return list(self.state.transactions.values())[-1]

    @property
    def written(self) -> list[State]:
        """The states of all snapshots in the journal, in order."""
        return [one.state for one in self.ledger.transactions]

    # How effects are carried out

    def _drain(self) -> Self:
        return self.happens(*())

    def _advance(self, event: Event) -> None:
        self.seen.add((type(self.state.place), type(event)))
        now = Moment(self.clock.now(), self.clock.monotonic(), next(self.ids))
        self.state, wanted = advance(replace(self.state, now=now), event)
        self._inbox.extendleft(reversed(wanted))

    def _perform(self, effect: Effect) -> None:
        match effect:
            case effects.Restore():
                self._restore()
            case effects.Write():
                self._write(effect)
            case effects.Post(event=event) if isinstance(event, Event):
                self._inbox.append(event)
            case effects.After():
                self.timers.append(effect)
                self.due[id(effect)] = self.clock.seconds + effect.seconds
            case _:
                self._use_terminal(effect)

    def _use_terminal(self, effect: Effect) -> None:
        match effect:
            case effects.Call() if self.slow:
                self.in_flight.append(effect)
            case effects.Call():
                outcome = self._call(effect)
                self._inbox.append(events.Answered(effect.transaction.id, effect.command, outcome))
            case effects.LogIn(user=user, password=password):
                self._log_in(user, password)
            case effects.Vouch():
                self._vouch(effect)
            case effects.LogOut():
                self.terminal.log_out()
                self.password = ""
            case effects.ForgetPassword():
                self.password = ""
            case effects.Unlock(password=password):
                self._inbox.append(events.Unlocked() if password == self.password else events.UnlockRefused())
            case effects.KeepDraft(draft=draft):
                self._keep_draft(draft)
            case effects.LoadCatalogue():
                self._load_catalogue()
            case _:
                self._use_device(effect)

    def _use_device(self, effect: Effect) -> None:
        match effect:
            case effects.ArmReader():
                self.reader.arm()
            case effects.DisarmReader():
                self.reader.disarm()
            case effects.PrintCopy(voucher=voucher):
                self.printer.print_copy(voucher)
            case effects.PrintSheet(sheet=sheet):
                self.printer.print_sheet(sheet)
            case effects.InquireCopy(voucher=voucher):
                self.printer.inquire(voucher)
            case ToolEffect():
                tools.use(self.maintenance, effect)
            case TrainingEffect():
                lessons.use(self.training, effect)
            case _:
                raise AssertionError(effect)

    def _restore(self) -> None:
        try:
            happened: Event = events.LedgerRestored(self.ledger.restore())
        except LedgerError as error:
            happened = events.WriteFailed(error.keyword, effects.Write())
        self.happens(happened)

    def _write(self, write: effects.Write) -> None:
        payload = self.terminal.payload(write.transactions[0], write.card) if write.card else None
        try:
            self.journal.write(write, payload)
        except LedgerError as error:
            self._inbox.append(events.WriteFailed(error.keyword, write))
            return
        self._inbox.extendleft(reversed(write.then))

    def _keep_draft(self, draft: Draft) -> None:
        with contextlib.suppress(LedgerError):
            self.journal.keep_draft(draft)

    def _log_in(self, user: str, password: str) -> None:
        opened = self.terminal.log_in(user, password)
        if isinstance(opened, SessionOpened):
            self.password = password
            self._inbox.append(events.LoggedIn(opened.operator, opened.institution))
        else:
            self._inbox.append(events.LogInFailed(opened))

    def _vouch(self, vouch: effects.Vouch) -> None:
        found = self.terminal.vouch(vouch.user, vouch.password)
        if isinstance(found, SessionOpened):
            self._inbox.append(events.Vouched(vouch.ticket, found.operator))
        else:
            self._inbox.append(events.VouchFailed(vouch.ticket, found))

    def _load_catalogue(self) -> None:
        loaded = self.terminal.catalogue()
        if isinstance(loaded, Catalogue):
            self._inbox.append(events.CatalogueLoaded(loaded))
        else:
            self._inbox.append(events.CatalogueFailed(loaded))

    def _call(self, call: effects.Call) -> Outcome:
        last = self.ledger.transactions[-1]
        assert last.state is call.transaction.state, "sent before it was written"
        match call.command:
            case Command.ADJUDICATE:
                return self.terminal.adjudicate(call.transaction, self.ledger.payload(call.transaction.id))
            case Command.CONFIRM:
                return self.terminal.confirm(call.transaction)
            case Command.CANCEL:
                return self.terminal.cancel(call.transaction)
            case Command.VOID:
                return self.terminal.void(call.transaction, call.reason, call.note)
            case Command.INQUIRE:
                return self.terminal.inquire(call.transaction)
