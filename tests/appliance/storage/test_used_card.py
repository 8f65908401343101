"""A card that holds a ledger keeps it, whatever is flashed over its beginning and whatever is damaged."""

import os
import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.appliance.storage.grow import grow
from kiosk.appliance.storage.layout import BLOCK, LINUX, MIB
from kiosk.appliance.storage.table import Entry, entry_of, write_entry
from tests.appliance.storage.cards import CARD, OFFSET, Card, but_for_the_time, sh, slot

BACKUP = 128 * MIB
SUPERBLOCKS = (1024, BACKUP, 3 * BACKUP)
Damage = Callable[[Card], None]


def codes(card: Card) -> list[tuple[str, str]]:
    return [(fault.code, fault.severity) for fault in card.start()]


def flip_bits(card: Card, at: int, size: int, seed: int, count: int = 3) -> None:
    content = bytearray(card.read(at, size))
    chosen = random.Random(seed)
    for _ in range(count):
        content[chosen.randrange(size)] ^= 1 << chosen.randrange(8)
    card.write(at, bytes(content))


def primary_blank(card: Card) -> None:
    card.write(1024, bytes(1024))


def primary_random(card: Card) -> None:
    card.write(1024, os.urandom(1024))


def primary_without_label(card: Card) -> None:
    card.write(1024 + 120, bytes(16))


def primary_without_magic(card: Card) -> None:
    card.write(1024 + 56, b"\0\0")


def primary_and_first_copy(card: Card) -> None:
    card.write(1024, os.urandom(1024))
    card.write(BACKUP, os.urandom(BLOCK))


def copies(card: Card) -> None:
    for at in SUPERBLOCKS[1:]:
        card.write(at, os.urandom(BLOCK))


def first_block(card: Card) -> None:
    card.write(0, bytes(BLOCK))


def descriptors(card: Card) -> None:
    card.write(BLOCK, os.urandom(BLOCK))


MENDABLE: tuple[Damage, ...] = (
    primary_blank,
    primary_random,
    primary_without_label,
    primary_without_magic,
    primary_and_first_copy,
    copies,
    first_block,
    descriptors,
)


def test_a_newer_image_over_it_adopts_its_data(used: Card) -> None:
    used.flash()
    assert entry_of(used.disk.first_sector()) is None
    assert used.start() == ()
    assert used.has_its_ledger()
    assert entry_of(used.disk.first_sector()) == Entry(LINUX, OFFSET, CARD - OFFSET)


@pytest.mark.parametrize("flashed", [False, True], ids=["in its kiosk", "flashed anew"])
@pytest.mark.parametrize("damage", MENDABLE)
def test_damage_at_its_superblocks_is_mended(damage: Damage, flashed: bool, used: Card) -> None:
    damage(used)
    if flashed:
        used.flash()
    else:
        used.restart()
    assert all(severity == "warn" for _, severity in codes(used))
    assert used.has_its_ledger()
    used.restart()
    assert used.start() == (), "the second start finds nothing to repair"
    assert used.has_its_ledger()


@pytest.mark.parametrize("seed", range(6))
def test_flipped_bits_in_the_superblock_cost_nothing(seed: int, used: Card) -> None:
    flip_bits(used, 1024, 1024, seed)
    used.flash()
    assert all(severity == "warn" for _, severity in codes(used))
    assert used.has_its_ledger()


def test_a_repair_is_told_of(used: Card) -> None:
    primary_random(used)
    (fault,) = used.start()
    assert (fault.code, fault.severity) == ("storage-repaired", "warn")
    assert "from the superblock at block 32768" in fault.words


def test_without_power_in_the_middle_of_writing_nothing_is_told(used: Card) -> None:
    crash(used)
    assert used.content()[0][1024 + 96] & 0x4, "the journal is to be replayed"
    assert used.start() == ()
    with used.mounted() as folder:
        assert (folder / "ledger" / "ledger.sqlite-wal").read_bytes() == b"new"


@pytest.mark.parametrize("flashed", [False, True], ids=["in its kiosk", "flashed anew"])
def test_what_lost_every_superblock_is_not_formatted(flashed: bool, used: Card) -> None:
    for at in SUPERBLOCKS:
        used.write(at, os.urandom(BLOCK))
    if flashed:
        used.flash()
    before = used.content()
    (fault,) = used.start()
    assert (fault.code, fault.severity) == ("storage-damaged", "stop")
    assert "do not format" in fault.words
    assert used.content() == before, "nothing was written"
    assert not (used.run / "data").is_symlink()


