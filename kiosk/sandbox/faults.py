"""Faults on request, for tests and training: which operation fails next, how, and how often."""

from threading import Lock
from typing import Annotated, Literal

from msgspec import Meta, Struct

from kiosk.sandbox.wire.operations import Name

Kind = Literal[
    "drop-answer", "delay", "status-500", "garbage", "oversize", "missing-line", "repeated-line", "close"
]
_WORK_LAST = {"delay", "status-500", "close"}


class Fault(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One fault.

    Attributes:
        operation: the contract's operation that it strikes.
        kind: `drop-answer` and `close` close the connection without an answer; `delay` answers late;
            `status-500`, `garbage`, `oversize` (4 MiB), `missing-line` and `repeated-line` answer so.
        seconds: how long to wait before anything else happens, or, with `worked`, before the answer.
        times: how many requests it strikes.
        worked: whether the operation is carried out first. By default it is, except for `close`,
            `status-500` (never carried out) and `delay` (carried out after the wait).
    """

    operation: Name
    kind: Kind
    seconds: Annotated[float, Meta(ge=0, le=600)] = 0
    times: Annotated[int, Meta(ge=1)] = 1
    worked: bool | None = None

    @property
    def works_first(self) -> bool:
        """Whether the operation is carried out before the fault strikes."""
        return self.kind not in _WORK_LAST if self.worked is None else self.worked


class Script:
    """The faults still to come, in order."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._coming: list[Fault] = []

    def replace(self, faults: list[Fault]) -> None:
        """Forget what was to come, and take these instead."""
        with self._lock:
            self._coming = [fault for fault in faults for _ in range(fault.times)]

    def take(self, operation: Name | None) -> Fault | None:
        """Return the next fault of an operation and count it as struck."""
        with self._lock:
            for index, fault in enumerate(self._coming):
                if fault.operation == operation:
                    return self._coming.pop(index)
        return None
