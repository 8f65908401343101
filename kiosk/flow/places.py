"""Where the operator is: one place per screen, holding only what that screen is in the middle of."""

from dataclasses import dataclass, field

from kiosk.domain.catalogue import Insurer, Provider
from kiosk.domain.operator import Operator
from kiosk.domain.transaction import Deed


@dataclass(frozen=True, slots=True)
class Starting:
    """The journal is being read; nobody can log in yet."""


@dataclass(frozen=True, slots=True)
class Login:
    """User name and password.

    Attributes:
        busy: they have been sent, or the catalogue is on its way.
        problem: a keyword of why nobody is logged in: wrong-credentials, not-sent, no-answer, refused,
            session-expired, catalogue, training.
    """

    busy: bool = False
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Locked:
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


@dataclass(frozen=True, slots=True)
class Billing:
    """Groups, services and the patient's bill („Norēķini“)."""


@dataclass(frozen=True, slots=True)
class ParkedBills:
    """The bills put aside, to be taken up again."""


@dataclass(frozen=True, slots=True)
class ChooseProvider:
    """Who gave the services."""


@dataclass(frozen=True, slots=True)
class ChooseInsurer:
    """Whose card the patient has; skipped where there is one insurer."""

    provider: Provider


@dataclass(frozen=True, slots=True)
class Identify:
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
    code: str = field(default="", repr=False)
    problem: str | None = None
    armed: bool = False
    sure: bool = False


@dataclass(frozen=True, slots=True)
class SameAgain:
    """The bill repeats one that this person has had some minutes ago; nothing has been sent of it.

    Attributes:
        earlier: the id of the transaction that it repeats.
    """

    provider: Provider
    insurer: Insurer
    earlier: str
    code: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Asking:
    """The card was read, processing has begun: the insurer is being asked."""

    transaction: str


@dataclass(frozen=True, slots=True)
class Statuses:
    """What the insurer answered per service, to be confirmed or dropped; also while that is under way."""

    transaction: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nobody knows the outcome yet, or a person has to decide it.

    Attributes:
        restart: true if it came from „Dzēst un sākt jaunu transakciju“.
        supervisor: who has stepped in to decide it; gone with the place, and with the lock.
    """

    transaction: str
    restart: bool = False
    supervisor: Operator | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """Confirmed: the offer to print, and the three copies on their way."""

    transaction: str


@dataclass(frozen=True, slots=True)
class Reports:
    """„Atskaites“ → „Transakciju saraksts“."""


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums of one day, YYYY-MM-DD."""

    day: str


@dataclass(frozen=True, slots=True)
class PickDays:
    """Which days the list is to show."""


@dataclass(frozen=True, slots=True)
class PickPerson:
    """Whose transactions the list is to show.

    Attributes:
        code: the digits typed so far.
        problem: why the whole code cannot be right: date, checksum.
    """

    code: str = field(default="", repr=False)
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class PickStanding:
    """How what the list is to show has to stand."""


@dataclass(frozen=True, slots=True)
class Details:
    """„Informācija par transakciju“.

    Attributes:
        restart: while it is being voided: true after „Dzēst un sākt jaunu transakciju“.
    """

    transaction: str
    restart: bool = False


@dataclass(frozen=True, slots=True)
class Deleting:
    """Why a transaction is to be voided; nothing is done yet.

    Attributes:
        restart: after „Dzēst un sākt jaunu transakciju“.
    """

    transaction: str
    restart: bool = False


@dataclass(frozen=True, slots=True)
class Authorise:
    """A supervisor's own credentials are asked for, for one act.

    Attributes:
        deed: what for.
        restart: as in Deleting, or in Unknown.
        reason: of a void, its reason code.
        note: of a void, what was written beside it.
        ticket: names the question to the terminal service that is under way; empty if none is.
        problem: why nothing is allowed yet: not-supervisor, or a keyword as in Login.
    """

    transaction: str
    deed: Deed
    restart: bool = False
    reason: str = ""
    note: str = ""
    ticket: str = ""
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Failsafe:
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
