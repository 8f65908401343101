"""What a request goes through: session, body and address are checked, then the operation is carried out."""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from kiosk.sandbox.sessions import Sessions
from kiosk.sandbox.wire import messages as m
from kiosk.sandbox.wire.fields import UUID
from kiosk.sandbox.wire.operations import Operation
from kiosk.sandbox.wire.problems import ProblemError

MAX_BODY: Final = 64 * 1024
_MAX_DRAINED: Final = 1024 * 1024
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

Endpoint = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Call:
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


def endpoint(operation: Operation, handler: Handler, sessions: Sessions) -> Endpoint:
    """Return what FastAPI calls for an operation."""

    async def serve(request: Request) -> Response:
        token = _token(request) if operation.secured else ""
        if operation.secured:
            await run_in_threadpool(sessions.require, token)
        call = await _call(operation, request, token)
        answer = await run_in_threadpool(handler, call)
        if answer is None:
            return Response(status_code=operation.status)
        body = msgspec.json.encode(answer)
        return Response(body, operation.status, media_type="application/json")

    return serve


async def _call(operation: Operation, request: Request, token: str) -> Call:
    transaction_id = _id(request.path_params)
    day = _day(request.query_params.multi_items()) if operation.name == "transactions" else None
    if operation.body is None:
        return Call(transaction_id, day, token=token)
    _require_json(request.headers.get("content-type", ""))
    body = await _body(request)
    return Call(transaction_id, day, body, _decode(body, operation.body), token)


def _token(request: Request) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise ProblemError("session-expired")
    return token.strip()


def _id(path: Mapping[str, str]) -> str:
    transaction_id = path.get("id", "")
    if "id" in path and re.fullmatch(UUID.strip("^$"), transaction_id) is None:
        raise ProblemError("malformed", "the id is not a UUID in lower case")
    return transaction_id


def _day(query: list[tuple[str, str]]) -> date | None:
    """Return the day asked for; a misspelt name must not silently mean today."""
    if not query:
        return None
    name, text = query[0]
    if len(query) > 1 or name != "day":
        raise ProblemError("malformed", "the only parameter is day, once")
    try:
        return date.fromisoformat(text if _DAY.fullmatch(text) else "")
    except ValueError:
        raise ProblemError("malformed", "day is not a date as YYYY-MM-DD") from None


def _require_json(content_type: str) -> None:
    media_type, _, parameters = content_type.partition(";")
    charset = parameters.strip().lower().removeprefix("charset=").strip('"')
    if media_type.strip().lower() != "application/json" or charset not in {"", "utf-8"}:
        raise ProblemError("not-json")


async def _body(request: Request) -> bytes:
    """Return the body; a little more than allowed is still drained, so that the client hears the answer."""
    kept, length = bytearray(), 0
    async for chunk in request.stream():
        length += len(chunk)
        if length > _MAX_DRAINED:
            break
        kept += chunk[: MAX_BODY + 1 - len(kept)]
    if length > MAX_BODY:
        raise ProblemError("too-large")
    return bytes(kept)


def _decode(body: bytes, message: type[m.Request]) -> m.Request:
    try:
        return msgspec.json.decode(body, type=message)
    except (msgspec.DecodeError, RecursionError) as error:
        raise ProblemError("malformed", str(error)) from None
