"""What every target shares: running under the fuzzer, and counting what comes of its inputs."""

import json
import os
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import atheris

from tests.fuzz.mutation import case_of, untouched
from tests.hw.reader.corpus.counting import VERDICTS, Case, Verdict, verdict
from tests.hw.reader.corpus.swipes import Transport

COUNTS = "FUZZ_COUNTS"  # the environment's name for the file that the counts go into
_LONGEST_INPUT = 96


class FindingError(AssertionError):
    """A wrong number, or a sound swipe that was refused."""


_counts: Counter[str] = Counter()


def judged_case(case: Case, outcomes: list[str]) -> None:
    """Count what came of a case.

    Raises:
        FindingError: it is what must never come of it.
    """
    found = verdict(case, outcomes)
    if untouched(case) and outcomes != [case.swipe.outcome]:
        raise FindingError(f"a sound swipe came to {outcomes}: {case}")
    if found == "wrong":
        raise FindingError(f"came to {outcomes}: {case}")
    counted(found)


def counted(found: Verdict) -> None:
    """Count what came of an input."""
    _counts[found] += 1


def structured(transport: Transport, data: bytes) -> None:
    """Take an input as mutations of a known swipe.

    Raises:
        FindingError: a wrong number came of it.
    """
    case = case_of(data, transport)
    judged_case(case, case.outcomes())


def fuzz(target: Callable[[bytes], None]) -> None:
    """Run a target under the fuzzer with the command line's options, and tell the counts."""

    def one(data: bytes) -> None:
        target(data)
        _counts["inputs"] += 1

    atheris.Setup([sys.argv[0], f"-max_len={_LONGEST_INPUT}", *sys.argv[1:]], one)
    try:
        atheris.Fuzz()
    finally:
        counts = {name: _counts[name] for name in ("inputs", *VERDICTS)}
        Path(os.environ[COUNTS]).write_text(json.dumps(counts), encoding="utf-8")
