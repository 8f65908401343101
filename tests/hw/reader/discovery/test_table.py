"""The table of readers and the file of taught keyboards: strict where they are read, whole where written."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from hw.reader.discovery import table, taught
from hw.reader.discovery.taught import TaughtKeyboard
from hw.service.settings import KNOWN_SERIAL
from hw.service.strict_toml import ConfigError
from tests.hw.reader.discovery.plugged import ROOT

ROW = """[[reader]]
usb = "1234:5678"
maker = "Paraugs"
model = "One"
driver = "hid"
protocol = "magtek"
lamp = "none"
beeper = "none"
mode = "As it is."
notes = ""
source = "invented"
"""


def test_the_table_is_sound_and_no_two_rows_are_the_same_reader() -> None:
    rows = table.known_readers()
    assert len({(row.usb, row.driver, row.report) for row in rows}) == len(rows)
    several = [row for row in rows if sum(row.usb == other.usb for other in rows) > 1]
    assert all(row.report for row in several)  # else the first would always be it


def test_the_settings_name_the_serial_readers_of_the_table() -> None:
    assert {row.usb for row in table.known_readers() if row.driver == "serial"} == set(KNOWN_SERIAL)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('driver = "hid"', 'driver = "usb"', "driver"),
        ('usb = "1234:5678"', 'usb = "1234:567G"', "usb"),
        ('notes = ""', 'notes = ""\nlayout = "us"', "layout is not a setting"),
        ('driver = "hid"', 'driver = "wedge"\nreport = 8', "is for the driver hid only"),
        ('source = "invented"\n', "", "source is missing"),
    ],
)
def test_a_faulty_row_is_refused_with_its_line(tmp_path: Path, old: str, new: str, words: str) -> None:
    file = tmp_path / "readers.toml"
    file.write_text(ROW)
    assert table.load(file)[0].title == "Paraugs One"
    file.write_text(ROW.replace(old, new))
    with pytest.raises(ConfigError, match=words):
        table.load(file)


def test_taught_keyboards_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "polise" / "readers.toml"
    assert taught.read(file) == ()
    first = TaughtKeyboard(usb="08ff:0009", layout="lv", sends_lrc=True, name='Lasītājs "\\ \x7f\t\x01')
    second = TaughtKeyboard(usb="c216:0180")
    taught.add(file, first)
    taught.add(file, second)
    assert taught.read(file) == (first, second)
    again = TaughtKeyboard(usb="08ff:0009", layout="ee", name="Lasītājs")
    taught.add(file, again)
    assert taught.read(file) == (second, again)
    assert stat.S_IMODE(file.stat().st_mode) == 0o644
    assert list(file.parent.iterdir()) == [file]


def test_a_write_that_fails_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "readers.toml"
    taught.add(file, TaughtKeyboard(usb="08ff:0009"))
    before = file.read_bytes()

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        taught.add(file, TaughtKeyboard(usb="c216:0180"))
    assert file.read_bytes() == before
    assert list(tmp_path.iterdir()) == [file]


def test_a_faulty_taught_file_is_not_written_over(tmp_path: Path) -> None:
    file = tmp_path / "readers.toml"
    file.write_text("[[keyboard]]\nusb = 5\n")
    with pytest.raises(ConfigError):
        taught.add(file, TaughtKeyboard(usb="c216:0180"))
    assert file.read_text() == "[[keyboard]]\nusb = 5\n"


def test_the_technicians_table_is_that_of_the_readers(tmp_path: Path) -> None:
    written = tmp_path / "readers.md"
    subprocess.run([sys.executable, ROOT / "scripts" / "readers_doc", written], check=True)
    assert written.read_text(encoding="utf-8") == (ROOT / "docs" / "readers.md").read_text(encoding="utf-8")
    assert all(f"`{row.usb}`" in written.read_text(encoding="utf-8") for row in table.known_readers())
