"""The terminal service as the flow sees it: every call ends in an outcome, never in an exception."""

from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from kiosk.domain.card import Card
from kiosk.domain.catalogue import Catalogue
from kiosk.domain.operator import Institution, Operator
from kiosk.domain.transaction import Adjudication, Transaction


class RemoteState(StrEnum):
    """Where the terminal service says a transaction stands."""

    ADJUDICATED = "adjudicated"
    DECLINED = "declined"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"
    VOIDED = "voided"


class Stands(Struct, frozen=True):
    """A definite answer: the transaction as the service has it.

    Attributes:
        adjudication: its lines; None for a tombstone, which has none.
        void_until: until when it can be voided, RFC 3339; empty if the insurer sets no end, or it is not
            confirmed.
    """

    state: RemoteState
    reference: str
    adjudication: Adjudication | None = None
    void_until: str = ""


class Refused(Struct, frozen=True):
    """A definite no (a 4xx problem): the command was not carried out.

    Attributes:
        problem: the last part of the problem's type, for example `card-of-another-person`.
        detail: the service's words.
        line: the bill's line that is at fault, if one is.
    """

    problem: str
    detail: str = ""
    line: int | None = None


class NotFound(Struct, frozen=True):
    """A definite answer: the service has no transaction of that id."""


class NotAuthorised(Struct, frozen=True):
    """The session has expired; the command was not carried out this time."""


class NotSent(Struct, frozen=True):
    """No connection could be made, so not one byte of the command left the kiosk."""

    cause: str


class NoAnswer(Struct, frozen=True):
    """Nobody knows: a timeout, a 5xx, or an answer that cannot be read.

    Attributes:
        cause: a keyword: timeout, server-error, unreadable, connection-lost.
    """

    cause: str


Outcome = Stands | Refused | NotFound | NotAuthorised | NotSent | NoAnswer
Failure = Refused | NotAuthorised | NotSent | NoAnswer


class SessionOpened(Struct, frozen=True):
    """Logged in; the token stays with the adapter."""

    operator: Operator
    institution: Institution


class Terminal(Protocol):
    """The client of the terminal service; used from one worker thread, its calls block."""

    def log_in(self, user: str, password: str) -> SessionOpened | Failure:
        """Open a session and keep its token; `Refused("wrong-credentials")` on a wrong password.

        A session that was open stays the one in use until the new one stands, and is closed then.
        """
        ...

    def log_out(self) -> None:
        """Forget the token, and tell the service if it can be reached."""
        ...

    def vouch(self, user: str, password: str) -> SessionOpened | Failure:
        """Tell whose credentials these are; the session in use stays, none other is left open."""
        ...

    def catalogue(self) -> Catalogue | Failure:
        """Return the clinic's catalogue."""
        ...

    def payload(self, transaction: Transaction, card: Card) -> bytes:
        """Return the bytes that ask for this transaction's adjudication; pure."""
        ...

    def adjudicate(self, transaction: Transaction, payload: bytes) -> Outcome:
        """Ask the insurer. The answer's lines are matched against the bill; a mismatch is no answer."""
        ...

    def confirm(self, transaction: Transaction) -> Outcome:
        """Accept the insurer's answer."""
        ...

    def cancel(self, transaction: Transaction) -> Outcome:
        """Drop it; also succeeds for an id that the service has never seen."""
        ...

    def void(self, transaction: Transaction, reason: str, note: str = "") -> Outcome:
        """Annul a confirmed transaction; `reason` is a code of kiosk.domain.voiding, `note` tells more."""
        ...

    def inquire(self, transaction: Transaction) -> Outcome:
        """Ask where the transaction stands."""
        ...
