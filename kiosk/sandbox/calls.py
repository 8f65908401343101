"""What an operation of the contract is called with, and the checks of its form, whatever carries the call."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

import msgspec

from kiosk.sandbox.wire import messages as m
from kiosk.sandbox.wire.fields import UUID
from kiosk.sandbox.wire.problems import ProblemError

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Call(msgspec.Struct, frozen=True):
    """A request whose form is right.

    Attributes:
        id: the transaction's id, or "" where the address has none.
        day: the day asked for, if one was.
        body: the body's bytes.
        message: the decoded body of an operation that has one.
        token: the session's token, or "" where none is needed.
    """

    id: str = ""
    day: date | None = None
    body: bytes = b""
    message: m.Request | None = None
    token: str = ""


Handler = Callable[[Call], m.Message | None]


def id_in(path: Mapping[str, str]) -> str:
    """Return the transaction's id among an address' parts, or "" where there is none.

    Raises:
        ProblemError: `malformed`.
    """
    transaction_id = path.get("id", "")
    if "id" in path and re.fullmatch(UUID.strip("^$"), transaction_id) is None:
        raise ProblemError("malformed", "the id is not a UUID in lower case")
    return transaction_id


def day_in(query: list[tuple[str, str]]) -> date | None:
    """Return the day asked for; a misspelt name must not silently mean today.

    Raises:
        ProblemError: `malformed`.
    """
    if not query:
        return None
    name, text = query[0]
    if len(query) > 1 or name != "day":
        raise ProblemError("malformed", "the only parameter is day, once")
    try:
        return date.fromisoformat(text if _DAY.fullmatch(text) else "")
    except ValueError:
        raise ProblemError("malformed", "day is not a date as YYYY-MM-DD") from None


def decoded(body: bytes, message: type[m.Request]) -> m.Request:
    """Return the body as a message.

    Raises:
        ProblemError: `malformed`.
    """
    try:
        return msgspec.json.decode(body, type=message)
    except (msgspec.DecodeError, RecursionError) as error:
        raise ProblemError("malformed", str(error)) from None
