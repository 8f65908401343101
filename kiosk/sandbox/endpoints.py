"""What a request goes through: session, body and address are checked, then the operation is carried out."""

from collections.abc import Awaitable, Callable
from typing import Final

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from kiosk.sandbox.calls import Call, Handler, day_in, decoded, id_in
from kiosk.sandbox.sessions import Sessions
from kiosk.sandbox.wire.operations import Operation
from kiosk.sandbox.wire.problems import ProblemError

MAX_BODY: Final = 64 * 1024
_MAX_DRAINED: Final = 1024 * 1024

Endpoint = Callable[[Request], Awaitable[Response]]


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
    transaction_id = id_in(request.path_params)
    day = day_in(request.query_params.multi_items()) if operation.name == "transactions" else None
    if operation.body is None:
        return Call(transaction_id, day, token=token)
    _require_json(request.headers.get("content-type", ""))
    body = await _body(request)
    return Call(transaction_id, day, body, decoded(body, operation.body), token)


def _token(request: Request) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise ProblemError("session-expired")
    return token.strip()


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
