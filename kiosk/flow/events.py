"""Everything that can happen: the operator's taps, the devices' reports, the workers' answers."""

from dataclasses import dataclass, field

from kiosk.domain.card import Card
from kiosk.domain.catalogue import Catalogue
from kiosk.domain.listing import Standing
from kiosk.domain.operator import Institution, Operator
from kiosk.domain.transaction import State
from kiosk.flow.effects import Write
from kiosk.flow.lifecycle import Command
from kiosk.flow.state import PrinterStatus, ReaderStatus
from kiosk.ports.ledger import Restored
from kiosk.ports.terminal import Failure, Outcome


class Event:
    """Something that happened."""

    __slots__ = ()


# The operator's taps.


@dataclass(frozen=True, slots=True)
class LogInTapped(Event):
    """„Pieslēgties“ or ENTER."""

    user: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class LogOutTapped(Event):
    """Log out; an open draft bill is dropped (the screen has asked)."""


@dataclass(frozen=True, slots=True)
class Touched(Event):
    """Somebody touched the glass or a key, whatever else that did."""


@dataclass(frozen=True, slots=True)
class LockTapped(Event):
    """Lock the screen now."""


@dataclass(frozen=True, slots=True)
class UnlockTapped(Event):
    """The password of the operator whose session is locked."""

    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class OtherOperatorTapped(Event):
    """At the lock: somebody else wants to log in; back again by BackTapped."""


@dataclass(frozen=True, slots=True)
class BillingTapped(Event):
    """The tab „Norēķini“."""


@dataclass(frozen=True, slots=True)
class ReportsTapped(Event):
    """The tab „Atskaites“ („Transakciju saraksts“)."""


@dataclass(frozen=True, slots=True)
class BackTapped(Event):
    """One step back; nothing typed before is lost."""


@dataclass(frozen=True, slots=True)
class HelpTapped(Event):
    """Show the help screen."""


@dataclass(frozen=True, slots=True)
class HelpClosed(Event):
    """Leave the help screen for where one was."""


@dataclass(frozen=True, slots=True)
class NoticeClosed(Event):
    """The operator has read the notice."""


@dataclass(frozen=True, slots=True)
class ServiceTapped(Event):
    """A service was tapped: one more line."""

    code: str


@dataclass(frozen=True, slots=True)
class LineRemoved(Event):
    """A bill line's remove button; lines count from 1."""

    number: int


@dataclass(frozen=True, slots=True)
class UndoTapped(Event):
    """Put the removed line back."""


@dataclass(frozen=True, slots=True)
class ClearTapped(Event):
    """Empty the bill (the screen has asked)."""


@dataclass(frozen=True, slots=True)
class ParkTapped(Event):
    """Put the bill aside, for the next patient."""


@dataclass(frozen=True, slots=True)
class ParkedTapped(Event):
    """Show the bills put aside."""


@dataclass(frozen=True, slots=True)
class TakeUpTapped(Event):
    """Go on with a bill put aside; the open one is put aside instead."""

    id: str


@dataclass(frozen=True, slots=True)
class ParkedDropped(Event):
    """Throw away a bill put aside (the screen has asked)."""

    id: str


@dataclass(frozen=True, slots=True)
class PolicyTapped(Event):
    """„Apdrošināšanas polise. Tiešsaistes režīms“."""


@dataclass(frozen=True, slots=True)
class ProviderChosen(Event):
    """A provider was tapped."""

    id: str


@dataclass(frozen=True, slots=True)
class InsurerChosen(Event):
    """An insurer was tapped."""

    id: str


@dataclass(frozen=True, slots=True)
class CodeChanged(Event):
    """The digits of the personal code typed so far, 0 to 11, without the dash."""

    digits: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SendAgainTapped(Event):
    """The bill repeats an earlier one, and that is meant."""


@dataclass(frozen=True, slots=True)
class ConfirmTapped(Event):
    """„Apstiprināt transakciju“."""


@dataclass(frozen=True, slots=True)
class CancelTapped(Event):
    """„Atcelt“."""


@dataclass(frozen=True, slots=True)
class CloseTapped(Event):
    """Leave a screen that has nothing left to decide, for the billing screen."""


@dataclass(frozen=True, slots=True)
class NextPatientTapped(Event):
    """Leave an unknown outcome to resolve itself, and serve the next patient with an empty bill."""


@dataclass(frozen=True, slots=True)
class AskAgainTapped(Event):
    """In review: inquire once more."""


@dataclass(frozen=True, slots=True)
class Decided(Event):
    """In review, a supervisor records what the insurer said.

    Attributes:
        state: CONFIRMED, CANCELLED or VOIDED.
        reference: the insurer's number for it; not empty.
    """

    state: State
    reference: str


@dataclass(frozen=True, slots=True)
class PrintTapped(Event):
    """Print the three originals, or what is left of them."""


@dataclass(frozen=True, slots=True)
class CopyDecided(Event):
    """A person looked in the tray for a copy in doubt, or wants a failed one again.

    Attributes:
        key: the copy's key.
        printed: true if it is there; false to print it again as a new attempt.
    """

    key: str
    printed: bool


@dataclass(frozen=True, slots=True)
class PrintStopped(Event):
    """Do not print the copies that have not been sent yet."""


@dataclass(frozen=True, slots=True)
class RowTapped(Event):
    """A row of the transaction list: its transaction's id."""

    transaction: str


@dataclass(frozen=True, slots=True)
class TotalsTapped(Event):
    """Show the sums of a day."""


@dataclass(frozen=True, slots=True)
class DayStepped(Event):
    """Show those of so many days later, or with a negative number earlier."""

    days: int


