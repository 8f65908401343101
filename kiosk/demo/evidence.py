"""What the demo found at the far ends: at the printer, at the lamp, in the journal."""

import json
import re
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

from hw.service.reader_messages import ReaderTrace
from kiosk.domain.transaction import Line, State, Transaction

ORIGINAL = re.compile(r"^000001/[123]#a\d+$")
REPRINT = re.compile(r"^000001/d\d+#a\d+$")


def sheets(folder: Path) -> list[str]:
    """Return the job-names of the sheets that came out of the printer, oldest first."""
    return [json.loads(file.read_text())["job_name"] for file in sorted(folder.glob("*.json"))]


def count(names: Iterable[str], pattern: re.Pattern[str]) -> int:
    """Return how many sheets there are of one kind."""
    return sum(1 for name in names if pattern.match(name))


def transaction(one: Transaction) -> dict[str, Any]:
    """Return a transaction as the summary has it: no person in it."""
    lines = one.adjudication.lines if one.adjudication else ()
    return {"id": one.id, "state": one.state.value, "lines": [_line(line) for line in lines]}


def _line(line: Line) -> dict[str, Any]:
    return {
        "number": line.number,
        "service": line.service,
        "name": line.name,
        "status": line.status.value,
        "price": line.split.price,
        "compensated": line.split.compensated,
        "patient": line.split.patient,
        "reason": line.reason.code if line.reason else None,
    }


def require(holds: bool, otherwise: str) -> None:
    """Go on if it holds.

    Raises:
        AssertionError: it does not; with the words.
    """
    if not holds:
        raise AssertionError(otherwise)


def prove_ready(trace: ReaderTrace) -> None:
    """Ready: the lamp is green."""
    lamps = [entry.lamp for entry in trace.lamp_trace]
    require(lamps[-1:] == ["green"], f"ready: green, got {lamps}")


def prove_bad_read(trace: ReaderTrace) -> None:
    """Bad read: red, and the signal for it."""
    require("red" in [entry.lamp for entry in trace.lamp_trace], "bad read: red")
    sounds = [entry.sound for entry in trace.sound_trace]
    require(sounds == ["bad"], f"bad read: one signal, got {sounds}")


def prove_good_read(trace: ReaderTrace) -> None:
    """Good read: one blink and one signal."""
    last = trace.sound_trace[-1]
    since = ["green", *(entry.lamp for entry in trace.lamp_trace if entry.at >= last.at - 0.5)]
    require(list(pairwise(since)).count(("off", "green")) == 1, f"good read: one blink, got {since}")
    require("red" not in since, f"good read: no red, got {since}")
    sounds = [entry.sound for entry in trace.sound_trace]
    require(sounds == ["bad", "good"], f"good read: one signal, got {sounds}")


def prove_sheets(folder: Path) -> None:
    """Exactly three originals and one reprint came out, and nothing else."""
    names = sheets(folder)
    require(count(names, ORIGINAL) == 3, f"three originals in {names}")
    require(count(names, REPRINT) == 1, f"one reprint in {names}")
    require(len(names) == 4, f"nothing else in {names}")


def prove_voided(transactions: Iterable[Transaction]) -> None:
    """All transactions are voided."""
    states = [one.state for one in transactions]
    require(states == [State.VOIDED] * 2, f"both voided, got {states}")
