"""Asks the appliance for an export, and follows it."""

from collections.abc import Iterator

import msgspec

from kiosk.flow.maintenance.events import ExportMoved
from kiosk.maintenance.wish import NoAnswerError, Wish


class _Told(msgspec.Struct):
    state: str
    step: str = ""
    detail: str = ""


def exported(wish: Wish | None) -> Iterator[ExportMoved]:
    """Yield how the export gets on; the last is how it ended."""
    if wish is None:
        yield ExportMoved("no-appliance")
        return
    try:
        for answer in wish.answers():
            told = msgspec.json.decode(answer, type=_Told)
            yield ExportMoved(told.state, told.step, told.detail)
            if told.state != "running":
                return
    except (NoAnswerError, OSError, msgspec.DecodeError):
        yield ExportMoved("no-answer")
