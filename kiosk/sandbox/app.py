"""The HTTP face of the terminal service: the contract's operations as routes of a FastAPI application."""

from collections.abc import Mapping
from typing import Any, Final

import msgspec
from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kiosk.sandbox.endpoints import Endpoint
from kiosk.sandbox.wire import document
from kiosk.sandbox.wire.operations import OPERATIONS, Name, Operation, operations_at
from kiosk.sandbox.wire.problems import MEDIA_TYPE, ProblemError

_FRAMEWORK: Final = {404: "not-found", 405: "method-not-allowed"}


class TerminalService(FastAPI):
    """The application; it serves its own OpenAPI document at `/openapi.json`."""

    def __init__(self, endpoints: Mapping[Name, Endpoint]) -> None:
        super().__init__(
            title=document.TITLE,
            version=document.VERSION,
            description=document.DESCRIPTION,
            docs_url=None,
            redoc_url=None,
            redirect_slashes=False,
        )
        for operation in OPERATIONS:
            self._add(operation, endpoints[operation.name])
        self.add_exception_handler(ProblemError, _problem)
        self.add_exception_handler(HTTPException, _framework_problem)
        self.add_exception_handler(Exception, _failure)

    def _add(self, operation: Operation, endpoint: Endpoint) -> None:
        self.add_api_route(
            operation.path,
            endpoint,
            methods=[operation.method],
            operation_id=operation.name,
            summary=operation.summary,
            description=operation.prose,
            status_code=operation.status,
            response_class=Response,
            response_model=None,
            responses=document.responses(operation),
            openapi_extra=document.request(operation),
        )

    def openapi(self) -> dict[str, Any]:
        """Return what FastAPI knows of the routes, with the messages' schemas."""
        return super().openapi() | {"components": document.components()}


def answer(problem: ProblemError, headers: Mapping[str, str] | None = None) -> Response:
    """Return a problem as an HTTP answer (RFC 9457)."""
    status = problem.kind.status.value
    challenge = {"WWW-Authenticate": "Bearer"} if status == 401 else {}
    body = msgspec.json.encode(problem.message())
    return Response(body, status, {**challenge, **(headers or {})}, MEDIA_TYPE)


async def _problem(_request: Request, error: Exception) -> Response:
    if not isinstance(error, ProblemError):
        raise error
    return answer(error)


async def _framework_problem(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    # The framework names the methods of one route only; RFC 9110 asks for all of the address's.
    methods = ", ".join(operation.method for operation in operations_at(request.url.path))
    allow = {"Allow": methods} if error.status_code == 405 and methods else {}
    return answer(
        ProblemError(_FRAMEWORK.get(error.status_code, "malformed")), {**(error.headers or {}), **allow}
    )


async def _failure(_request: Request, _error: Exception) -> Response:
    return answer(ProblemError("internal-error"))
