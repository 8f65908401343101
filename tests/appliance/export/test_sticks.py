"""Which sticks there are: by made-up disks as the kernel shows them."""

from pathlib import Path

import pytest

from kiosk.appliance.export.sticks import OWN, Found, sticks

FAT32, FAT16, EXFAT = (82, b"FAT32   "), (54, b"FAT16   "), (3, b"EXFAT   ")
OURS, NTFS = (440, OWN), (3, b"NTFS    ")


class Usb:
    """A machine's disks: below `sys`, as links into the tree of devices, and below `dev`, as files."""

    def __init__(self, root: Path) -> None:
        self.sys, self.dev = root / "sys", root / "dev"
        (self.sys / "block").mkdir(parents=True)
        self.dev.mkdir()

    def disk(self, name: str, *mark: tuple[int, bytes], bus: str = "usb1/1-1", ro: str = "0") -> "Usb":
        folder = self.sys / "devices" / bus / "block" / name
        folder.mkdir(parents=True)
        (folder / "ro").write_text(f"{ro}\n")
        (self.sys / "block" / name).symlink_to(folder)
        return self.node(name, *mark)

    def part(self, name: str, *mark: tuple[int, bytes]) -> "Usb":
        folder = self.sys / "block" / name.rstrip("0123456789") / name
        folder.mkdir()
        (folder / "partition").write_text("1\n")
        return self.node(name, *mark)

    def node(self, name: str, *marks: tuple[int, bytes]) -> "Usb":
        sector = bytearray(512)
        for place, mark in marks:
            sector[place : place + len(mark)] = mark
        (self.dev / name).write_bytes(sector)
        return self

    def found(self) -> list[Found]:
        return sticks(self.sys, self.dev)


@pytest.fixture
def usb(tmp_path: Path) -> Usb:
    return Usb(tmp_path)


@pytest.mark.parametrize(("mark", "kind"), [(FAT32, "vfat"), (FAT16, "vfat"), (EXFAT, "exfat"), (NTFS, "")])
def test_the_file_system_is_known_by_its_first_sector(usb: Usb, mark: tuple[int, bytes], kind: str) -> None:
    assert usb.disk("sda").part("sda1", mark).found() == [Found(usb.dev / "sda1", kind)]


def test_a_stick_without_partitions_is_one_too(usb: Usb) -> None:
    assert usb.disk("sda", FAT32).found() == [Found(usb.dev / "sda", "vfat")]


def test_of_several_partitions_the_first_that_is_understood_counts(usb: Usb) -> None:
    usb.disk("sdb").part("sdb1", NTFS).part("sdb2", EXFAT)
    assert usb.found() == [Found(usb.dev / "sdb2", "exfat")]


def test_the_disk_that_the_appliance_runs_from_is_none(usb: Usb) -> None:
    assert usb.disk("sda", OURS).part("sda1", FAT32).found() == []


def test_what_is_not_on_usb_and_slots_without_a_card_are_none(usb: Usb) -> None:
    usb.disk("sda", FAT32, bus="pci0/ata1").disk("mmcblk0", FAT32).disk("loop0", FAT32).disk("sdb", FAT32)
    (usb.dev / "sdb").unlink()
    assert usb.found() == []


def test_a_locked_stick_and_a_second_one_are_told(usb: Usb) -> None:
    usb.disk("sda", ro="1").part("sda1", FAT32).disk("sdb", EXFAT)
    assert usb.found() == [Found(usb.dev / "sda1", "vfat", locked=True), Found(usb.dev / "sdb", "exfat")]
