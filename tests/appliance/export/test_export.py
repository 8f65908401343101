"""The export on real file systems, mounted from files: what is written, and each thing in the way."""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import msgspec
import pytest

from kiosk.appliance import durable
from kiosk.appliance.export import main as exporting
from kiosk.appliance.export.contents import contents
from kiosk.appliance.export.main import Progress, export
from kiosk.appliance.export.places import PROGRESS
from kiosk.appliance.export.sticks import Found
from kiosk.flow.maintenance.events import ExportMoved
from kiosk.maintenance.export import exported
from kiosk.maintenance.wish import Wish
from tests.unit.maintenance.test_logs import answering

PERSON = "320000-10003"


def loop(image: Path, *options: str) -> str:
    """Return a block device of the image's content; "" where this machine makes none."""
    made = subprocess.run(
        ["losetup", "--find", "--show", *options, image], capture_output=True, text=True, check=False
    )
    return made.stdout.strip() if made.returncode == 0 else ""


@pytest.fixture
def kind(monkeypatch: pytest.MonkeyPatch) -> str:
    """The file system of the sticks here: ext4 stands in where this kernel has no FAT."""
    if "vfat" in Path("/proc/filesystems").read_text().split():
        return "vfat"
    # ext4 knows no umask; nobody but root reaches the mount point in any case.
    monkeypatch.setattr("kiosk.appliance.export.stick._OPTIONS", "rw,nosuid,nodev,noexec")
    return "ext4"


@pytest.fixture
def image(tmp_path: Path, kind: str) -> Path:
    path = tmp_path / "stick.img"
    path.write_bytes(bytes(2 << 20))
    subprocess.run([f"mkfs.{kind}", path], check=True, capture_output=True)
    return path


@pytest.fixture
def stick(image: Path, kind: str) -> Iterator[Found]:
    node = loop(image) if os.geteuid() == 0 else ""
    if not node:
        pytest.skip("needs root and loop devices")
    yield Found(Path(node), kind)
    subprocess.run(["losetup", "--detach", node], check=False)


@pytest.fixture(autouse=True)
def told(monkeypatch: pytest.MonkeyPatch) -> list[Progress]:
    """Every step that is told; and a small export."""
    steps: list[Progress] = []

    def heard(path: Path, content: bytes, mode: int = 0o644) -> None:
        steps.append(msgspec.json.decode(content, type=Progress))
        durable.put(path, content, mode)

    monkeypatch.setattr(exporting, "durable", SimpleNamespace(put=heard))
    monkeypatch.setattr(exporting, "contents", lambda: {"log.txt": b"x" * 1000, "version.txt": b"1\r\n"})
    return steps


def on_stick(stick: Found, folder: Path) -> dict[str, bytes]:
    """Return what is on it, by the paths."""
    folder.mkdir()
    subprocess.run(["mount", "-o", "ro", stick.node, folder], check=True)
    try:
        files = [path for path in folder.rglob("*") if path.is_file()]
        return {str(path.relative_to(folder)): path.read_bytes() for path in files}
    finally:
        subprocess.run(["umount", folder], check=True)


def test_a_stick_gets_a_folder_of_its_own_and_is_let_go(
    stick: Found, tmp_path: Path, told: list[Progress]
) -> None:
    ended = export(tmp_path, lambda: [stick])
    assert ended.state == "done"
    assert re.fullmatch(r"polise-\d{8}-\d{6}", ended.detail)
    steps = [one.step for one in told]
    assert steps == ["looking", "mounting", "writing", "leaving", ""]
    assert msgspec.json.decode((tmp_path / PROGRESS).read_bytes(), type=Progress) == ended
    assert not os.path.ismount(tmp_path / "stick")
    files = on_stick(stick, tmp_path / "again")
    assert {name.partition("/")[2]: len(content) for name, content in files.items()} == {
        "log.txt": 1000,
        "version.txt": 3,
    }


def test_a_full_stick_is_told_and_keeps_no_half_of_it(
    stick: Found, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "contents", lambda: {"a.txt": b"a", "log.txt": b"x" * (3 << 20)})
    assert export(tmp_path, lambda: [stick]).state == "full"
    assert not os.path.ismount(tmp_path / "stick")
    assert on_stick(stick, tmp_path / "again") == {}


def test_a_locked_stick_is_told(image: Path, kind: str, tmp_path: Path) -> None:
    assert export(tmp_path, lambda: [Found(image, kind, locked=True)]).state == "read-only"
    if node := loop(image, "--read-only") if os.geteuid() == 0 else "":
        ended = export(tmp_path, lambda: [Found(Path(node), kind)])
        subprocess.run(["losetup", "--detach", node], check=True)
        assert ended.state == "read-only"


def test_what_is_no_file_system_is_told(stick: Found, image: Path, tmp_path: Path) -> None:
    image.write_bytes(bytes(2 << 20))
    assert export(tmp_path, lambda: [stick]).state == "unreadable"
    assert export(tmp_path, lambda: [Found(stick.node, "")]).state == "unreadable"


@pytest.mark.parametrize(("count", "state"), [(0, "no-stick"), (2, "several-sticks")])
def test_one_stick_is_wanted(tmp_path: Path, count: int, state: str) -> None:
    assert export(tmp_path, lambda: [Found(tmp_path, "vfat")] * count).state == state


def test_what_is_exported_has_no_personal_data_and_the_line_ends_of_windows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.appliance.export.contents.journal", lambda _lines: "a\nb\n")
    (tmp_path / "boot/firmware").mkdir(parents=True)
    (tmp_path / "boot/firmware/report.txt").write_text(f"RESULT: OK {PERSON}\r\n")
    files = contents(tmp_path)
    assert files["log.txt"] == b"a\r\nb\r\n"
    assert files["report.txt"] == "RESULT: OK •••\r\n".encode()
    assert files["version.txt"].startswith(b"version: ")
    assert {*files} == {"log.txt", "version.txt", "report.txt"}


def test_a_journal_that_cannot_be_read_does_not_stop_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert contents(tmp_path)["log.txt"].startswith(b"The journal could not be read: ")


def test_the_kiosk_follows_the_export_to_its_end(tmp_path: Path) -> None:
    wish = Wish(tmp_path / "wanted", tmp_path / "progress.json", 5.0)
    answering(wish, b'{"state":"running","step":"writing"}', b'{"state":"done","detail":"polise-1"}')
    assert list(exported(wish)) == [ExportMoved("running", "writing"), ExportMoved("done", "", "polise-1")]


def test_an_appliance_that_says_nothing_or_nonsense_does_not_answer(tmp_path: Path) -> None:
    wish = Wish(tmp_path / "wanted", tmp_path / "progress.json", 0.3)
    assert list(exported(wish)) == [ExportMoved("no-answer")]
    answering(wish, b"[]")
    assert list(exported(wish)) == [ExportMoved("no-answer")]


def test_elsewhere_there_is_no_export() -> None:
    assert list(exported(None)) == [ExportMoved("no-appliance")]
