"""What the spooler's thread knows between two looks; without CUPS, printer and clock."""

import time
from typing import Any, cast

import pytest

from hw.printer.attendant import Attendant
from hw.printer.board import Board
from hw.printer.copy import Copy
from hw.printer.facts import PROCESSING, Device, Queue, QueueFacts
from hw.printer.keeper import QueueKeeper
from hw.printer.spooler import Spooler
from hw.printer.witnesses import Witnesses


class Standing:
    """In place of everything that the spooler asks: a CUPS that is connecting, for ever."""

    queue: Queue = QueueFacts(PROCESSING, ("connecting-to-device",))
    device: Device = "unasked"
    jobs: dict[str, Any]

    def __init__(self) -> None:
        self.jobs = {}

    def look(self, *, busy: bool) -> None: ...

    def keep(self, *_: object, busy: bool) -> None: ...

    def attend(self, *_: object, may_send: bool) -> bool:
        return False


def test_a_printer_that_is_not_reached_within_a_minute_is_offline(monkeypatch: pytest.MonkeyPatch) -> None:
    standing, board = cast("Any", Standing()), Board()
    spooler = Spooler(
        cast("Witnesses", standing), cast("Attendant", standing), cast("QueueKeeper", standing), board
    )
    spooler.take(Copy("000001/1#a1"))
    told = []
    for at in (0.0, 59.0, 61.0):
        monkeypatch.setattr(time, "monotonic", lambda at=at: at)
        spooler._turn()
        told.append((board.status().state, board.status().reasons))
    assert told == [("printing", ()), ("printing", ()), ("offline", ("offline",))]
