"""What one service found reaches the next, whole."""

from pathlib import Path

from kiosk.appliance.faults import Fault, read_faults, write_faults

FAULTS = (
    Fault(code="settings-wrong", file="kiosk.toml", line=7, key="[terminal] url", words="is “x”"),
    Fault(code="storage-full", words="5 % free", severity="warn"),
)


def test_faults_come_back_equal(tmp_path: Path) -> None:
    path = tmp_path / "run" / "faults.json"
    write_faults(path, FAULTS)
    assert read_faults(path) == FAULTS
    assert path.stat().st_mode & 0o777 == 0o644


def test_none_is_a_file_too(tmp_path: Path) -> None:
    write_faults(tmp_path / "faults.json", FAULTS)
    write_faults(tmp_path / "faults.json", ())
    assert (tmp_path / "faults.json").read_bytes() == b"[]\n"
    assert [path.name for path in tmp_path.iterdir()] == ["faults.json"]


def test_no_file_or_a_broken_one_holds_none(tmp_path: Path) -> None:
    path = tmp_path / "faults.json"
    assert read_faults(path) == ()
    path.write_text('[{"code": ')
    assert read_faults(path) == ()
