"""A transaction: one bill, one person, one insurer, and what the insurer answered."""

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from kiosk.domain.catalogue import Insurer, Provider, Service
from kiosk.domain.errors import LinesMismatchError
from kiosk.domain.money import Split, total
from kiosk.domain.once import keep_once
from kiosk.domain.operator import Operator
from kiosk.domain.personal_code import PersonalCode


class State(StrEnum):
    """Where a transaction stands; what leads from one to the next is in kiosk.flow.lifecycle."""

    ADJUDICATING = "adjudicating"
    UNSENT = "unsent"
    ADJUDICATION_UNKNOWN = "adjudication-unknown"
    ADJUDICATED = "adjudicated"
    DECLINED = "declined"
    CONFIRMING = "confirming"
    CONFIRM_UNKNOWN = "confirm-unknown"
    CONFIRMED = "confirmed"
    CANCELLING = "cancelling"
    CANCEL_UNKNOWN = "cancel-unknown"
    CANCELLED = "cancelled"
    VOIDING = "voiding"
    VOID_UNKNOWN = "void-unknown"
    VOIDED = "voided"
    REVIEW = "review"


class LineStatus(StrEnum):
    """What the insurer pays of a line."""

    FULL = "full"
    PARTIAL = "partial"
    REFUSED = "refused"


class Reason(Struct, frozen=True):
    """Why the insurer pays less than the price: its code, and its words in the insurer's language."""

    code: str
    text: str


class Line(Struct, frozen=True):
    """One adjudicated line. A refused one is compensated by 0 and says why.

    Raises:
        LinesMismatchError: status, amounts and reason contradict each other.
    """

    number: int
    service: str
    name: str
    split: Split
    status: LineStatus
    reason: Reason | None = None

    def __post_init__(self) -> None:
        fits = {
            LineStatus.FULL: self.split.patient == 0,
            LineStatus.PARTIAL: 0 < self.split.compensated < self.split.price,
            LineStatus.REFUSED: self.split.compensated == 0 and self.reason is not None,
        }
        if not fits[self.status]:
            raise LinesMismatchError(f"line {self.number}: {self.status} with {self.split}")


class Adjudication(Struct, frozen=True):
    """The insurer's answer to a bill.

    Attributes:
        reference: the insurer's own number for this answer.
        lines: one per line of the bill, in its order.
        hold_seconds: for how long the insurer keeps the answer open.
        insured: the insured person's name as the insurer knows it; empty if it gives none.
    """

    reference: str
    lines: tuple[Line, ...]
    hold_seconds: int
    insured: str = ""

    def __post_init__(self) -> None:
        keep_once(self, "lines")

    @property
    def totals(self) -> Split:
        """The sums over all lines."""
        return total([line.split for line in self.lines])

    @property
    def paid_lines(self) -> tuple[Line, ...]:
        """The lines that the insurer pays, in full or in part."""
        return tuple(line for line in self.lines if line.status is not LineStatus.REFUSED)


def match_lines(bill: Sequence[Service], answered: Sequence[Line]) -> tuple[Line, ...]:
    """Return the answered lines in the bill's order.

    Raises:
        LinesMismatchError: a line is missing, repeated, unasked, or of another service or price.
    """
    by_number = {line.number: line for line in answered}
    if len(by_number) != len(answered) or set(by_number) != set(range(1, len(bill) + 1)):
        raise LinesMismatchError("the answer's line numbers are not the bill's")
    for number, service in enumerate(bill, start=1):
        line = by_number[number]
        if (line.service, line.split.price) != (service.code, service.price):
            raise LinesMismatchError(f"line {number} is not the bill's")
    return tuple(by_number[number] for number in sorted(by_number))


class Evidence(Struct, frozen=True):
    """What a final state rests on.

    Attributes:
        source: `terminal` for an answer of the terminal service, `supervisor` for a person's record,
            `kiosk` where no connection was made, so that nothing can have been sent.
        reference: the insurer's number, or the one that the supervisor was told.
        detail: the problem's type and words, or who decided.
    """

    source: str
    reference: str = ""
    detail: str = ""


class Deed(StrEnum):
    """What a person did that the journal keeps a name for."""

    VOID = "void"
    DECIDE = "decide"


class Act(Struct, frozen=True):
    """Who did something about a transaction, and when.

    Attributes:
        operator: who was logged in.
        at: RFC 3339 with offset, of the wall clock.
        reason: of a void, its reason code.
        note: of a void, what was written beside it.
        supervisor: who allowed it where the operator alone may not.
    """

    deed: Deed
    operator: Operator
    at: str
    reason: str = ""
    note: str = ""
    supervisor: Operator | None = None


class Transaction(Struct, frozen=True):
    """One transaction, whole.

    Attributes:
        id: the UUID that the kiosk chose before the first byte was sent.
        number: the kiosk's own running number, for people.
        created_at: RFC 3339 with offset, of the wall clock.
        replaces: the id of the voided transaction whose bill this one took over.
        attempts: commands and inquiries without a definite answer in a row.
        resent: true once the present command may have been sent more than once.
        in_doubt: in review, the state that could not be resolved.
        void_reason: the reason code of its void, so that a repeated one gives the same; empty before.
        void_note: what was written beside that reason; likewise.
        void_until: until when the insurer takes a void, RFC 3339; empty where it has set no end.
        acts: who voided it or decided about it, and when; the newest last.
    """

    id: str
    number: int
    state: State
    created_at: str
    operator: Operator
    provider: Provider
    insurer: Insurer
    person: PersonalCode
    card_last_four: str
    bill: tuple[Service, ...]
    adjudication: Adjudication | None = None
    evidence: tuple[Evidence, ...] = ()
    replaces: str | None = None
    attempts: int = 0
    resent: bool = False
    in_doubt: State | None = None
    void_reason: str = ""
    void_note: str = ""
    void_until: str = ""
    acts: tuple[Act, ...] = ()

    def __post_init__(self) -> None:
        keep_once(self, "operator", "provider", "insurer", "bill")

    def moved(self, state: State, evidence: Evidence | None = None) -> "Transaction":
        """Return the transaction in another state, with the evidence added."""
        added = () if evidence is None else (evidence,)
        return replace(self, state=state, evidence=(*self.evidence, *added))

    def acted(self, act: Act) -> "Transaction":
        """Return the transaction with an act added, and with a void's reason as the one to send."""
        kept = replace(self, acts=(*self.acts, act))
        return replace(kept, void_reason=act.reason, void_note=act.note) if act.deed is Deed.VOID else kept

    @property
    def totals(self) -> Split:
        """What was adjudicated in all; before an answer, the patient owes the whole bill."""
        if self.adjudication is None:
            price = sum(service.price for service in self.bill)
            return Split(price, 0, price)
        return self.adjudication.totals
