"""The contract's operations as a table: address, prose, bodies, and every problem each can answer with."""

import re
from typing import Final, Literal

from msgspec import Struct

from kiosk.sandbox.wire import messages as m

Name = Literal[
    "logIn", "logOut", "catalogue", "adjudicate", "inquire", "confirm", "cancel", "void", "transactions"
]


class Operation(Struct, frozen=True):
    """One method of one address.

    Attributes:
        name: its `operationId`.
        status: the HTTP status of its good answer.
        body: the request's message, or None for a request without a body.
        answer: the good answer's message, or None for one without a body.
        problems: the names of its own problems; `COMMON` and the session's come on top.
        secured: whether it needs a session.
    """

    name: Name
    method: Literal["GET", "PUT", "POST", "DELETE"]
    path: str
    summary: str
    prose: str
    status: int = 200
    body: type[m.Request] | None = None
    answer: type[m.Message] | None = None
    problems: tuple[str, ...] = ()
    secured: bool = True

    @property
    def all_problems(self) -> tuple[str, ...]:
        """The names of all problems it can answer with."""
        session = ("session-expired",) if self.secured else ()
        body = ("malformed", "not-json", "too-large") if self.body else ()
        return (*session, *self.problems, *body, *COMMON)


COMMON: Final = ("internal-error",)
_TRANSACTION: Final = "/v1/transactions/{id}"

OPERATIONS: Final = (
    Operation(
        name="logIn",
        method="POST",
        path="/v1/session",
        summary="Log in",
        prose="Opens a session for an operator. Several sessions of one operator may be open at once.",
        status=201,
        body=m.Credentials,
        answer=m.Session,
        problems=("wrong-credentials",),
        secured=False,
    ),
    Operation(
        name="logOut",
        method="DELETE",
        path="/v1/session",
        summary="Log out",
        prose="Closes the session. Transactions are not touched by it.",
        status=204,
    ),
    Operation(
        name="catalogue",
        method="GET",
        path="/v1/catalogue",
        summary="The clinic's catalogue",
        prose="All groups, services, providers and insurers, in the order in which to show them. Where the "
        "clinic works with one insurer, `insurers` has one entry.",
        answer=m.Catalogue,
    ),
    Operation(
        name="adjudicate",
        method="PUT",
        path=_TRANSACTION,
        summary="Ask the insurer about a bill",
        prose="The client chooses the id and stores it before it sends. The insurer says for each line what "
        "it pays, and holds that answer for `hold_seconds`; until it is confirmed nothing is committed. If "
        "every line is refused, the transaction is `declined`.\n\n"
        "**Safe to repeat.** The same id with byte-identical bodies gives the same answer, never a second "
        "adjudication: the stored lines, with the transaction's present state. The same id with other bytes "
        "is refused with `payload-differs`. An id that is cancelled, with or without lines, is refused with "
        "`cancelled`, whatever the bytes. A 4xx stores nothing: the id can be used again.",
        body=m.Bill,
        answer=m.Transaction,
        problems=(
            "payload-differs",
            "cancelled",
            "line-limit",
            "lines-not-numbered",
            "unknown-service",
            "price-differs",
            "unknown-provider",
            "unknown-insurer",
            "card-unreadable",
            "card-of-another-insurer",
            "unknown-person",
            "card-unknown",
            "card-of-another-person",
            "policy-expired",
        ),
    ),
    Operation(
        name="inquire",
        method="GET",
        path=_TRANSACTION,
        summary="Where a transaction stands",
        prose="The status inquiry after a lost answer. Both answers are definite: 200 says what the "
        "insurer has, 404 says that nothing of this id ever reached it. It changes nothing.",
        answer=m.Transaction,
        problems=("unknown-transaction", "malformed"),
    ),
    Operation(
        name="confirm",
        method="POST",
        path=_TRANSACTION + "/confirm",
        summary="Accept the insurer's answer",
        prose="Commits the insurer to the answered lines. Safe to repeat: confirming a confirmed transaction "
        "gives 200 again. After the hold has expired the transaction is cancelled: the first such confirm is "
        "answered with `hold-expired`, later ones with `cancelled`.",
        answer=m.Transaction,
        problems=("unknown-transaction", "cancelled", "voided", "declined", "hold-expired", "malformed"),
    ),
    Operation(
        name="cancel",
        method="POST",
        path=_TRANSACTION + "/cancel",
        summary="Drop a transaction that is not confirmed",
        prose="Always succeeds unless the transaction is confirmed or voided; safe to repeat. An id that the "
        "service has never seen becomes a tombstone: a later adjudication or confirm of it is refused with "
        "`cancelled`, so a request that is still on its way cannot come to life. A declined transaction "
        "becomes cancelled too.",
        answer=m.Transaction,
        problems=("confirmed", "voided", "malformed"),
    ),
    Operation(
        name="void",
        method="POST",
        path=_TRANSACTION + "/void",
        summary="Annul a confirmed transaction",
        prose="Takes back what was confirmed and gives limits back to the policy. Safe to repeat: voiding a "
        "voided transaction gives 200 again, whatever the reason. Reason H without a `note` is refused with "
        "`note-missing`. Possible until `void_until`, the end of the insurer's business day; always where "
        "that is null.",
        body=m.Void,
        answer=m.Transaction,
        problems=("unknown-transaction", "not-confirmed", "void-cutoff", "note-missing"),
    ),
    Operation(
        name="transactions",
        method="GET",
        path="/v1/transactions",
        summary="The transactions of a day",
        prose="Every transaction that was answered on the day, tombstones included, newest first, as each "
        "stands now. A day is a calendar day of the service's local time; without `day` it is today. "
        "Any other parameter is refused.",
        answer=m.Transactions,
        problems=("malformed",),
    ),
)


def operations_at(path: str) -> tuple[Operation, ...]:
    """Return the operations of an address."""
    return tuple(o for o in OPERATIONS if re.fullmatch(o.path.replace("{id}", "[^/]+"), path))
