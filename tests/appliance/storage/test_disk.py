"""The disk that holds the image is found by its id, whatever it is called."""

from pathlib import Path

import pytest

from kiosk.appliance.storage.disk import Disk, NoDiskError, find
from tests.appliance.storage.cards import Card

ROOT = "console=tty3 root=PARTUUID=ba5eba11-02 ro quiet"


def machine(folder: Path, **disks: str) -> tuple[Path, Path]:
    """Make /sys and /dev of a machine with these disks; each has an id, or none."""
    for name, number in disks.items():
        (folder / "sys" / "block" / name).mkdir(parents=True)
        sector = bytearray(512)
        sector[440:444] = bytes.fromhex(number)[::-1].ljust(4, b"\0")
        sector[510:] = b"\x55\xaa" if number else b"\0\0"
        (folder / "dev").mkdir(exist_ok=True)
        (folder / "dev" / name).write_bytes(sector)
    return folder / "sys", folder / "dev"


@pytest.mark.parametrize("name", ["mmcblk0", "mmcblk1", "vda", "sda", "nvme0n1"])
def test_the_disk_of_the_root_is_found(name: str, tmp_path: Path) -> None:
    sys, dev = machine(tmp_path, **{name: "ba5eba11", "sdz": "00000001", "zram0": ""})
    assert find(ROOT, sys, dev).path == dev / name


def test_of_two_copies_the_one_in_the_boards_slot_counts(tmp_path: Path) -> None:
    sys, dev = machine(tmp_path, mmcblk0="ba5eba11", aaa="ba5eba11")
    assert find(ROOT, sys, dev).path == dev / "mmcblk0"


def test_an_empty_slot_is_passed_over(tmp_path: Path) -> None:
    sys, dev = machine(tmp_path, sdb="ba5eba11")
    (sys / "block" / "sda").mkdir()
    assert find(ROOT.upper().replace("ROOT", "root"), sys, dev).path == dev / "sdb"


@pytest.mark.parametrize(
    "line", ["", "root=/dev/mmcblk0p2", "xroot=PARTUUID=ba5eba11-02", "root=PARTUUID=12345678-02"]
)
def test_without_such_a_disk_none_is_named(line: str, tmp_path: Path) -> None:
    sys, dev = machine(tmp_path, vda="ba5eba11")
    with pytest.raises(NoDiskError):
        find(line, sys, dev)


def test_partitions_are_named_as_the_kernel_does() -> None:
    assert Disk(Path("/dev/mmcblk0")).partition(4) == Path("/dev/mmcblk0p4")
    assert Disk(Path("/dev/vda")).partition(4) == Path("/dev/vda4")


def test_a_real_disk_is_found_and_measured(used: Card) -> None:
    disk = find(f"root=PARTUUID={used.id}-03")
    assert disk.path == used.disk.path
    assert disk.partition_size(4) == disk.size - 8 * 1024 * 1024
    assert not disk.is_mounted(4)
    with used.mounted():
        assert disk.is_mounted(4)
