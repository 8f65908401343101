"""The terminal service by direct call: the same operations and answers as over HTTP, with no wire at all.

Training mode uses it: what has no socket cannot reach anybody else's service.
"""

import re
from http import HTTPStatus

import msgspec

from kiosk.sandbox.calls import Call, decoded, id_in
from kiosk.sandbox.core import Core
from kiosk.sandbox.faults import Fault, Script
from kiosk.sandbox.wire.operations import Operation, operations_at
from kiosk.sandbox.wire.problems import MEDIA_TYPE, ProblemError


class Reply(msgspec.Struct, frozen=True):
    """An answer as HTTP would carry it."""

    status: int
    media_type: str
    body: bytes


class Direct:
    """Carries operations out when called.

    Args:
        core: the operations.

    Attributes:
        script: the faults still to come; those that spoil an answer's lines are for HTTP alone.
    """

    def __init__(self, core: Core) -> None:
        self._core = core
        self.script = Script()

    def answer(self, method: str, path: str, token: str, body: bytes | None) -> Reply | None:
        """Return the answer; None where a fault lets none come."""
        try:
            operation = _operation(method, path)
            fault = self.script.take(operation.name)
            if fault is None or fault.works_first:
                reply = self._worked(operation, path, token, body or b"")
            return reply if fault is None else _struck(fault)
        except ProblemError as problem:
            return _problem(problem)

    def _worked(self, operation: Operation, path: str, token: str, body: bytes) -> Reply:
        if operation.secured:
            self._core.sessions.require(token)
        message = decoded(body, operation.body) if operation.body else None
        call = Call(_id(operation, path), None, body, message, token)
        answer = self._core.handlers[operation.name](call)
        if answer is None:
            return Reply(operation.status, "", b"")
        return Reply(operation.status, "application/json", msgspec.json.encode(answer))

    def close(self) -> None:
        """Close the database."""
        self._core.store.close()


def _operation(method: str, path: str) -> Operation:
    here = operations_at(path)
    found = next((operation for operation in here if operation.method == method), None)
    if found is None:
        raise ProblemError("method-not-allowed" if here else "not-found")
    return found


def _id(operation: Operation, path: str) -> str:
    found = re.fullmatch(operation.path.replace("{id}", "(?P<id>[^/]+)"), path)
    return id_in(found.groupdict() if found else {})


def _struck(fault: Fault) -> Reply | None:
    return _problem(ProblemError("internal-error")) if fault.kind == "status-500" else None


def _problem(problem: ProblemError) -> Reply:
    status: HTTPStatus = problem.kind.status
    return Reply(status.value, MEDIA_TYPE, msgspec.json.encode(problem.message()))
