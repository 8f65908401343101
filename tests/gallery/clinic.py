"""The clinic that the gallery tells of: long names, every kind of answer, and a journal with a past."""

import itertools
from collections.abc import Callable, Iterator
from typing import Final, Self

from msgspec.structs import replace

from kiosk.domain.catalogue import Service
from kiosk.domain.operator import Operator
from kiosk.domain.transaction import Adjudication, Line, State, Transaction
from kiosk.flow import events
from kiosk.flow.effects import Call, Effect
from kiosk.flow.events import Event
from kiosk.flow.state import PrinterStatus, ReaderStatus
from kiosk.ports.terminal import Outcome, RemoteState, SessionOpened, Stands
from tests.doubles.ledger import MemoryLedger
from tests.doubles.terminal import ScriptedTerminal
from tests.flow.story import Story
from tests.ui.clinic import CATALOGUE, INSTITUTION, OPERATOR
from tests.ui.visits import CARD, ID, NOW, lines_of, many, refused

REFERENCE: Final = "PA-2026-004417"
HOLD_SECONDS: Final = 120


class Insurers(ScriptedTerminal):
    """A terminal service that pays every kind of line as `tests.ui.visits` says, unless told otherwise.

    Attributes:
        pays: what it answers about the services of a bill.
    """

    def __init__(self) -> None:
        super().__init__()
        self.login = SessionOpened(OPERATOR, INSTITUTION)
        self.catalogue_answer = CATALOGUE
        self.pays: Callable[[tuple[Service, ...]], tuple[Line, ...]] = lines_of

    def adjudicate(self, transaction: Transaction, payload: bytes) -> Outcome:
        lines = self.pays(transaction.bill)
        self.adjudication = Adjudication(REFERENCE, lines, HOLD_SECONDS, "Anna Paraugs")
        if self.pays is refused and not self.script:
            return Stands(RemoteState.DECLINED, REFERENCE, self.adjudication)
        return super().adjudicate(transaction, payload)


class Clinic(Story):
    """The real flow with the clinic's doubles, its devices ready."""

    terminal: Insurers

    def __init__(self, past: tuple[Transaction, ...] = ()) -> None:
        ledger = MemoryLedger()
        ledger.transactions.extend(past)
        super().__init__(ledger)
        self.terminal = Insurers()
        self.clock.at, self.clock.seconds = NOW.at, NOW.seconds
        self.ids = self._fresh_ids()
        self.happens(
            events.ReaderChanged(ReaderStatus(online=True, lamp="green", reason="")),
            events.PrinterChanged(PrinterStatus("ready", ())),
        )

    def _fresh_ids(self) -> Iterator[str]:
        """Yield the id of `tests.ui.visits` until something has it, then others."""
        for number in itertools.count():
            taken = {*self.state.transactions, *(one.id for one in self.state.parked)}
            yield f"{number:08d}-0000-4000-8000-000000000000" if ID in taken else ID

    def logs_in(self, operator: Operator = OPERATOR) -> Self:
        """Read the journal if need be, and open a session."""
        if self.place == "Starting":
            self.starts()
        self.terminal.login = SessionOpened(operator, INSTITUTION)
        return self.happens(events.LogInTapped("anna", "parole"))

    def identifies(self, code: str = "32000010003", insurer: str = "i1") -> Self:
        """Go from the bill to the armed reader."""
        return self.happens(
            events.PolicyTapped(),
            events.ProviderChosen("d1"),
            events.InsurerChosen(insurer),
            events.CodeChanged(code),
        )

    def swipes(self) -> Self:
        """Draw the patient's card."""
        return self.happens(events.CardRead(CARD))

    def passes(self, seconds: float) -> Self:
        """Let time go by."""
        self.clock.seconds += seconds
        return self.happens(_Nothing())

    def _use_terminal(self, effect: Effect) -> None:
        if not self.slow or isinstance(effect, Call):
            super()._use_terminal(effect)  # a slow service owes sessions and catalogues too


class _Nothing(Event, frozen=True):
    """Nothing but time; the flow has no rule for it."""


def past(count: int, number: int = 1) -> tuple[Transaction, ...]:
    """Return `count` transactions settled one way or another or in review, numbered from `number`."""
    settled = {State.CONFIRM_UNKNOWN: State.CONFIRMED}
    return tuple(
        replace(one, state=settled.get(one.state, one.state), number=one.number + number - 1)
        for one in many(count).values()
    )
