"""Every fault that the appliance's start can tell has words of its own on the screen, as grave as it is."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.appliance.faults import Fault
from kiosk.appliance.settings.step import WARNINGS_OF_STEP
from kiosk.appliance.storage import words as storage
from kiosk.ui.fault_text import FaultWords
from kiosk.ui.fault_warnings import WARNINGS
from kiosk.ui.fault_words import OTHER, OTHER_WARNING, STOPS, warning_words_for, words_for

APPLIANCE = Path(__file__).parents[2] / "kiosk" / "appliance"
KEBAB = re.compile(r"[a-z]+(-[a-z]+)+")
NO_CODES = {"last-good", "polise-kiosk", "remount-ro", "udev-rules"}
"""Words of that shape which are something else; whoever writes another one says here that it is no code."""


def constants() -> Iterator[str]:
    # What becomes of an export is told by the maintenance menu, in words of its own.
    for path in {*APPLIANCE.rglob("*.py")} - {*APPLIANCE.glob("export/*")}:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


CODES = {text for text in constants() if KEBAB.fullmatch(text)} - NO_CODES


def words_of(fault: Fault) -> FaultWords:
    return words_for(fault.code) if fault.severity == "stop" else warning_words_for(fault.code)


def test_there_are_codes_to_be_found() -> None:
    assert {"settings-missing", "storage-full", "certificate-expired", "report-not-written"} <= CODES


def test_whatever_code_stands_in_the_appliance_has_words_and_no_words_have_no_code() -> None:
    assert STOPS.keys() | WARNINGS.keys() == CODES


@pytest.mark.parametrize("code", sorted(WARNINGS_OF_STEP))
def test_a_part_of_the_step_that_fails_is_a_warning_in_words(code: str) -> None:
    assert words_of(Fault(code=code, severity="warn")) is not OTHER_WARNING


@pytest.mark.parametrize(
    "fault",
    [
        storage.too_small(1, 2),
        storage.foreign("x"),
        storage.lost(),
        storage.write_protected(),
        storage.damaged("x"),
        storage.missing("x"),
        storage.repaired("x"),
        storage.newer(2, 1),
        storage.full(0),
        storage.nearly_full(1, 2),
    ],
    ids=lambda fault: fault.code,
)
def test_a_fault_of_the_card_has_words_as_grave_as_it_is(fault: Fault) -> None:
    assert words_of(fault) not in (OTHER, OTHER_WARNING)
