"""Every lesson, walked by touch through the real kiosk; and the clinic's side, which hears nothing of it."""

from pathlib import Path
from typing import Any

import pytest

from kiosk.flow.lessons.book import FREE, LESSONS
from tests.demo import tours


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tours.take("training_tour", tmp_path_factory.mktemp("training"), 900)


@pytest.fixture(scope="module")
def seen(folder: Path) -> dict[str, Any]:
    return tours.seen(folder)


@pytest.mark.parametrize("lesson", [one for one in LESSONS if one.id != FREE], ids=lambda one: one.id)
def test_each_lesson_hints_at_every_step_in_order(lesson: Any, seen: dict[str, Any]) -> None:
    assert seen["lessons"][lesson.id] == [*(step.hint for step in lesson.steps), "end"]


def test_every_screen_bore_the_mark(seen: dict[str, Any]) -> None:
    assert seen["marks"] == ["MĀCĪBU REŽĪMS"]


def test_leaving_leads_to_the_clinic_s_log_in(seen: dict[str, Any]) -> None:
    assert seen["place"] == "Login"


def test_neither_the_clinic_s_journal_nor_its_service_nor_its_printer_heard_of_it(
    folder: Path, seen: dict[str, Any]
) -> None:
    assert seen["clinic untouched"]
    assert seen["clinic's service"] == {}
    assert list((folder / "sheets").glob("*.pdf")) == []
