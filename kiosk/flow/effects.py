"""What the flow wants done: data, carried out by the engine's workers, who answer with events."""

from dataclasses import dataclass, field

from kiosk.domain.bill import Draft
from kiosk.domain.card import Card
from kiosk.domain.parked import ParkedBill
from kiosk.domain.totals import DaySheet
from kiosk.domain.transaction import Transaction
from kiosk.domain.voucher import Copy, Voucher
from kiosk.flow.lifecycle import Command


class Effect:
    """Something to be done."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Restore(Effect):
    """Read the journal; answers LedgerRestored or WriteFailed."""


@dataclass(frozen=True, slots=True)
class Write(Effect):
    """Append snapshots to the journal, all or none, and only then do `then`.

    Attributes:
        card: with a new transaction: the sealed card its payload is made with.
        before: what to return to if nothing could be written; None for a new transaction.
        copies_before: likewise for the copies, of which the new ones are forgotten.
        parked: bills that were put aside, taken up or dropped.
        stands: it tells what has happened anyway; what the journal does not take of it now is owed to it,
            and goes before everything that it takes later.
    """

    transactions: tuple[Transaction, ...] = ()
    copies: tuple[Copy, ...] = ()
    card: Card | None = None
    then: tuple[Effect, ...] = ()
    before: Transaction | None = None
    copies_before: tuple[Copy, ...] | None = None
    parked: tuple[ParkedBill, ...] = ()
    stands: bool = False


@dataclass(frozen=True, slots=True)
class Post(Effect):
    """Let an event happen at once: `event` is a kiosk.flow.events.Event."""

    event: object


@dataclass(frozen=True, slots=True)
class After(Effect):
    """Let an event happen after some seconds of the monotonic clock."""

    seconds: float
    event: object


@dataclass(frozen=True, slots=True)
class LogIn(Effect):
    """Open a session; answers LoggedIn or LogInFailed."""

    user: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Vouch(Effect):
    """Ask whose credentials these are, the session staying as it is; answers Vouched or VouchFailed."""

    user: str
    password: str = field(repr=False)
    ticket: str


@dataclass(frozen=True, slots=True)
class LogOut(Effect):
    """Close the session."""


@dataclass(frozen=True, slots=True)
class Unlock(Effect):
    """Compare a password with that of the session; answers Unlocked or UnlockRefused."""

    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ForgetPassword(Effect):
    """Let nothing be unlocked by the session's password any more."""


@dataclass(frozen=True, slots=True)
class KeepDraft(Effect):
    """Keep the draft over a restart; a disk that does not take it is no reason to stop working."""

    draft: Draft


@dataclass(frozen=True, slots=True)
class LoadCatalogue(Effect):
    """Fetch the catalogue; answers CatalogueLoaded or CatalogueFailed."""


@dataclass(frozen=True, slots=True)
class Call(Effect):
    """Send a command about a transaction; answers Answered.

    Attributes:
        reason: of a void, its reason code.
        note: of a void, what was written beside the reason.
    """

    command: Command
    transaction: Transaction
    reason: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ArmReader(Effect):
    """Accept the next swipe."""


@dataclass(frozen=True, slots=True)
class DisarmReader(Effect):
    """Ignore swipes."""


@dataclass(frozen=True, slots=True)
class PrintCopy(Effect):
    """Send one copy to the printer, once; answers CopyProgress."""

    voucher: Voucher


@dataclass(frozen=True, slots=True)
class PrintSheet(Effect):
    """Print the sums of a day, once; answers CopyProgress."""

    sheet: DaySheet


@dataclass(frozen=True, slots=True)
class InquireCopy(Effect):
    """Ask the printer what became of a copy; prints nothing; answers CopyProgress."""

    voucher: Voucher