@pytest.mark.parametrize("flashed", [False, True], ids=["in its kiosk", "flashed anew"])
def test_what_lost_its_first_tables_is_left_for_the_support(flashed: bool, used: Card) -> None:
    """Left alone, e2fsck would empty it and call it repaired."""
    used.write(0, os.urandom(MIB))
    if flashed:
        used.flash()
    used.restart()
    assert is_left_as_it_is(used)


def is_left_as_it_is(card: Card) -> bool:
    """Tell whether every start says that it is damaged, and not a bit of it is changed."""
    before = but_for_the_time(card.content())
    for _ in range(2):
        assert codes(card) == [("storage-damaged", "stop")]
        assert not (card.run / "data").is_symlink()
        card.restart()
    return but_for_the_time(card.content()) == before


def inode(card: Card, path: str) -> int:
    """Return where on the partition the inode of a file lies."""
    found = re.search(r"at block (\d+), offset (0x\w+)", sh("debugfs", "-R", f"imap {path}", card.node))
    assert found is not None
    return int(found[1]) * BLOCK + int(found[2], 16)


def block_of(card: Card, path: str) -> int:
    return int(sh("debugfs", "-R", f"bmap {path} 0", card.node).split()[0]) * BLOCK


def ledgers_inode(card: Card) -> None:
    card.write(inode(card, "/ledger/ledger.sqlite") + 40, os.urandom(60))


def ledgers_folder(card: Card) -> None:
    card.write(block_of(card, "/ledger"), os.urandom(BLOCK))


def root_folder(card: Card) -> None:
    card.write(block_of(card, "/"), os.urandom(BLOCK))


def ledgers_mode(card: Card) -> None:
    """It can still be read, but a check would take it for deleted."""
    sh("debugfs", "-w", "-R", "set_inode_field /ledger/ledger.sqlite mode 0", card.node)


@pytest.mark.parametrize("damage", [ledgers_inode, ledgers_folder, root_folder, ledgers_mode])
def test_a_repair_that_would_cost_the_ledger_is_not_made(damage: Damage, used: Card) -> None:
    note_errors(used)
    damage(used)
    used.restart()
    assert is_left_as_it_is(used)


def others_inode(card: Card) -> None:
    with card.mounted() as folder:
        (folder / "other").write_bytes(b"not a ledger" * 1000)
    card.write(inode(card, "/other") + 40, os.urandom(60))


def bitmaps(card: Card) -> None:
    where = sh("dumpe2fs", card.node).split("Group 0:")[1].split("Block bitmap at ")[1].split()[0]
    card.write(int(where) * BLOCK, os.urandom(BLOCK))


def journal(card: Card) -> None:
    card.write(block_of(card, "<8>"), os.urandom(BLOCK))


@pytest.mark.parametrize("damage", [others_inode, bitmaps, journal])
def test_a_repair_that_leaves_the_ledger_alone_is_made(damage: Damage, used: Card) -> None:
    note_errors(used)
    damage(used)
    used.restart()
    assert codes(used) == [("storage-repaired", "warn")]
    assert used.has_its_ledger()
    used.restart()
    assert used.start() == ()


def note_errors(card: Card) -> None:
    """Note in the superblock that there are errors, as the kernel does when it meets them."""
    sh("debugfs", "-w", "-R", "set_super_value state 2", card.node)


@pytest.mark.parametrize("seed", range(16))
def test_whatever_is_damaged_the_ledger_is_there_or_nothing_was_changed(seed: int, used: Card) -> None:
    chosen = random.Random(seed)
    note_errors(used)
    if seed % 2:
        crash(used)
    tables = [at for at in used.content() if at < 200 * BLOCK]
    for at in chosen.sample(tables, chosen.randint(1, 3)):
        if chosen.random() < 0.5:
            flip_bits(used, at, BLOCK, seed)
        else:
            used.write(at, chosen.randbytes(BLOCK))
    used.restart()
    before = but_for_the_time(used.content())
    if any(fault.severity == "stop" for fault in used.start()):
        assert but_for_the_time(used.content()) == before
    else:
        assert used.has_its_ledger()


def test_what_calls_itself_clean_and_is_not_is_mended(used: Card) -> None:
    used.write(inode(used, "/lost+found") + 40, os.urandom(60))
    used.restart()
    assert codes(used) == [("storage-repaired", "warn")]
    assert used.has_its_ledger()
    used.restart()
    assert used.start() == ()


