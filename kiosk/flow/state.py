"""Everything the kiosk knows at one moment: the state that `advance` turns and the screens draw."""

from collections.abc import Mapping

from msgspec import Struct, field

from kiosk.domain.bill import Bill
from kiosk.domain.catalogue import Catalogue, Service
from kiosk.domain.listing import Filter
from kiosk.domain.operator import Institution, Operator
from kiosk.domain.parked import ParkedBill
from kiosk.domain.transaction import Transaction
from kiosk.domain.voucher import Copy
from kiosk.flow.lessons.training import Training
from kiosk.flow.maintenance.pages import Maintenance
from kiosk.flow.places import Locked, Place, Starting


class Moment(Struct, frozen=True):
    """When an event is being looked at, and an id to use if it begins something.

    Attributes:
        at: wall clock, RFC 3339 with offset.
        seconds: monotonic clock.
        fresh_id: a random UUID nobody has used.
    """

    at: str = "1970-01-01T00:00:00+00:00"
    seconds: float = 0.0
    fresh_id: str = ""


class ReaderStatus(Struct, frozen=True):
    """The card reader.

    Attributes:
        online: it can be used.
        lamp: the colour of the real lamp: green, yellow, red, off.
        reason: why it cannot be used.
        swiping: a card is being drawn through it.
    """

    online: bool = False
    lamp: str = "off"
    reason: str = "service"
    swiping: bool = False


class PrinterStatus(Struct, frozen=True):
    """The printer: ready, printing, waiting, offline or setup, and IPP printer-state-reasons' stems."""

    state: str = "offline"
    reasons: tuple[str, ...] = ("service",)


class Printing(Struct, frozen=True):
    """The copy that is with the printer now, by its key.

    Attributes:
        reasons: IPP stems, when it waits.
        detail: why it ended so, when it has; see CopyProgress.
    """

    key: str
    state: str = "queued"
    reasons: tuple[str, ...] = ()
    detail: str = ""


class Notice(Struct, frozen=True):
    """Something to tell the operator; the screens find the words by the keyword.

    Attributes:
        keyword: which message.
        detail: what goes into it, such as the insurer's own words.
        number: makes two equal notices in a row two notices.
    """

    keyword: str
    detail: str = ""
    number: int = 0


class Removed(Struct, frozen=True):
    """The bill line last removed, so that it can be put back where it was."""

    number: int
    service: Service


class Watch(Struct, frozen=True):
    """Whether anybody is still there.

    Attributes:
        id: of this watch; what was set for an older one means nothing any more.
        touched_at: the monotonic second of the last sign of life.
        locks_at: the monotonic second at which the screen locks, once that is being counted down to.
    """

    id: str
    touched_at: float
    locks_at: float | None = None


class Kiosk(Struct, frozen=True):
    """The whole state.

    Attributes:
        bill: the draft; kept through every failure, emptied when its transaction is confirmed.
        bill_replaces: the voided transaction that the draft took over, if any.
        bill_transaction: the transaction last made from the draft; while it is live there is no other.
        parked: the bills put aside, oldest first; they outlive log-out and restart.
        transactions: by id, oldest first.
        copies: by key, oldest first.
        filter: which transactions the list shows; of a person only until somebody else works here.
        holds: transaction id -> the monotonic second until which the insurer's answer is open.
        retries: transaction id -> the monotonic second at which its unknown outcome is asked about again.
        inquiring: transactions in review about which an inquiry is in flight.
        owing: something that happened is not in the journal yet, and will be tried again.
        sheet: how the day's sums last printed fare; nothing depends on it.
        network: whether the terminal service is in reach; None before the first call.
        catalogue_due: it is asked for the catalogue in a while, by itself.
        help: the help screen lies over the place.
        lock: the lock lies over the place; None while it is open.
        lock_after: seconds without a sign of life after which it closes; 0 for never.
        zone: the tz database's name of the zone that people read times in.
        watch: keeps the time until then, while somebody is logged in.
        draft_kept: the draft is one from before the last start, and nobody has been told yet.
        maintenance: the technician's menu, which lies over both.
        training: the lesson under way; None in earnest.
    """

    now: Moment = field(default_factory=Moment)
    place: Place = field(default_factory=Starting)
    operator: Operator | None = None
    institution: Institution | None = None
    catalogue: Catalogue | None = None
    bill: Bill = field(default_factory=Bill)
    bill_replaces: str | None = None
    bill_transaction: str | None = None
    removed: Removed | None = None
    parked: tuple[ParkedBill, ...] = ()
    transactions: Mapping[str, Transaction] = field(default_factory=dict)
    copies: Mapping[str, Copy] = field(default_factory=dict)
    filter: Filter = field(default_factory=Filter)
    holds: Mapping[str, float] = field(default_factory=dict)
    retries: Mapping[str, float] = field(default_factory=dict)
    inquiring: frozenset[str] = frozenset()
    owing: bool = False
    printing: Printing | None = None
    sheet: Printing | None = None
    reader: ReaderStatus = field(default_factory=ReaderStatus)
    printer: PrinterStatus = field(default_factory=PrinterStatus)
    network: bool | None = None
    catalogue_due: bool = False
    notice: Notice | None = None
    help: bool = False
    lock: Locked | None = None
    lock_after: float = 0.0
    zone: str = "Europe/Riga"
    watch: Watch | None = None
    draft_kept: bool = False
    maintenance: Maintenance = field(default_factory=Maintenance)
    training: Training | None = None

    def copies_of(self, transaction: str) -> tuple[Copy, ...]:
        """Return the copies of one transaction, oldest first."""
        return tuple(copy for copy in self.copies.values() if copy.transaction == transaction)
