"""The messages of docs/terminal-api.yaml that the client sends; what is secret in them is not shown."""

from typing import Annotated, Final

from msgspec import Meta, Struct

MAX_CENTS: Final = 100_000_000

Cents = Annotated[int, Meta(ge=0, le=MAX_CENTS)]


class Message(Struct, frozen=True, kw_only=True):
    """A body, or a part of one."""


class Secret(Message, frozen=True, kw_only=True):
    """A body that must not be shown."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"


class Credentials(Secret, frozen=True, kw_only=True):
    """Who logs in."""

    user: str
    password: str


class BillLine(Message, frozen=True, kw_only=True):
    """One service of the bill, numbered from 1, its price in cents."""

    number: int
    service: str
    price: Cents


class Bill(Secret, frozen=True, kw_only=True):
    """What the insurer is asked. `card` is a compact JWE, `person` eleven digits."""

    lines: tuple[BillLine, ...]
    provider: str
    insurer: str
    person: str
    card: str
    created_at: str


class Void(Message, frozen=True, kw_only=True, omit_defaults=True):
    """Why a confirmed transaction is annulled, a code A to H, and what was written beside it."""

    reason: str
    note: str = ""
