"""The HTTP face of the terminal service: the contract's operations as routes of a FastAPI application."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from kiosk.sandbox.wire import document
from kiosk.sandbox.wire.operations import OPERATIONS, Name, Operation

Endpoint = Callable[[Request], Awaitable[Response]]


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