def crash(card: Card) -> None:
    """Leave the card as a power cut in the middle of writing does."""
    with card.mounted() as folder:
        (folder / "ledger" / "ledger.sqlite-wal").write_bytes(b"new")
        sh("sync", "--file-system", folder)
        blocks = card.content()
    card.write_all(blocks.items())
    card.restart()


def test_a_ledger_that_a_check_has_found_nameless_stops_the_kiosk(used: Card) -> None:
    with used.mounted() as folder:
        (folder / "ledger").rename(folder / "lost+found" / "#13")
    assert codes(used) == [("storage-damaged", "stop")]
    with used.mounted() as folder:
        lost = folder / "lost+found"
        (lost / "#13" / "ledger.sqlite").rename(lost / "#14")
        (lost / "#14").write_bytes(b"SQLite format 3\0".ljust(68, b"\0") + b"POLI")
        (lost / "#13" / "ledger.sqlite.key").unlink()
    assert codes(used) == [("storage-damaged", "stop")]
    with used.mounted() as folder:
        (folder / "lost+found" / "#14").write_bytes(b"anything else")
    assert codes(used) == []


def test_a_partition_that_has_lost_its_files_is_not_taken_for_a_new_one(used: Card) -> None:
    with used.mounted() as folder:
        (folder / "format").unlink()
    assert codes(used) == [("storage-damaged", "stop")]


@pytest.mark.parametrize("flashed", [False, True], ids=["in its kiosk", "flashed anew"])
def test_in_a_larger_card_it_grows(flashed: bool, used: Card, tmp_path: Path) -> None:
    used.forget()
    folder = tmp_path / "larger"
    folder.mkdir()
    used.file.rename(folder / "card")
    with slot(folder, 1000 * MIB) as larger:
        larger.flash() if flashed else larger.restart()
        assert larger.start() == ()
        assert larger.has_its_ledger()
        with larger.mounted() as place:
            space = os.statvfs(place)
        assert space.f_blocks * space.f_frsize > 940 * MIB
        larger.restart()
        assert larger.start() == ()


@pytest.mark.parametrize("flashed", [False, True], ids=["in its kiosk", "flashed anew"])
@pytest.mark.parametrize("size", [CARD - MIB, 200 * MIB, 60 * MIB, 9 * MIB])
def test_on_a_smaller_card_it_is_not_touched(flashed: bool, size: int, used: Card, tmp_path: Path) -> None:
    used.forget()
    folder = tmp_path / "smaller"
    folder.mkdir()
    used.file.rename(folder / "card")
    with slot(folder, size) as smaller:
        if flashed:
            smaller.flash()
        before = smaller.content()
        assert codes(smaller) == [("storage-card-too-small", "stop")]
        assert smaller.content() == before


@pytest.mark.parametrize("seed", range(6))
def test_a_power_cut_while_it_grows_costs_nothing(seed: int, used: Card, tmp_path: Path) -> None:
    """Of what the tool writes, any part may have reached the card when the power goes."""
    used.forget()
    folder = tmp_path / "larger"
    folder.mkdir()
    used.file.rename(folder / "card")
    with slot(folder, 1000 * MIB) as larger:
        larger.flash()
        write_entry(larger.disk, Entry(LINUX, OFFSET, 1000 * MIB - OFFSET))
        note_errors(larger)  # the first thing that the tool writes, and waits for
        before = larger.content()
        grow(larger.node)
        after = larger.content()
        changed = sorted(at for at in after.keys() | before.keys() if after.get(at) != before.get(at))
        lost = random.Random(seed).sample(changed, len(changed) * (seed + 1) // 7)
        larger.write_all((at, before.get(at, bytes(BLOCK))) for at in lost)
        larger.restart()
        assert all(severity == "warn" for _, severity in codes(larger))
        assert larger.has_its_ledger()


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("damage", [descriptors, primary_random])
def test_a_power_cut_in_the_middle_of_a_repair_costs_nothing(damage: Damage, seed: int, used: Card) -> None:
    damage(used)
    used.restart()
    before = used.content()
    used.start()
    after = used.content()
    changed = sorted(at for at in after.keys() | before.keys() if after.get(at) != before.get(at))
    lost = random.Random(seed).sample(changed, len(changed) * (seed + 1) // 7)
    used.write_all((at, before.get(at, bytes(BLOCK))) for at in lost)
    used.restart()
    assert all(severity == "warn" for _, severity in codes(used))
    assert used.has_its_ledger()
