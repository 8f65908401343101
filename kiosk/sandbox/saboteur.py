"""The ASGI layer that strikes with the scripted faults, and the two addresses that only it offers."""

import asyncio
from collections.abc import Mapping
from typing import Any, Final, cast

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kiosk.sandbox.app import answer
from kiosk.sandbox.faults import Fault, Script
from kiosk.sandbox.service import Service
from kiosk.sandbox.wire.operations import Name, operations_at
from kiosk.sandbox.wire.problems import ProblemError

TRANSPORT: Final = "sandbox.transport"
"""Where the server puts the connection's transport into the scope, so that it can be closed."""

_OVERSIZE: Final = b" " * (4 * 1024 * 1024)


class Saboteur:
    """Wraps the application; without a scripted fault it passes everything through."""

    def __init__(self, service: Service) -> None:
        self._app: ASGIApp = service.app
        self._script = Script()
        service.app.add_api_route("/sandbox/faults", self._plan, methods=["POST"], include_in_schema=False)
        service.app.add_api_route(
            "/sandbox/counts", _counting(service), methods=["GET"], include_in_schema=False
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, with the fault that is due."""
        fault = self._script.take(_operation(scope)) if scope["type"] == "http" else None
        if fault is None:
            await self._app(scope, receive, send)
        else:
            await self._strike(fault, scope, receive, send)

    async def _plan(self, request: Request) -> Response:
        try:
            self._script.replace(msgspec.json.decode(await request.body(), type=list[Fault]))
        except msgspec.DecodeError as error:
            return answer(ProblemError("malformed", str(error)))
        return Response(status_code=204)

    async def _strike(self, fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
        worked = await self._work(scope, receive) if fault.works_first else None
        await asyncio.sleep(fault.seconds)
        if fault.kind in {"close", "drop-answer"}:
            await _close(scope, receive)
        elif fault.kind == "delay" and worked is None:
            await self._app(scope, receive, send)
        else:
            await _spoilt(fault, worked)(scope, receive, send)

    async def _work(self, scope: Scope, receive: Receive) -> Response:
        """Carry the operation out and keep its answer back."""
        kept: list[Message] = []

        async def keep(message: Message) -> None:
            kept.append(message)

        await self._app(scope, receive, keep)
        body = b"".join(message.get("body", b"") for message in kept)
        response = Response(body, kept[0]["status"])
        response.raw_headers = kept[0]["headers"]
        return response


def _counting(service: Service) -> Any:
    async def counts() -> Response:
        return Response(msgspec.json.encode(service.insurer.counts()), media_type="application/json")

    return counts


async def _close(scope: Scope, receive: Receive) -> None:
    """Close the connection, and stay until the server has noticed: else it would answer for us."""
    cast("asyncio.Transport", scope[TRANSPORT]).abort()
    while (await receive())["type"] != "http.disconnect":
        pass


def _operation(scope: Scope) -> Name | None:
    here = operations_at(scope["path"])
    return next((operation.name for operation in here if operation.method == scope["method"]), None)


def _spoilt(fault: Fault, worked: Response | None) -> Response:
    """Return what is answered instead of the good answer, if there was one."""
    good = bytes(worked.body) if worked is not None else b"{}"
    status = worked.status_code if worked is not None else 200
    match fault.kind:
        case "status-500":
            return answer(ProblemError("internal-error"))
        case "garbage":
            return Response(b'{"id": "\xff\x00 <html>', status, media_type="application/json")
        case "oversize":
            return Response(_OVERSIZE + good, status, media_type="application/json")
        case "missing-line" | "repeated-line":
            return Response(_other_lines(fault, good), status, media_type="application/json")
    return worked or Response(good, status, media_type="application/json")


def _other_lines(fault: Fault, good: bytes) -> bytes:
    transaction: Mapping[str, Any] = msgspec.json.decode(good)
    lines = transaction.get("lines", [])
    spoilt = lines[:-1] if fault.kind == "missing-line" else [*lines, *lines[:1]]
    return msgspec.json.encode({**transaction, "lines": spoilt})
