"""Every problem the service can answer with: its name, its HTTP status and its title (RFC 9457)."""

from http import HTTPStatus as Http
from typing import Final

from msgspec import UNSET, Struct

from kiosk.sandbox.wire.messages import Problem

PREFIX: Final = "urn:polise:problem:"
MEDIA_TYPE: Final = "application/problem+json"


class Kind(Struct, frozen=True):
    """A kind of problem, as the document lists it."""

    name: str
    status: Http
    title: str

    @property
    def type(self) -> str:
        """The URN that travels as the problem's `type`."""
        return PREFIX + self.name


def _kinds(status: Http, titles: dict[str, str]) -> dict[str, Kind]:
    return {name: Kind(name, status, title) for name, title in titles.items()}


KINDS: Final = {
    **_kinds(Http.BAD_REQUEST, {"malformed": "The request is not what the contract describes"}),
    **_kinds(
        Http.UNAUTHORIZED,
        {
            "wrong-credentials": "The user name or the password is wrong",
            "session-expired": "The session is missing, closed or expired",
        },
    ),
    **_kinds(
        Http.NOT_FOUND,
        {
            "unknown-transaction": "The service has no transaction of this id",
            "not-found": "The service has nothing at this address",
        },
    ),
    **_kinds(Http.METHOD_NOT_ALLOWED, {"method-not-allowed": "The address does not offer this method"}),
    **_kinds(
        Http.CONFLICT,
        {
            "payload-differs": "The id was used before with another body",
            "cancelled": "The transaction is cancelled",
            "voided": "The transaction is voided",
            "declined": "The transaction was declined: every line is refused",
            "confirmed": "The transaction is confirmed",
            "hold-expired": "The insurer no longer holds the answer; the transaction is cancelled now",
            "not-confirmed": "The transaction is not confirmed",
            "void-cutoff": "The insurer's business day is over; only the insurer can annul it now",
        },
    ),
    **_kinds(Http.REQUEST_ENTITY_TOO_LARGE, {"too-large": "The body is larger than 64 KiB"}),
    **_kinds(Http.UNSUPPORTED_MEDIA_TYPE, {"not-json": "The body's content type is not application/json"}),
    **_kinds(
        Http.UNPROCESSABLE_ENTITY,
        {
            "unknown-service": "The catalogue has no such service",
            "price-differs": "The catalogue has another price for the service",
            "unknown-provider": "The catalogue has no such provider",
            "unknown-insurer": "The clinic does not work with such an insurer",
            "unknown-person": "The insurer does not insure this person",
            "card-of-another-person": "The card was issued to another person",
            "card-of-another-insurer": "The card was issued by another insurer",
            "card-unknown": "The insurer has not issued this card",
            "card-unreadable": "The card's JWE cannot be opened, or holds no card",
            "note-missing": "Reason H has to be told in the note",
            "policy-expired": "The person's policy is no longer in force",
            "line-limit": "A bill has 1 to 30 lines",
            "lines-not-numbered": "The lines are not numbered 1, 2, 3 … in order",
        },
    ),
    **_kinds(Http.INTERNAL_SERVER_ERROR, {"internal-error": "The service failed; nothing is known"}),
}
"""All kinds by name."""


class ProblemError(Exception):
    """The request is answered with a problem.

    Attributes:
        kind: the kind of problem.
        detail: what went wrong this time, without personal or card data.
        line: the bill's line at fault, if one is.
    """

    def __init__(self, name: str, detail: str = "", line: int | None = None) -> None:
        self.kind = KINDS[name]
        self.detail = detail or self.kind.title
        self.line = line
        super().__init__(f"{name}: {self.detail}")

    def message(self) -> Problem:
        """Return the problem as it travels."""
        kind = self.kind
        return Problem(
            type=kind.type,
            title=kind.title,
            status=kind.status.value,
            detail=self.detail,
            line=UNSET if self.line is None else self.line,
        )
