"""The messages of docs/terminal-api.yaml that the client reads.

They are decoded strictly; members that this version does not know are passed over, so that the service
may grow.
"""

from datetime import datetime
from typing import Annotated, Final, Literal

from msgspec import Meta

from kiosk.terminal.messages import Cents, Message, Secret

LONGEST_HOLD_SECONDS: Final = 31 * 24 * 3600

Id = Annotated[str, Meta(min_length=1)]
Token = Annotated[str, Meta(pattern=r"^[\x21-\x7e]+\Z")]
ProblemType = Annotated[str, Meta(pattern=r"^urn:polise:problem:[a-z0-9-]+\Z")]


class OperatorRead(Message, frozen=True, kw_only=True):
    """Who is logged in."""

    id: Id
    name: str
    role: Literal["receptionist", "supervisor"]


class InstitutionRead(Message, frozen=True, kw_only=True):
    """The clinic."""

    id: Id
    name: str
    registration_number: str


class Session(Secret, frozen=True, kw_only=True):
    """An open session with its bearer token (RFC 6750)."""

    token: Token
    expires_at: str
    operator: OperatorRead
    institution: InstitutionRead


class GroupRead(Message, frozen=True, kw_only=True):
    """A folder of services."""

    id: Id
    name: str


class ServiceRead(Message, frozen=True, kw_only=True):
    """A service, its price in cents."""

    code: Id
    name: str
    group: Id
    price: Cents


class ProviderRead(Message, frozen=True, kw_only=True):
    """A doctor or specialist."""

    id: Id
    name: str
    speciality: str


class InsurerRead(Message, frozen=True, kw_only=True):
    """An insurance company; without a number to call where an older service tells none."""

    id: Id
    name: str
    phone: str = ""


class CatalogueRead(Message, frozen=True, kw_only=True):
    """All that a bill can be made of."""

    version: str
    groups: tuple[GroupRead, ...]
    services: tuple[ServiceRead, ...]
    providers: tuple[ProviderRead, ...]
    insurers: tuple[InsurerRead, ...]


class ReasonRead(Message, frozen=True, kw_only=True):
    """Why the insurer pays less than the price."""

    code: Id
    text: str


class LineRead(Message, frozen=True, kw_only=True):
    """One adjudicated line, amounts in cents."""

    number: int
    service: str
    name: str
    price: Cents
    compensated: Cents
    patient: Cents
    status: Literal["full", "partial", "refused"]
    reason: ReasonRead | None


class TotalsRead(Message, frozen=True, kw_only=True):
    """The sums over all lines, in cents."""

    price: int
    compensated: int
    patient: int


class TransactionRead(Message, frozen=True, kw_only=True):
    """A transaction as the insurer has it; a tombstone has no lines."""

    id: str
    state: Literal["adjudicated", "declined", "confirmed", "cancelled", "voided"]
    reference: str
    insurer: str
    provider: str
    answered_at: str
    hold_seconds: Annotated[int, Meta(ge=0, le=LONGEST_HOLD_SECONDS)]
    lines: tuple[LineRead, ...]
    totals: TotalsRead
    insured_name: str = ""
    void_until: Annotated[datetime, Meta(tz=True)] | None = None


class Problem(Message, frozen=True, kw_only=True):
    """An error (RFC 9457)."""

    type: ProblemType
    status: int
    detail: str = ""
    line: int | None = None
