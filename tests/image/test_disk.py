"""The disk image: its table, its parts, and no byte that depends on the day or the machine."""

import os
import subprocess
import time
from pathlib import Path

import pytest

from image import disk, fat, partitions

EPOCH = 1_790_000_000
SIZE = 40 << 20  # what FAT32 takes at least


def tree(folder: Path, names: list[str]) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name * 50)
    return folder


def file_system(folder: Path, target: Path) -> bytes:
    fat.write(folder, target, SIZE, disk.DISK_ID, EPOCH)
    return target.read_bytes()


def test_a_fat_is_the_same_whatever_the_order_day_zone_and_readers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["config.txt", "overlays/paraugs.dtbo", "kernel8.img", "ļoti garš nosaukums.txt"]
    one = file_system(tree(tmp_path / "one", names), tmp_path / "one.img")
    other = tree(tmp_path / "other", names[::-1])
    os.utime(other / "config.txt", (1, 1))
    time.sleep(2.1)  # what a FAT's finest clock can tell apart
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    assert file_system(other, tmp_path / "other.img") == one


def test_a_fat_holds_what_it_was_given_under_its_label(tmp_path: Path) -> None:
    file_system(tree(tmp_path / "one", ["a/b.txt", "kiosk.toml"]), tmp_path / "one.img")
    told = subprocess.run(["mdir", "-/", "-b", "-i", tmp_path / "one.img"], check=True, capture_output=True)
    assert told.stdout.decode().split() == ["::/a/", "::/kiosk.toml", "::/a/b.txt"]
    label = subprocess.run(
        ["blkid", "-o", "value", "-s", "LABEL", tmp_path / "one.img"], check=True, capture_output=True
    )
    assert label.stdout.decode().strip() == fat.LABEL
    read = subprocess.run(
        ["mtype", "-i", tmp_path / "one.img", "::/a/b.txt"], check=True, capture_output=True
    )
    assert read.stdout.decode() == "a/b.txt" * 50


def test_the_parts_lie_in_the_disk_one_after_the_other(tmp_path: Path) -> None:
    files = []
    for number in partitions.NUMBERS:
        files.append(tmp_path / f"part{number}")
        files[-1].write_bytes(bytes([number]) * (number * 3_000_000))
    image = tmp_path / "disk.img"
    disk.assemble((files[0], files[1], files[2]), image)
    for number, file in zip(partitions.NUMBERS, files, strict=True):
        found = partitions.extract(image, number, tmp_path / "found").read_bytes()
        assert found.startswith(file.read_bytes())
        assert not found[file.stat().st_size :].strip(b"\0")
    told = subprocess.run(["sfdisk", "--dump", image], check=True, capture_output=True, text=True).stdout
    assert "label: dos" in told
    assert "label-id: 0x706f6c69" in told
    assert "type=c, bootable" in told


def test_an_image_that_would_reach_into_the_data_is_refused(tmp_path: Path) -> None:
    large = tmp_path / "large"
    with large.open("wb") as file:
        file.truncate(partitions.DATA_OFFSET)
    with pytest.raises(ValueError, match="data partition"):
        disk.assemble((large, large, large), tmp_path / "disk.img")
