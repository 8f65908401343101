"""Everything that can happen: the operator's taps, the devices' reports, the workers' answers."""

from msgspec import Struct

from kiosk.domain.card import Card
from kiosk.domain.catalogue import Catalogue
from kiosk.domain.hidden import hiding
from kiosk.domain.listing import Standing
from kiosk.domain.operator import Institution, Operator
from kiosk.domain.transaction import State
from kiosk.flow.effects import Write
from kiosk.flow.lifecycle import Command
from kiosk.flow.state import PrinterStatus, ReaderStatus
from kiosk.ports.ledger import Restored
from kiosk.ports.terminal import Failure, Outcome


class Event(Struct, frozen=True):
    """Something that happened."""


# The operator's taps.


class LogInTapped(Event, frozen=True):
    """„Pieslēgties“ or ENTER."""

    user: str
    password: str

    __repr__ = hiding("password")


class LogOutTapped(Event, frozen=True):
    """Log out; an open draft bill is dropped (the screen has asked)."""


class Touched(Event, frozen=True):
    """Somebody touched the glass or a key, whatever else that did."""


class LockTapped(Event, frozen=True):
    """Lock the screen now."""


class UnlockTapped(Event, frozen=True):
    """The password of the operator whose session is locked."""

    password: str

    __repr__ = hiding("password")


class OtherOperatorTapped(Event, frozen=True):
    """At the lock: somebody else wants to log in; back again by BackTapped."""


class BillingTapped(Event, frozen=True):
    """The tab „Norēķini“."""


class ReportsTapped(Event, frozen=True):
    """The tab „Atskaites“ („Transakciju saraksts“)."""


class BackTapped(Event, frozen=True):
    """One step back; nothing typed before is lost."""


class HelpTapped(Event, frozen=True):
    """Show the help screen."""


class HelpClosed(Event, frozen=True):
    """Leave the help screen for where one was."""


class NoticeClosed(Event, frozen=True):
    """The operator has read the notice."""


class ServiceTapped(Event, frozen=True):
    """A service was tapped: one more line."""

    code: str


class LineRemoved(Event, frozen=True):
    """A bill line's remove button; lines count from 1."""

    number: int


class UndoTapped(Event, frozen=True):
    """Put the removed line back."""


class ClearTapped(Event, frozen=True):
    """Empty the bill (the screen has asked)."""


class ParkTapped(Event, frozen=True):
    """Put the bill aside, for the next patient."""


class ParkedTapped(Event, frozen=True):
    """Show the bills put aside."""


class TakeUpTapped(Event, frozen=True):
    """Go on with a bill put aside; the open one is put aside instead."""

    id: str


class ParkedDropped(Event, frozen=True):
    """Throw away a bill put aside (the screen has asked)."""

    id: str


class PolicyTapped(Event, frozen=True):
    """„Apdrošināšanas polise. Tiešsaistes režīms“."""


class ProviderChosen(Event, frozen=True):
    """A provider was tapped."""

    id: str


class InsurerChosen(Event, frozen=True):
    """An insurer was tapped."""

    id: str


class CodeChanged(Event, frozen=True):
    """The digits of the personal code typed so far, 0 to 11, without the dash."""

    digits: str

    __repr__ = hiding("digits")


class SendAgainTapped(Event, frozen=True):
    """The bill repeats an earlier one, and that is meant."""


class ConfirmTapped(Event, frozen=True):
    """„Apstiprināt transakciju“."""


class CancelTapped(Event, frozen=True):
    """„Atcelt“."""


class CloseTapped(Event, frozen=True):
    """Leave a screen that has nothing left to decide, for the billing screen."""


class NextPatientTapped(Event, frozen=True):
    """Leave an unknown outcome to resolve itself, and serve the next patient with an empty bill."""


class AskAgainTapped(Event, frozen=True):
    """In review: inquire once more."""


class DecisionChanged(Event, frozen=True):
    """In review: what is chosen and typed of a decision so far; `state` is None before a choice."""

    state: State | None
    reference: str

    __repr__ = hiding("reference")


class Decided(Event, frozen=True):
    """In review, a supervisor records what the insurer said.

    Attributes:
        state: CONFIRMED, CANCELLED or VOIDED.
        reference: the insurer's number for it; not empty.
    """

    state: State
    reference: str


class PrintTapped(Event, frozen=True):
    """Print the three originals, or what is left of them."""


class CopyDecided(Event, frozen=True):
    """A person looked in the tray for a copy in doubt, or wants a failed one again.

    Attributes:
        key: the copy's key.
        printed: true if it is there; false to print it again as a new attempt.
    """

    key: str
    printed: bool


class PrintStopped(Event, frozen=True):
    """Do not print the copies that have not been sent yet."""


class RowTapped(Event, frozen=True):
    """A row of the transaction list: its transaction's id."""

    transaction: str


class TotalsTapped(Event, frozen=True):
    """Show the sums of a day."""


class DayStepped(Event, frozen=True):
    """Show those of so many days later, or with a negative number earlier."""

    days: int


class SheetTapped(Event, frozen=True):
    """Print the sums of the day."""


