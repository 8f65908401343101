"""The practice printer: every sheet that it takes is marked, none is paper, and without paper it waits."""

import io
import queue
from collections.abc import Iterator

import pytest
from pypdf import PdfReader

from hw.service.printer_messages import JobProgress, PrinterStatus
from kiosk.devices.printer import ServicePrinter
from kiosk.flow import events
from kiosk.flow.events import Event
from kiosk.training import printer as practice
from kiosk.training.exercise import MARK, PRACTICE_CLINIC
from kiosk.training.printer import PracticePrinter
from tests.unit.day_samples import a_sheet
from tests.unit.voucher_samples import an_original


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(practice, "SHEET_SECONDS", 0.0)


def states(progress: Iterator[JobProgress]) -> list[str]:
    return [one.state for one in progress]


def told(happened: "queue.SimpleQueue[Event]", wanted: str) -> None:
    while (event := happened.get(timeout=20)) is not None:
        if isinstance(event, events.CopyProgress) and event.state == wanted:
            return


def text(document: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(document)).pages)


@pytest.mark.parametrize("media", ["iso_a5_148x210mm", "roll_80mm"])
def test_vouchers_and_the_day_s_sums_are_marked_on_every_paper(media: str) -> None:
    tray, happened = PracticePrinter(), queue.SimpleQueue[Event]()
    printer = ServicePrinter(tray, media, PRACTICE_CLINIC)
    printer.start(happened.put)
    printer.print_copy(an_original())
    told(happened, "printed")
    printer.print_sheet(a_sheet())
    told(happened, "printed")
    tray.close()
    printer.stop()
    assert len(tray.printed) == 2
    for document in tray.printed:
        assert MARK in text(document)
        assert PRACTICE_CLINIC.name in text(document)


def test_paper_that_runs_out_stops_the_copy_until_it_is_put_in() -> None:
    tray = PracticePrinter(1)
    assert states(tray.print("1", "1", b"one", "")) == ["sending", "printing", "printed"]
    second = tray.print("2", "2", b"two", "")
    assert [next(second).state, next(second).state] == ["sending", "waiting"]
    assert next(tray.watch()) == PrinterStatus("waiting", ("media-empty",))
    tray.add_paper()
    assert states(second) == ["printing", "printed"]
    assert tray.printed == [b"one", b"two"]


def test_the_status_is_told_as_it_changes_until_the_end() -> None:
    tray = PracticePrinter(0)
    watched = tray.watch()
    assert next(watched).state == "ready"
    waiting = tray.print("1", "1", b"one", "")
    assert [next(waiting).state, next(waiting).state] == ["sending", "waiting"]
    assert next(watched).state == "waiting"
    tray.close()
    assert states(waiting)[-1] == "printed"  # of a lesson that is over; nobody hears it
    assert len(list(watched)) <= 1


def test_an_inquiry_knows_what_came_out() -> None:
    tray = PracticePrinter()
    list(tray.print("1", "1", b"one", ""))
    assert [tray.inquire(key, 0.0).state for key in ("1", "2")] == ["printed", "absent"]
