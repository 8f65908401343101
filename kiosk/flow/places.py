"""Where the operator is: one place per screen, holding only what that screen is in the middle of."""

from msgspec import Struct

from kiosk.domain.catalogue import Insurer, Provider
from kiosk.domain.hidden import hiding
from kiosk.domain.operator import Operator
from kiosk.domain.transaction import Deed, State


class Starting(Struct, frozen=True):
    """The journal is being read; nobody can log in yet."""


class Login(Struct, frozen=True):
    """User name and password.

    Attributes:
        busy: they have been sent, or the catalogue is on its way.
        problem: a keyword of why nobody is logged in: wrong-credentials, not-sent, no-answer, refused,
            session-expired, catalogue, training.
    """

    busy: bool = False
    problem: str | None = None


class Locked(Struct, frozen=True):
    """Lies over the place, which goes on unseen, until somebody types a password.

    Attributes:
        other: it waits for another operator's user name and password.
        busy: a password is being checked.
        problem: a keyword of why it stays locked: wrong-password, or one of those of `Login`.
        wrong: how many wrong passwords there were in a row.
        barred_until: the monotonic second before which no other is taken.
    """

    other: bool = False
    busy: bool = False
    problem: str | None = None
    wrong: int = 0
    barred_until: float = 0.0


class Billing(Struct, frozen=True):
    """Groups, services and the patient's bill („Norēķini“)."""


class ParkedBills(Struct, frozen=True):
    """The bills put aside, to be taken up again."""


class ChooseProvider(Struct, frozen=True):
    """Who gave the services."""


class ChooseInsurer(Struct, frozen=True):
    """Whose card the patient has; skipped where there is one insurer."""

    provider: Provider


class Identify(Struct, frozen=True):
    """The personal code, then the card.

    Attributes:
        code: the digits typed so far, without the dash.
        problem: a keyword to show at the code: incomplete, date, checksum, doubtful, unknown-person;
            or at the card: unreadable, unknown-card, bank-card, card-of-another-insurer,
            card-of-another-person, card-unknown, card-unreadable, policy-expired.
        armed: the code is complete and the reader waits for the card.
        sure: this code may be asked about although the bill repeats an earlier one.
    """

    provider: Provider
    insurer: Insurer
    code: str = ""
    problem: str | None = None
    armed: bool = False
    sure: bool = False

    __repr__ = hiding("code")


class SameAgain(Struct, frozen=True):
    """The bill repeats one that this person has had some minutes ago; nothing has been sent of it.

    Attributes:
        earlier: the id of the transaction that it repeats.
    """

    provider: Provider
    insurer: Insurer
    earlier: str
    code: str = ""

    __repr__ = hiding("code")


class Asking(Struct, frozen=True):
    """The card was read, processing has begun: the insurer is being asked."""

    transaction: str


class Statuses(Struct, frozen=True):
    """What the insurer answered per service, to be confirmed or dropped; also while that is under way."""

    transaction: str


class Unknown(Struct, frozen=True):
    """Nobody knows the outcome yet, or a person has to decide it.

    Attributes:
        restart: true if it came from „Dzēst un sākt jaunu transakciju“.
        supervisor: who has stepped in to decide it; gone with the place, and with the lock.
        decision: what has been chosen so far of a decision; nothing is recorded yet.
        reference: the insurer's for it, as far as it is typed.
    """

    transaction: str
    restart: bool = False
    supervisor: Operator | None = None
    decision: State | None = None
    reference: str = ""

    __repr__ = hiding("reference")


class Done(Struct, frozen=True):
    """Confirmed: the offer to print, and the three copies on their way."""

    transaction: str


class Reports(Struct, frozen=True):
    """„Atskaites“ → „Transakciju saraksts“."""


class Totals(Struct, frozen=True):
    """The sums of one day, YYYY-MM-DD."""

    day: str


class PickDays(Struct, frozen=True):
    """Which days the list is to show."""


class PickPerson(Struct, frozen=True):
    """Whose transactions the list is to show.

    Attributes:
        code: the digits typed so far.
        problem: why the whole code cannot be right: date, checksum.
    """

    code: str = ""
    problem: str | None = None

    __repr__ = hiding("code")


class PickStanding(Struct, frozen=True):
    """How what the list is to show has to stand."""


class Details(Struct, frozen=True):
    """„Informācija par transakciju“.

    Attributes:
        restart: while it is being voided: true after „Dzēst un sākt jaunu transakciju“.
    """

    transaction: str
    restart: bool = False


class Deleting(Struct, frozen=True):
    """Why a transaction is to be voided; nothing is done yet.

    Attributes:
        restart: after „Dzēst un sākt jaunu transakciju“.
        reason: the reason's code, once one is chosen.
        note: what is written beside it so far.
    """

    transaction: str
    restart: bool = False
    reason: str = ""
    note: str = ""

    __repr__ = hiding("note")


class Authorise(Struct, frozen=True):
    """A supervisor's own credentials are asked for, for one act.

    Attributes:
        deed: what for.
        restart: as in Deleting, or in Unknown.
        reason: of a void, its reason code.
        note: of a void, what was written beside it.
        decision: of a decision, what was chosen before.
        reference: of a decision, what was typed before.
        ticket: names the question to the terminal service that is under way; empty if none is.
        problem: why nothing is allowed yet: not-supervisor, or a keyword as in Login.
    """

    transaction: str
    deed: Deed
    restart: bool = False
    reason: str = ""
    note: str = ""
    decision: State | None = None
    reference: str = ""
    ticket: str = ""
    problem: str | None = None

    __repr__ = hiding("note", "reference")


class Failsafe(Struct, frozen=True):
    """Something went wrong in the kiosk itself; the bill and the journal are safe."""

    reason: str


Place = (
    Starting
    | Login
    | Billing
    | ParkedBills
    | ChooseProvider
    | ChooseInsurer
    | Identify
    | SameAgain
    | Asking
    | Statuses
    | Unknown
    | Done
    | Reports
    | Totals
    | PickDays
    | PickPerson
    | PickStanding
    | Details
    | Deleting
    | Authorise
    | Failsafe
)