@dataclass(frozen=True, slots=True)
class SheetTapped(Event):
    """Print the sums of the day."""


@dataclass(frozen=True, slots=True)
class FilterTapped(Event):
    """Narrow the list: `what` is days, person or standing."""

    what: str


@dataclass(frozen=True, slots=True)
class FilterCleared(Event):
    """Take one filter off, named as in FilterTapped, or with an empty name all of them."""

    what: str = ""


@dataclass(frozen=True, slots=True)
class DaysChosen(Event):
    """Look for the days from one to another, both YYYY-MM-DD."""

    since: str
    until: str


@dataclass(frozen=True, slots=True)
class StandingChosen(Event):
    """Look for what stands so."""

    standing: Standing


@dataclass(frozen=True, slots=True)
class DeleteTapped(Event):
    """„Dzēst“, or with `restart` „Dzēst un sākt jaunu transakciju“: the reason is asked for next."""

    restart: bool = False


@dataclass(frozen=True, slots=True)
class VoidTapped(Event):
    """A reason was chosen, and this deletes.

    Attributes:
        reason: a code of kiosk.domain.voiding.
        note: what was written beside it; needed where the reason is `OTHER`.
    """

    reason: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class SupervisorTapped(Event):
    """In review: a supervisor is to step in."""


@dataclass(frozen=True, slots=True)
class VouchTapped(Event):
    """A supervisor's credentials, for the one act that is asked about."""

    user: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ReprintTapped(Event):
    """„Drukāt talonu“; `everything` is the box „Drukāt nekompensējamās“."""

    everything: bool = False


@dataclass(frozen=True, slots=True)
class ContinueTapped(Event):
    """Leave the failsafe screen."""


# The workers' answers.


@dataclass(frozen=True, slots=True)
class LedgerRestored(Event):
    """The journal was read."""

    restored: Restored


@dataclass(frozen=True, slots=True)
class RecoveryWritten(Event):
    """What the restart changed is in the journal; people may log in."""


@dataclass(frozen=True, slots=True)
class WriteFailed(Event):
    """The journal took nothing of this write, and none of what was to follow it was done.

    Attributes:
        cause: a keyword: disk-full, read-only, damaged, …
    """

    cause: str
    write: Write


@dataclass(frozen=True, slots=True)
class WriteDue(Event):
    """It is time to try once more to write what is owed to the journal."""


@dataclass(frozen=True, slots=True)
class LoggedIn(Event):
    """The terminal service has opened a session."""

    operator: Operator
    institution: Institution


@dataclass(frozen=True, slots=True)
class LogInFailed(Event):
    """It has not, and this is why."""

    failure: Failure


@dataclass(frozen=True, slots=True)
class Unlocked(Event):
    """The password was the session's."""


@dataclass(frozen=True, slots=True)
class UnlockRefused(Event):
    """It was not."""


@dataclass(frozen=True, slots=True)
class WatchDue(Event):
    """It is time to see whether anybody is still there."""

    watch: str


@dataclass(frozen=True, slots=True)
class Vouched(Event):
    """The terminal service knows whose credentials they are; `ticket` is that of the question."""

    ticket: str
    operator: Operator


@dataclass(frozen=True, slots=True)
class VouchFailed(Event):
    """It does not, or was not reached."""

    ticket: str
    failure: Failure


@dataclass(frozen=True, slots=True)
class CatalogueLoaded(Event):
    """The clinic's catalogue has come."""

    catalogue: Catalogue


@dataclass(frozen=True, slots=True)
class CatalogueFailed(Event):
    """It has not, and this is why."""

    failure: Failure


@dataclass(frozen=True, slots=True)
class Answered(Event):
    """A command about a transaction has ended, one way or another."""

    transaction: str
    command: Command
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class RetryDue(Event):
    """It is time to ask again about a transaction whose outcome is unknown."""

    transaction: str
    state: State
    attempts: int


@dataclass(frozen=True, slots=True)
class HoldExpired(Event):
    """The insurer's answer is not open any longer."""

    transaction: str


@dataclass(frozen=True, slots=True)
class TimePassed(Event):
    """Something that the screens show depends on the hour, and the hour has come."""


@dataclass(frozen=True, slots=True)
class CatalogueDue(Event):
    """It is time to try the terminal service again."""


# The devices' reports.


@dataclass(frozen=True, slots=True)
class ReaderChanged(Event):
    """The reader came, went, or its lamp changed."""

    status: ReaderStatus


@dataclass(frozen=True, slots=True)
class CardRead(Event):
    """A card was read well."""

    card: Card


@dataclass(frozen=True, slots=True)
class SwipeFailed(Event):
    """A swipe gave no card; reason: unreadable, unknown-card, bank-card."""

    reason: str


@dataclass(frozen=True, slots=True)
class ReaderDisarmed(Event):
    """The reader waited long enough and ignores swipes now."""


@dataclass(frozen=True, slots=True)
class PrinterChanged(Event):
    """The printer's state or reasons changed."""

    status: PrinterStatus


@dataclass(frozen=True, slots=True)
class CopyProgress(Event):
    """How a copy fares.

    Attributes:
        key: the copy's key.
        state: queued, sending, printing, waiting, then printed, unknown, absent or failed.
        reasons: IPP printer-state-reasons' stems while it waits.
        sha256: of the PDF that was sent.
        job_uuid: CUPS' job-uuid.
    """

    key: str
    state: str
    reasons: tuple[str, ...] = ()
    sha256: str = ""
    job_uuid: str = ""


@dataclass(frozen=True, slots=True)
class Failed(Event):
    """The kiosk itself failed somewhere; the reason is the exception's type, for the log."""

    reason: str
