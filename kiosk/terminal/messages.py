"""The messages of docs/terminal-api.yaml as the client sends and reads them.

What is read is decoded strictly; members that this version does not know are passed over, so that the
service may grow. What carries a secret shows nothing of it in its repr.
"""

from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

MAX_CENTS: Final = 100_000_000
LONGEST_HOLD_SECONDS: Final = 31 * 24 * 3600

Cents = Annotated[int, Meta(ge=0, le=MAX_CENTS)]
Id = Annotated[str, Meta(min_length=1)]
Token = Annotated[str, Meta(pattern=r"^[\x21-\x7e]+\Z")]
ProblemType = Annotated[str, Meta(pattern=r"^urn:polise:problem:[a-z0-9-]+\Z")]


class Message(Struct, frozen=True, kw_only=True):
    """A body, or a part of one."""


class Secret(Message, frozen=True, kw_only=True):
    """A body that must not be shown."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"


class Credentials(Secret, frozen=True, kw_only=True):
    """Sent: who logs in."""

    user: str
    password: str


class BillLine(Message, frozen=True, kw_only=True):
    """Sent: one service of the bill, numbered from 1, its price in cents."""

    number: int
    service: str
    price: Cents


class Bill(Secret, frozen=True, kw_only=True):
    """Sent: what the insurer is asked. `card` is a compact JWE, `person` eleven digits."""

    lines: tuple[BillLine, ...]
    provider: str
    insurer: str
    person: str
    card: str
    created_at: str


class Void(Message, frozen=True, kw_only=True):
    """Sent: why a confirmed transaction is annulled, a code A to G."""

    reason: str


class OperatorRead(Message, frozen=True, kw_only=True):
    """Read: who is logged in."""

    id: Id
    name: str
    role: Literal["receptionist", "supervisor"]


class InstitutionRead(Message, frozen=True, kw_only=True):
    """Read: the clinic."""

    id: Id
    name: str
    registration_number: str


class Session(Secret, frozen=True, kw_only=True):
    """Read: an open session with its bearer token (RFC 6750)."""

    token: Token
    expires_at: str
    operator: OperatorRead
    institution: InstitutionRead


class GroupRead(Message, frozen=True, kw_only=True):
    """Read: a folder of services."""

    id: Id
    name: str


class ServiceRead(Message, frozen=True, kw_only=True):
    """Read: a service, its price in cents."""

    code: Id
    name: str
    group: Id
    price: Cents


class ProviderRead(Message, frozen=True, kw_only=True):
    """Read: a doctor or specialist."""

    id: Id
    name: str
    speciality: str


class InsurerRead(Message, frozen=True, kw_only=True):
    """Read: an insurance company."""

    id: Id
    name: str


class CatalogueRead(Message, frozen=True, kw_only=True):
    """Read: all that a bill can be made of."""

    version: str
    groups: tuple[GroupRead, ...]
    services: tuple[ServiceRead, ...]
    providers: tuple[ProviderRead, ...]
    insurers: tuple[InsurerRead, ...]


class ReasonRead(Message, frozen=True, kw_only=True):
    """Read: why the insurer pays less than the price."""

    code: Id
    text: str


class LineRead(Message, frozen=True, kw_only=True):
    """Read: one adjudicated line, amounts in cents."""

    number: int
    service: str
    name: str
    price: Cents
    compensated: Cents
    patient: Cents
    status: Literal["full", "partial", "refused"]
    reason: ReasonRead | None


class TotalsRead(Message, frozen=True, kw_only=True):
    """Read: the sums over all lines, in cents."""

    price: int
    compensated: int
    patient: int


class TransactionRead(Message, frozen=True, kw_only=True):
    """Read: a transaction as the insurer has it; a tombstone has no lines."""

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


class Problem(Message, frozen=True, kw_only=True):
    """Read: an error (RFC 9457)."""

    type: ProblemType
    status: int
    detail: str = ""
    line: int | None = None
