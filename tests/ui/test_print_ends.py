"""Why a sheet was not printed: in words, with an icon, a step and whose turn it is."""

import re
from pathlib import Path

import pytest

from kiosk.ui import icons
from kiosk.ui.actors import Actor
from kiosk.ui.i18n import tr
from kiosk.ui.messages import in_step
from kiosk.ui.print_ends import DOUBTS, FAILURES, NOTHING_CAME_OUT, doubt, failure
from tests.ui import conftest  # noqa: F401  prepares Kivy
from tests.ui.desk import LANGUAGES

HW = Path(__file__).parents[2] / "hw"
_FAILS = re.compile(
    r'(?:Verdict\("failed"|"failed", \(\), ""), "([a-z-]+)"|UnfitDocumentError\("([a-z-]+)"\)'
)
STATES = {"canceled", "aborted"}
"""Said by the job's own state."""


def test_every_cause_of_the_printer_service_has_words() -> None:
    sources = [path.read_text(encoding="utf-8") for path in HW.rglob("print*/*.py")]
    sources += [path.read_text(encoding="utf-8") for path in (HW / "service").glob("printer_*.py")]
    said = {one or other for source in sources for one, other in _FAILS.findall(source)}

    assert said | STATES == FAILURES.keys()


@pytest.mark.parametrize("detail", [*FAILURES, ""])
def test_each_has_words_an_icon_and_a_step_for_somebody(detail: str) -> None:
    message = failure(detail)

    assert message.icon in icons.names()
    for language in LANGUAGES:
        tr.lang = language
        assert tr(message.body).endswith(".")
        assert ": " in in_step(message)
    tr.lang = "lv"


@pytest.mark.parametrize("detail", ["media-not-supported", "refused", "document-format-error"])
def test_what_printing_again_does_not_mend_is_the_technician_s(detail: str) -> None:
    assert failure(detail).who is Actor.TECHNICIAN
    assert "Zvaniet atbalstam" in failure(detail).step


def test_what_ended_at_the_printer_may_lie_there_all_the_same() -> None:
    assert {*STATES, "document-format-error"}.isdisjoint(NOTHING_CAME_OUT)
    assert {"media-not-supported", "refused", "service-gone"} <= NOTHING_CAME_OUT


def test_an_unheard_of_cause_is_shown_as_it_is() -> None:
    assert "never-heard-of" in failure("never-heard-of").body


def test_a_jam_is_named_where_a_copy_is_in_doubt() -> None:
    assert doubt("media-jam") is DOUBTS["media-jam"]
    assert doubt("printer-forgot") is doubt("")
