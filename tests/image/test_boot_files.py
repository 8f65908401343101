"""What is read of a card before it is booted: partition table, FAT, config.txt, cmdline.txt."""

import struct
import subprocess
from pathlib import Path

import pytest

from image.boot_test.card import SIZE, Card, CardError
from image.boot_test.fat import Fat, FatError
from image.boot_test.firmware import BootFiles, ConfigTextError, boot_files, command_line
from image.partitions import DATA_OFFSET, NoTableError, boot_partition, partitions, signature
from kiosk.appliance.storage.table import Entry

MIB = 1024**2
CONFIG = """\
# firmware
arm_64bit=1
kernel=vmlinuz-6.12   # Debian's
initramfs initrd.img-6.12 followkernel
[pi5]
kernel=vmlinuz-7.3
initramfs initrd.img-7.3 followkernel
[pi3]
device_tree=bcm2837-rpi-3-b.dtb
[all]
cmdline=cmdline.txt
"""


def table(*entries: tuple[int, int, int]) -> bytes:
    sector = bytearray(512)
    sector[440:444] = bytes((0x78, 0x56, 0x34, 0x12))
    for at, (kind, first, count) in enumerate(entries):
        struct.pack_into("<B3sB3sII", sector, 446 + 16 * at, 0, bytes(3), kind, bytes(3), first, count)
    sector[510:] = b"\x55\xaa"
    return bytes(sector)


@pytest.fixture
def card(tmp_path: Path) -> Card:
    path, fat = tmp_path / "card.img", tmp_path / "fat"
    with fat.open("wb") as file:
        file.truncate(64 * MIB)
    subprocess.run(["/sbin/mkfs.vfat", "-F", "32", fat], check=True, capture_output=True)
    with path.open("wb") as file:
        file.write(table((0x0C, 2048, 64 * MIB // 512), (0x83, 200_000, 8)))
        file.seek(MIB)
        file.write(fat.read_bytes())
        file.truncate(SIZE)
    return Card(path)


def test_partitions_are_told_by_number_in_bytes() -> None:
    sector = table((0x0C, 2048, 4), (0, 0, 0), (0x83, 4096, 2))

    assert partitions(sector) == {1: Entry(0x0C, MIB, 2048), 3: Entry(0x83, 2 * MIB, 1024)}
    assert boot_partition(sector) == partitions(sector)[1]
    assert signature(sector) == "12345678"


@pytest.mark.parametrize("sector", [bytes(512), b"", table((0x83, 1, 1))])
def test_a_sector_without_a_boot_partition_is_refused(sector: bytes) -> None:
    with pytest.raises(NoTableError):
        boot_partition(sector)


def test_a_fat_partition_is_read_and_written_inside_the_disk(card: Card) -> None:
    card.fat.write("kiosk.toml", "klīnika".encode())
    card.fat.write("kiosk.toml", b"again")

    assert card.fat.read("kiosk.toml") == b"again"
    assert card.fat.names() == ["kiosk.toml"]
    card.fat.delete("kiosk.toml")
    with pytest.raises(FatError, match=r"kiosk\.toml"):
        card.fat.read("kiosk.toml")


def test_each_board_starts_what_its_section_says() -> None:
    assert boot_files(CONFIG, "pi4") == BootFiles("vmlinuz-6.12", "initrd.img-6.12", "cmdline.txt", "")
    assert boot_files(CONFIG, "pi5").kernel == "vmlinuz-7.3"
    assert boot_files(CONFIG, "pi5").initramfs == "initrd.img-7.3"
    assert boot_files(CONFIG, "pi3").device_tree == "bcm2837-rpi-3-b.dtb"


def test_a_prefix_stands_before_every_name() -> None:
    files = boot_files("os_prefix=a/\nkernel=k\ninitramfs i\n", "pi4")

    assert files == BootFiles("a/k", "a/i", "a/cmdline.txt", "")


@pytest.mark.parametrize("config", ["", "kernel=k\n", "[pi3]\nkernel=k\ninitramfs i\n"])
def test_a_config_that_starts_nothing_is_refused(config: str) -> None:
    with pytest.raises(ConfigTextError, match="for pi4"):
        boot_files(config, "pi4")


def test_only_the_first_line_of_a_command_line_counts() -> None:
    assert command_line("root=a  ro\nsecond\n", "more") == "root=a ro more"
    assert command_line("") == ""


def formatted(card: Card) -> str:
    """Lay a small data partition where it belongs, and give its name for e2fsprogs."""
    name = f"{card.path}?offset={DATA_OFFSET}"
    format_it = ["/sbin/mkfs.ext4", "-qF", "-b", "4096", "-E", f"offset={DATA_OFFSET}", str(card.path)]
    subprocess.run([*format_it, "20000"], check=True, capture_output=True)
    return name


def told(name: str, tool: str, *words: str) -> str:
    done = subprocess.run([f"/sbin/{tool}", *words, name], capture_output=True, text=True, check=True)
    return done.stdout


def test_a_full_partition_has_no_block_left_and_is_sound(card: Card) -> None:
    name = formatted(card)
    card.fill_data()

    assert "\nFree blocks:              0\n" in told(name, "dumpe2fs", "-h")
    told(name, "e2fsck", "-fn")


def test_a_file_is_put_over_another_one(card: Card) -> None:
    name = formatted(card)
    card.put_data("format", "1\n")
    card.put_data("format", "999\n")

    assert told(name, "debugfs", "-R", "cat format") == "999\n"


def test_a_damaged_partition_has_no_superblock(card: Card) -> None:
    formatted(card)
    card.damage_data()

    with pytest.raises(CardError, match="dumpe2fs"):
        card.fill_data()


def test_an_image_flashed_over_a_card_leaves_what_lies_behind_it(card: Card, tmp_path: Path) -> None:
    name = formatted(card)
    image = tmp_path / "image"
    image.write_bytes(table((0x0C, 2048, 4)) + b"new")
    card.reflash(image)

    with card.path.open("rb") as file:
        assert partitions(file.read(512)) == {1: Entry(0x0C, MIB, 2048)}
        assert file.read(3) == b"new"
    told(name, "e2fsck", "-fn")


def test_a_card_is_as_large_as_asked_and_begins_with_the_image(tmp_path: Path) -> None:
    image = tmp_path / "image"
    image.write_bytes(b"image")
    card = Card.flash(image, tmp_path / "card.img", 3 * MIB)

    assert card.path.stat().st_size == 3 * MIB
    assert card.copy(tmp_path / "copy").path.read_bytes().startswith(b"image\0")


def test_fat_needs_a_table(tmp_path: Path) -> None:
    (tmp_path / "empty").write_bytes(bytes(512))
    with pytest.raises(NoTableError):
        Fat.of(tmp_path / "empty")
