"""What the flow wants done: data, carried out by the engine's workers, who answer with events."""

from msgspec import Struct

from kiosk.domain.bill import Draft
from kiosk.domain.card import Card
from kiosk.domain.hidden import hiding
from kiosk.domain.parked import ParkedBill
from kiosk.domain.totals import DaySheet
from kiosk.domain.transaction import Transaction
from kiosk.domain.voucher import Copy, Voucher
from kiosk.flow.lifecycle import Command


class Effect(Struct, frozen=True):
    """Something to be done."""


class Restore(Effect, frozen=True):
    """Read the journal; answers LedgerRestored or WriteFailed."""


class Write(Effect, frozen=True):
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


class Post(Effect, frozen=True):
    """Let an event happen at once: `event` is a kiosk.flow.events.Event."""

    event: object


class After(Effect, frozen=True):
    """Let an event happen after some seconds of the monotonic clock."""

    seconds: float
    event: object


class LogIn(Effect, frozen=True):
    """Open a session; answers LoggedIn or LogInFailed."""

    user: str
    password: str

    __repr__ = hiding("password")


class Vouch(Effect, frozen=True):
    """Ask whose credentials these are, the session staying as it is; answers Vouched or VouchFailed."""

    user: str
    password: str
    ticket: str

    __repr__ = hiding("password")


class LogOut(Effect, frozen=True):
    """Close the session."""


class Unlock(Effect, frozen=True):
    """Compare a password with that of the session; answers Unlocked or UnlockRefused."""

    password: str

    __repr__ = hiding("password")


class ForgetPassword(Effect, frozen=True):
    """Let nothing be unlocked by the session's password any more."""


class KeepDraft(Effect, frozen=True):
    """Keep the draft over a restart; a disk that does not take it is no reason to stop working."""

    draft: Draft


class LoadCatalogue(Effect, frozen=True):
    """Fetch the catalogue; answers CatalogueLoaded or CatalogueFailed."""


class Call(Effect, frozen=True):
    """Send a command about a transaction; answers Answered.

    Attributes:
        reason: of a void, its reason code.
        note: of a void, what was written beside the reason.
    """

    command: Command
    transaction: Transaction
    reason: str = ""
    note: str = ""


class ArmReader(Effect, frozen=True):
    """Accept the next swipe."""


class DisarmReader(Effect, frozen=True):
    """Ignore swipes."""


class PrintCopy(Effect, frozen=True):
    """Send one copy to the printer, once; answers CopyProgress."""

    voucher: Voucher


class PrintSheet(Effect, frozen=True):
    """Print the sums of a day, once; answers CopyProgress."""

    sheet: DaySheet


class InquireCopy(Effect, frozen=True):
    """Ask the printer what became of a copy; prints nothing; answers CopyProgress."""

    voucher: Voucher
