"""The technician's menu on real parts: device services, printer, terminal service; and no card's digits."""

import re
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from kiosk.maintenance.page import NO_VOUCHER
from tests.demo import tours


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tours.take("maintenance_tour", tmp_path_factory.mktemp("tour"), 400)


@pytest.fixture(scope="module")
def seen(folder: Path) -> dict[str, Any]:
    return tours.seen(folder)


def test_the_services_tell_what_they_have(seen: dict[str, Any]) -> None:
    (model, driver, channels), (printer, *_) = seen["devices"]
    assert "MSR605" in model
    assert driver == "serial"
    assert "reader" in channels
    assert printer


def test_a_card_is_shown_by_its_shape_alone(seen: dict[str, Any]) -> None:
    (bad, tracks), (good, ((number, status, shape),)) = seen["shapes"]
    assert (bad, good, number, status) == ("unreadable", "read", 0, "OK")
    assert all(not track[2] for track in tracks)
    assert re.fullmatch(r"[9A ^=/]{8,}", shape)


def test_a_signal_names_its_channel(seen: dict[str, Any]) -> None:
    assert seen["sound"]


def test_the_test_page_comes_out_of_the_printer_and_is_no_voucher(folder: Path, seen: dict[str, Any]) -> None:
    assert seen["page"] == "printed"
    (sheet,) = (folder / "sheets").glob("*.pdf")
    text = "\n".join(page.extract_text() for page in PdfReader(sheet).pages)
    assert all(line in text for line in NO_VOUCHER)


def test_the_terminal_service_is_reached(seen: dict[str, Any]) -> None:
    assert seen["network"]["terminal"][0] == "good"
    assert seen["network"]["names"][2] == "no-name-needed"


def test_the_program_s_own_log_is_shown_without_numbers(seen: dict[str, Any]) -> None:
    assert seen["logs"][-1].endswith("kiosk.tour INFO person •••")
    assert not [line for line in seen["logs"] if re.search(r"\d{5}", line)]


def test_an_export_is_the_appliance_s(seen: dict[str, Any]) -> None:
    assert seen["export"] == "no-appliance"
