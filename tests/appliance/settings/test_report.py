"""report.txt: plain words with file, line and cure, as Notepad shows it, and written as seldom as can be."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.appliance.faults import Fault, write_faults
from kiosk.appliance.settings.report import Report, text_of, write
from kiosk.domain.redaction import redacted
from tests.appliance.settings.tree import Tree

NOON = datetime(2026, 11, 27, 12, 0, tzinfo=ZoneInfo("Europe/Riga"))
WRONG = Fault(
    code="settings-wrong",
    file="kiosk.toml",
    line=7,
    key="[panel] rotation",
    words="panel.rotation is 45, which is " + "very " * 20 + "odd; expected one of 0, 90, 180, 270",
)
LOW = Fault(code="storage-low", words="there is little room", severity="warn")


def report(*faults: Fault, at: datetime = NOON, **facts: str) -> Report:
    return Report(at=at, version="1.2", faults=faults, facts=facts, data="there")


def test_what_is_written_for_a_technician() -> None:
    assert text_of(report(WRONG, LOW)).split("\r\n") == [
        "polise-kiosk: what became of kiosk.toml",
        "Written 2026-11-27 12:00 by the kiosk's clock, which is right once it had a network.",
        "Image version 1.2",
        "",
        "RESULT: THE KIOSK CANNOT WORK. Mend what is marked STOP (1), then start it again.",
        "",
        "STOP  kiosk.toml, line 7, [panel] rotation",
        "  Wrong:  panel.rotation is 45, which is very very very very very very very",
        "          very very very very very very very very very very very very very",
        "          odd",
        "  Needed: one of 0, 90, 180, 270",
        "",
        "WARNING  storage-low",
        "  Wrong:  there is little room",
        "",
        "Data partition: there",
        "",
    ]


def test_what_is_written_when_all_is_well() -> None:
    text = text_of(report(panel="1280x800"))
    assert "RESULT: OK. The kiosk works with these settings.\r\n" in text
    assert "In use:\r\n  panel:         1280x800\r\n" in text
    assert "RESULT: OK, with warnings.\r\n" in text_of(report(LOW))


def test_it_is_written_anew_only_when_it_tells_something_new(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    assert write(path, report(WRONG))
    assert not write(path, report(WRONG, at=NOON + timedelta(days=3)))
    assert write(path, report(LOW))
    assert b"45" not in path.read_bytes()


def test_its_size_is_in_whole_blocks_and_no_more_than_is_told(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    write(path, report(*[WRONG] * 40))
    assert path.stat().st_size == 12288
    write(path, report(LOW))
    assert path.stat().st_size == 4096
    assert path.read_bytes().endswith(b" \r\n")
    assert b"\n" not in path.read_bytes().replace(b"\r\n", b"")


def test_a_report_of_another_hand_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(b"\xff\xfe" * 9000)
    assert write(path, report())
    assert path.read_bytes().startswith(b"polise-kiosk: ")


def test_it_tells_of_the_image_the_data_partition_and_what_is_in_use(tree: Tree) -> None:
    (tree.machine.root / "etc").mkdir()
    (tree.machine.root / "etc/os-release").write_text('NAME=x\nIMAGE_VERSION="7.3"\n', encoding="utf-8")
    write_faults(tree.machine.run / "polise-boot/storage.json", [LOW])
    tree.start()
    assert "Image version 7.3\n" in tree.report
    assert "WARNING  storage-low\n" in tree.report
    assert "Data partition: there, " in tree.report
    for fact in ('network:       address by DHCP, by the Wi-Fi "Paraugs" (LV), with a password\n',
                 "printer:       talons at usb, on iso_a5_148x210mm\n",
                 "reader:        auto, found by its USB id\n",
                 " (thumbprint, RFC 7638)\n"):  # fmt: skip
        assert fact in tree.report
    assert all(redacted(line) == line for line in tree.report.splitlines() if "thumbprint" in line)


def test_where_it_cannot_be_written_the_kiosk_works(tree: Tree) -> None:
    (tree.card / "report.txt").mkdir()
    fault = tree.fault()
    assert (fault.code, fault.severity) == ("report-not-written", "warn")
    assert (tree.result / "kiosk.toml").exists()
