"""What the demo found at the far ends: at the printer, at the lamp, in the journal."""

import json
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from kiosk.domain.transaction import Line, Transaction

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


def shows_ready(lamps: Sequence[str]) -> bool:
    """Tell whether the lamp ended up green: ready."""
    return bool(lamps) and lamps[-1] == "green"


def shows_one_blink(lamps: Sequence[str]) -> bool:
    """Tell whether the lamp blinked once: off, and green again."""
    return list(pairwise(lamps)).count(("off", "green")) == 1 and "red" not in lamps


def shows_red(lamps: Sequence[str]) -> bool:
    """Tell whether the lamp was red."""
    return "red" in lamps
