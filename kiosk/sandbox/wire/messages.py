"""The contract's messages: what travels in bodies, decoded strictly and described for the document."""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from kiosk.sandbox.wire import fields as f


class Message(Struct, frozen=True, kw_only=True):
    """A body, or a part of one, in an answer; clients ignore members that they do not know."""


class Request(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A body, or a part of one, in a request: members that the contract does not name are refused."""


class Credentials(Request, frozen=True, kw_only=True):
    """A user name and password."""

    user: Annotated[str, Meta(min_length=1, max_length=200, description="The user name.")]
    password: Annotated[str, Meta(min_length=1, max_length=200, description="The password.")]


class Operator(Message, frozen=True, kw_only=True):
    """Who is logged in. A supervisor may also decide what a receptionist may not."""

    id: Annotated[str, Meta(description="The operator's id, stable over sessions.")]
    name: Annotated[str, Meta(description="The operator's name as shown on screen and voucher.")]
    role: Annotated[Literal["receptionist", "supervisor"], Meta(description="What the operator may do.")]


class Institution(Message, frozen=True, kw_only=True):
    """The medical institution that the clinic's log-ins belong to."""

    id: Annotated[str, Meta(description="The institution's code.")]
    name: Annotated[str, Meta(description="The institution's name.")]
    registration_number: Annotated[str, Meta(description="Its number in the commercial register.")]


class Session(Message, frozen=True, kw_only=True):
    """An open session. The token goes into the `Authorization: Bearer` header of every other request."""

    token: Annotated[str, Meta(description="An opaque bearer token (RFC 6750).")]
    expires_at: f.DateTime
    operator: Operator
    institution: Institution


class Group(Message, frozen=True, kw_only=True):
    """A folder of services."""

    id: Annotated[str, Meta(description="The group's id.")]
    name: Annotated[str, Meta(description="The group's name.")]


class Service(Message, frozen=True, kw_only=True):
    """A service that the institution gives."""

    code: f.ServiceCode
    name: Annotated[str, Meta(description="The service's name; may be long.")]
    group: Annotated[str, Meta(description="The id of the group that holds it.")]
    price: f.Cents


class Provider(Message, frozen=True, kw_only=True):
    """A doctor or specialist who gives services."""

    id: f.ProviderId
    name: Annotated[str, Meta(description="The provider's name.")]
    speciality: Annotated[str, Meta(description="The provider's speciality.")]


class Insurer(Message, frozen=True, kw_only=True):
    """An insurance company that the clinic works with."""

    id: f.InsurerId
    name: Annotated[str, Meta(description="The company's name.")]
    phone: Annotated[
        str, Meta(description="Where the clinic may call the company, for people to read; empty if nowhere.")
    ] = ""


class Catalogue(Message, frozen=True, kw_only=True):
    """All that a bill can be made of. Every service's group is in `groups`."""

    version: Annotated[str, Meta(description="Changes whenever anything else in the catalogue does.")]
    groups: list[Group]
    services: list[Service]
    providers: list[Provider]
    insurers: list[Insurer]


class BillLine(Request, frozen=True, kw_only=True):
    """One service given once. A service given twice is two lines; there is no quantity."""

    number: f.LineNumber
    service: f.ServiceCode
    price: f.Cents


class Bill(Request, frozen=True, kw_only=True):
    """What is asked of the insurer: the services of one visit, who gave them, and to whom."""

    lines: Annotated[
        list[BillLine],
        Meta(
            description="1 to 30 lines in order, numbered 1, 2, 3 … without a gap.",
            extra_json_schema={"minItems": 1, "maxItems": f.MAX_LINES},
        ),
    ]
    provider: f.ProviderId
    insurer: f.InsurerId
    person: Annotated[
        str,
        Meta(pattern="^[0-9]{11}$", description="The insured person's code: eleven digits, no dash."),
    ]
    card: Annotated[
        str,
        Meta(
            description=(
                "The swiped card as a compact JWE (RFC 7516), ECDH-ES with A256GCM on P-256 for the "
                "service's public key. "
                'Its payload is JSON: `{"issuer": insurer id, "number": card number, "tracks": '
                '{"2": track without sentinels}}`. The service opens it, checks it, and keeps nothing of it '
                "but the masked number."
            ),
            extra_json_schema={"pattern": f.COMPACT_JWE, "maxLength": 8192},
        ),
    ]
    created_at: Annotated[
        str,
        Meta(
            min_length=20,
            max_length=40,
            description="When the client made the bill: RFC 3339 date and time.",
            extra_json_schema=f.DATE_TIME,
        ),
    ]


class Reason(Message, frozen=True, kw_only=True):
    """Why the insurer pays less than the price."""

    code: Annotated[str, Meta(description="The insurer's reason code.")]
    text: Annotated[str, Meta(description="The reason in Latvian, for the patient.")]


class Line(Message, frozen=True, kw_only=True):
    """One adjudicated line: `price` = `compensated` + `patient`, always, in cents."""

    number: f.LineNumber
    service: f.ServiceCode
    name: Annotated[str, Meta(description="The service's name.")]
    price: f.Cents
    compensated: Annotated[f.Cents, Meta(description="What the insurer pays; 0 on a refused line.")]
    patient: Annotated[f.Cents, Meta(description="What is left to the patient.")]
    status: f.LineStatus
    reason: Annotated[
        Reason | None, Meta(description="Given on every partial or refused line; null on a full one.")
    ]


class Totals(Message, frozen=True, kw_only=True):
    """The sums over all lines, refused ones included."""

    price: f.Cents
    compensated: f.Cents
    patient: f.Cents


class Transaction(Message, frozen=True, kw_only=True):
    """A transaction as the insurer has it.

    There is one line for every line of the bill, with its number; a client that misses a number, or sees
    one twice, must treat the whole answer as unreadable. The tombstone of an id that was never
    adjudicated is `cancelled`, has no lines and zero totals, and empty `reference`, `insurer`, `provider` and
    `insured_name`.
    """

    id: f.TransactionId
    state: f.State
    reference: Annotated[
        str, Meta(description="The insurer's own number for its answer, for example `PA-2026-000123`.")
    ]
    insurer: Annotated[str, Meta(description="The insurer's id.")]
    provider: Annotated[str, Meta(description="The provider's id.")]
    insured_name: Annotated[str, Meta(description="The insured person's name, for the voucher.")]
    answered_at: Annotated[f.DateTime, Meta(description="When the insurer answered the bill.")]
    hold_seconds: Annotated[
        int,
        Meta(
            ge=0,
            description=(
                "For how many more seconds the insurer holds the answer for a confirmation: 120 at first "
                "unless the insurer says otherwise, 0 in every state but `adjudicated`."
            ),
        ),
    ]
    lines: list[Line]
    totals: Totals
    void_until: Annotated[
        f.DateTime | None,
        Meta(
            description=(
                "Until when the insurer takes a void of this confirmed transaction, that moment itself being "
                "too late. Null where it sets no end, and in every state but `confirmed`."
            )
        ),
    ] = None


class Transactions(Message, frozen=True, kw_only=True):
    """The transactions of a day, newest first."""

    transactions: list[Transaction]


class Void(Request, frozen=True, kw_only=True):
    """Why a confirmed transaction is annulled."""

    reason: f.VoidReason
    note: Annotated[
        str,
        Meta(
            max_length=200,
            description="What the operator wrote beside the reason; not empty with reason H. "
            "Holds no patient's data.",
        ),
    ] = ""


class Problem(Message, frozen=True, kw_only=True):
    """An error (RFC 9457). `type` is the stable name; the words are for the log, not for the patient."""

    type: Annotated[
        str, Meta(pattern="^urn:polise:problem:[a-z0-9-]+$", description="The problem's stable name.")
    ]
    title: Annotated[str, Meta(description="The problem in a few words, the same each time.")]
    status: Annotated[int, Meta(ge=400, le=599, description="The HTTP status code.")]
    detail: Annotated[str, Meta(description="What went wrong this time. Never holds personal or card data.")]
    line: Annotated[int, Meta(description="The number of the bill's line at fault.")] | UnsetType = UNSET
