"""Cards and data that the kiosk cannot work with are told apart, and left as they are."""

from pathlib import Path

import pytest

from kiosk.appliance.storage import tree
from kiosk.appliance.storage.layout import MIB
from kiosk.appliance.storage.probe import look
from kiosk.appliance.storage.space import check_space, judge
from tests.appliance.storage.cards import CARD, LAYOUT, OFFSET, Card, sh, slot


def codes(card: Card) -> list[tuple[str, str]]:
    return [(fault.code, fault.severity) for fault in card.start()]


FOREIGN = {
    "ext4": ("mke2fs", "-q", "-t", "ext4", "-L", "rootfs"),
    "ext2 in small blocks": ("mke2fs", "-q", "-t", "ext2", "-b", "1024"),
    "FAT": ("mkfs.vfat",),
    "swap": ("mkswap",),
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_somebody_elses_file_system_is_left_as_it_is(kind: str, blank: Card) -> None:
    sector = OFFSET // 512
    sh("sfdisk", "--quiet", "--no-reread", "--append", blank.disk.path, text=f"start={sector}\n")
    blank.restart()
    sh(*FOREIGN[kind], blank.node)
    sh("sync")
    blank.flash()
    before = blank.content()
    assert codes(blank) == [("storage-foreign", "stop")]
    assert blank.content() == before
    assert not (blank.run / "data").is_symlink()


def test_ext4_of_others_is_known_by_its_copies_alone(blank: Card) -> None:
    sector = OFFSET // 512
    sh("sfdisk", "--quiet", "--no-reread", "--append", blank.disk.path, text=f"start={sector}\n")
    blank.restart()
    sh("mke2fs", "-q", "-t", "ext4", "-b", "1024", blank.node)
    blank.flash()
    blank.write(0, bytes(4096))
    assert codes(blank) == [("storage-foreign", "stop")]


def test_a_fourth_partition_elsewhere_is_not_ours(blank: Card) -> None:
    sh("sfdisk", "--quiet", "--no-reread", "--append", blank.disk.path, text="start=65536\n")
    assert codes(blank) == [("storage-foreign", "stop")]


def test_a_table_that_is_not_this_images_is_left_as_it_is(blank: Card) -> None:
    sh("sfdisk", "--quiet", "--no-reread", "--delete", blank.disk.path, "3")
    before = blank.table
    assert codes(blank) == [("storage-damaged", "stop")]
    assert blank.table == before


def test_a_card_too_small_is_told_with_sizes(tmp_path: Path) -> None:
    with slot(tmp_path, LAYOUT.offset + LAYOUT.minimum - MIB) as card:
        card.flash()
        (fault,) = card.start()
    assert (fault.code, fault.severity) == ("storage-card-too-small", "stop")
    assert "holds 71 MiB, but 72 MiB are needed" in fault.words


@pytest.mark.parametrize("flashed", [False, True])
def test_a_write_protected_card_is_told(flashed: bool, tmp_path: Path) -> None:
    with slot(tmp_path) as card:
        card.flash()
        if not flashed:
            card.start()
    with slot(tmp_path, read_only=True) as card:
        (fault,) = card.start()
    assert (fault.code, fault.severity) == ("storage-damaged", "stop")
    assert "write-protected" in fault.words


def test_where_it_cannot_be_read_nothing_is_decided() -> None:
    with pytest.raises(OSError, match="Input/output error"):
        look(Path("/proc/self/mem"), 0, MIB)  # its first pages give a read error, as a worn-out card does


def test_data_of_a_newer_kiosk_are_left_as_they_are(used: Card) -> None:
    with used.mounted() as folder:
        (folder / "format").write_text("2\n")
    (fault,) = used.start()
    assert (fault.code, fault.severity) == ("storage-newer", "stop")
    assert "format 2, this image knows 1" in fault.words
    with used.mounted() as folder:
        assert (folder / "format").read_text() == "2\n"


def test_data_of_an_older_kiosk_are_taken_over(used: Card) -> None:
    with used.mounted() as folder:
        (folder / "format").write_text("0\n")
    assert used.start() == ()
    assert used.has_its_ledger()
    with used.mounted() as folder:
        assert (folder / "format").read_text() == "1\n"
        assert not (folder / "format.new").exists()


def test_a_version_that_cannot_be_read_is_damage(used: Card) -> None:
    with used.mounted() as folder:
        (folder / "format").write_bytes(b"\xff\0")
    assert codes(used) == [("storage-damaged", "stop")]


def test_a_full_disk_starts_and_is_told(used: Card) -> None:
    with used.mounted() as folder:
        assert check_space(folder) == ()
        fill(folder / "ledger" / "rubbish", leave=20)
        assert [(one.code, one.severity) for one in check_space(folder)] == [("storage-low", "warn")]
        fill(folder / "ledger" / "more", leave=0)
        assert [(one.code, one.severity) for one in check_space(folder)] == [("storage-full", "stop")]
    used.restart()
    assert used.start() == ()
    assert used.has_its_ledger()


def fill(path: Path, leave: int) -> None:
    """Write until only so many MiB are left for whoever is not root."""
    free = int(sh("stat", "--file-system", "--format=%a", path.parent)) * 4096
    sh("fallocate", "--length", str(free - leave * MIB), path)


@pytest.mark.parametrize(
    ("free", "total", "severity"),
    [
        (51, 1000, None),
        (49, 1000, "warn"),
        (32, 100, None),
        (31, 100, "warn"),
        (1, 1000, "warn"),
        (0, 1000, "stop"),
    ],
)
def test_how_full_is_too_full(free: int, total: int, severity: str | None) -> None:
    fault = judge(free * MIB, total * MIB)
    assert (fault.severity if fault else None) == severity


def test_what_is_ours_but_cannot_be_mounted_is_damage(used: Card) -> None:
    (used.run / "look").rmdir()
    (used.run / "look").touch()
    assert codes(used) == [("storage-damaged", "stop")]
    assert not (used.run / "data").is_symlink()


def test_a_look_leaves_nothing_mounted(used: Card) -> None:
    with pytest.raises(ValueError, match="inside"), tree.mounted(used.node, used.run / "look"):
        raise ValueError("inside")
    assert not used.disk.is_mounted(4)
    assert used.disk.size == CARD
