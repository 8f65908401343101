"""The demo as a whole: every part real, nobody present, and its proofs on disk."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("demo")
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "demo", "--folder", str(out)],
        capture_output=True,
        text=True,
        timeout=400,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.fixture(scope="module")
def summary(folder: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((folder / "summary.json").read_text())
    return loaded


def texts(folder: Path) -> list[str]:
    sheets = sorted((folder / "sheets").glob("*.pdf"))
    return ["\n".join(page.extract_text() for page in PdfReader(sheet).pages) for sheet in sheets]


def test_every_step_succeeded_and_has_its_picture(folder: Path, summary: dict[str, Any]) -> None:
    assert summary["ok"]
    assert len(summary["steps"]) > 25
    for step in summary["steps"]:
        assert step["ok"], step
        assert (folder / step["screenshot"]).read_bytes().startswith(b"\x89PNG"), step


def test_three_originals_and_one_reprint_arrived(folder: Path, summary: dict[str, Any]) -> None:
    assert (summary["copies_received"], summary["reprints_received"]) == (3, 1)
    received = texts(folder)
    assert len(received) == 4
    for k, text in enumerate(received[:3], start=1):
        assert f"{k}. eksemplārs no 3" in text
        assert "DUBLIKĀTS" not in text
    assert "DUBLIKĀTS 1" in received[3]


def test_every_sheet_of_a_demonstration_says_so(folder: Path) -> None:
    for text in texts(folder):
        assert "DEMONSTRĀCIJA · Šis talons nav derīgs norēķiniem." in text
        assert "Paraugs klīnika" in text


def test_the_originals_leave_out_what_the_insurer_refused_and_the_reprint_has_it(folder: Path) -> None:
    counts = [text.count("Fizioterapijas procedūra") for text in texts(folder)]
    assert counts == [1, 1, 1, 2]


def test_both_transactions_are_voided_and_their_lines_add_up(summary: dict[str, Any]) -> None:
    first, second = summary["transactions"]
    assert (first["state"], second["state"]) == ("voided", "voided")
    statuses = [line["status"] for line in first["lines"]]
    assert statuses.count("refused") == 1
    assert statuses.count("partial") == 1
    for line in (*first["lines"], *second["lines"]):
        assert line["price"] == line["compensated"] + line["patient"]


def test_the_lamp_and_the_signal_told_good_from_bad(summary: dict[str, Any]) -> None:
    lamps = [entry["lamp"] for entry in summary["lamp_trace"]]
    assert lamps[:3] == ["green", "red", "green"]
    assert lamps[3:5] == ["off", "green"]
    assert [entry["sound"] for entry in summary["sound_trace"]] == ["bad", "good", "good"]


def test_no_card_and_no_whole_personal_code_is_left_anywhere(folder: Path) -> None:
    secrets = (b"9371000000000010", b"32000010003", b"Kiosks-2026")
    for file in (folder / "parts").rglob("*"):
        if file.is_file() and "terminal" not in file.parts:
            content = file.read_bytes()
            assert not any(secret in content for secret in secrets), file
