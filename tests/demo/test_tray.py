"""The terminal names each sheet once, and none of an earlier run."""

from pathlib import Path

from kiosk.demo.tray import Tray


def test_new_sheets_are_named_once_and_in_order(tmp_path: Path) -> None:
    (tmp_path / "001-of_yesterday.pdf").touch()
    tray = Tray(tmp_path)
    assert list(tray.new()) == []

    for name in ("003-b.pdf", "002-a.pdf", ".004-half.pdf", "002-a.json"):
        (tmp_path / name).touch()

    assert [sheet.name for sheet in tray.new()] == ["002-a.pdf", "003-b.pdf"]
    assert list(tray.new()) == []


def test_a_folder_that_is_not_there_yet_holds_nothing(tmp_path: Path) -> None:
    assert list(Tray(tmp_path / "sheets").new()) == []