class FilterTapped(Event, frozen=True):
    """Narrow the list: `what` is days, person or standing."""

    what: str


class FilterCleared(Event, frozen=True):
    """Take one filter off, named as in FilterTapped, or with an empty name all of them."""

    what: str = ""


class DaysChosen(Event, frozen=True):
    """Look for the days from one to another, both YYYY-MM-DD."""

    since: str
    until: str


class StandingChosen(Event, frozen=True):
    """Look for what stands so."""

    standing: Standing


class DeleteTapped(Event, frozen=True):
    """„Dzēst“, or with `restart` „Dzēst un sākt jaunu transakciju“: the reason is asked for next."""

    restart: bool = False


class CauseChanged(Event, frozen=True):
    """What is chosen and written so far of why to void; `reason` is empty before a choice."""

    reason: str
    note: str

    __repr__ = hiding("note")


class VoidTapped(Event, frozen=True):
    """A reason was chosen, and this deletes.

    Attributes:
        reason: a code of kiosk.domain.voiding.
        note: what was written beside it; needed where the reason is `OTHER`.
    """

    reason: str
    note: str = ""


class SupervisorTapped(Event, frozen=True):
    """In review: a supervisor is to step in."""


class VouchTapped(Event, frozen=True):
    """A supervisor's credentials, for the one act that is asked about."""

    user: str
    password: str

    __repr__ = hiding("password")


class ReprintTapped(Event, frozen=True):
    """„Drukāt talonu“; `everything` is the box „Drukāt nekompensējamās“."""

    everything: bool = False


class ContinueTapped(Event, frozen=True):
    """Leave the failsafe screen."""


# The workers' answers.


class LedgerRestored(Event, frozen=True):
    """The journal was read."""

    restored: Restored


class RecoveryWritten(Event, frozen=True):
    """What the restart changed is in the journal; people may log in."""


class WriteFailed(Event, frozen=True):
    """The journal took nothing of this write, and none of what was to follow it was done.

    Attributes:
        cause: a keyword: disk-full, read-only, damaged, …
    """

    cause: str
    write: Write


class WriteDue(Event, frozen=True):
    """It is time to try once more to write what is owed to the journal."""


class OwedWritten(Event, frozen=True):
    """The journal has taken what was owed to it."""


class LoggedIn(Event, frozen=True):
    """The terminal service has opened a session."""

    operator: Operator
    institution: Institution


class LogInFailed(Event, frozen=True):
    """It has not, and this is why."""

    failure: Failure


class Unlocked(Event, frozen=True):
    """The password was the session's."""


class UnlockRefused(Event, frozen=True):
    """It was not."""


class WatchDue(Event, frozen=True):
    """It is time to see whether anybody is still there."""

    watch: str


class Vouched(Event, frozen=True):
    """The terminal service knows whose credentials they are; `ticket` is that of the question."""

    ticket: str
    operator: Operator


class VouchFailed(Event, frozen=True):
    """It does not, or was not reached."""

    ticket: str
    failure: Failure


class CatalogueLoaded(Event, frozen=True):
    """The clinic's catalogue has come."""

    catalogue: Catalogue


class CatalogueFailed(Event, frozen=True):
    """It has not, and this is why."""

    failure: Failure


class Answered(Event, frozen=True):
    """A command about a transaction has ended, one way or another."""

    transaction: str
    command: Command
    outcome: Outcome


class RetryDue(Event, frozen=True):
    """It is time to ask again about a transaction whose outcome is unknown."""

    transaction: str
    state: State
    attempts: int


class HoldExpired(Event, frozen=True):
    """The insurer's answer is not open any longer."""

    transaction: str


class TimePassed(Event, frozen=True):
    """Something that the screens show depends on the hour, and the hour has come."""


class CatalogueDue(Event, frozen=True):
    """It is time to try the terminal service again."""


# The devices' reports.


class ReaderChanged(Event, frozen=True):
    """The reader came, went, or its lamp changed."""

    status: ReaderStatus


class CardRead(Event, frozen=True):
    """A card was read well."""

    card: Card


class SwipeFailed(Event, frozen=True):
    """A swipe gave no card; reason: unreadable, unknown-card, bank-card."""

    reason: str


class ReaderDisarmed(Event, frozen=True):
    """The reader waited long enough and ignores swipes now."""


class PrinterChanged(Event, frozen=True):
    """The printer's state or reasons changed."""

    status: PrinterStatus


class CopyProgress(Event, frozen=True):
    """How a copy fares.

    Attributes:
        key: the copy's key.
        state: queued, sending, printing, waiting, then printed, unknown, absent or failed.
        reasons: IPP printer-state-reasons' stems while it waits.
        sha256: of the PDF that was sent.
        job_uuid: CUPS' job-uuid.
        detail: why it ended so, a keyword of the printer service (JobProgress); "" where there is none.
    """

    key: str
    state: str
    reasons: tuple[str, ...] = ()
    sha256: str = ""
    job_uuid: str = ""
    detail: str = ""


class Failed(Event, frozen=True):
    """The kiosk itself failed somewhere; the reason is the exception's type, for the log."""

    reason: str
