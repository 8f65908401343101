"""A card fresh from the technician's computer gets its data partition, and only such a card."""

import os
import random
from pathlib import Path

import pytest

from kiosk.appliance.storage import form
from kiosk.appliance.storage.commands import CommandError, run
from kiosk.appliance.storage.layout import BLOCK, FORMING, MIB
from kiosk.appliance.storage.table import Entry, entry_of, write_entry
from tests.appliance.storage.cards import CARD, LAYOUT, OFFSET, Card, sh, slot

DATA = CARD - OFFSET
BACKUP = 128 * MIB


def is_ready(card: Card) -> bool:
    assert (card.run / "data").readlink() == card.node
    with card.mounted() as folder:
        (folder / "written").write_text("yes")
        return (folder / "format").read_text() == "1\n"


def test_it_is_made_to_the_cards_size_and_named(blank: Card) -> None:
    before = blank.disk.first_sector()
    assert blank.start() == ()
    assert is_ready(blank)
    assert entry_of(blank.disk.first_sector()) == Entry(0x83, OFFSET, DATA)
    assert blank.disk.first_sector()[:494] == before[:494], "the other partitions are as they were"
    assert sh("blkid", "-p", "-o", "value", "-s", "LABEL", blank.node).strip() == "polise-data"


def test_the_others_may_be_in_use(blank: Card) -> None:
    sh("mke2fs", "-q", blank.disk.partition(2))
    place = blank.run / "second"
    place.mkdir(parents=True)
    sh("mount", blank.disk.partition(2), place)
    try:
        assert blank.start() == ()
        assert is_ready(blank)
    finally:
        sh("umount", place)


def test_the_next_start_finds_it_as_it_is(blank: Card) -> None:
    blank.start()
    blank.restart()
    identity = sh("blkid", "-p", "-o", "value", "-s", "UUID", blank.node)
    assert blank.start() == ()
    assert sh("blkid", "-p", "-o", "value", "-s", "UUID", blank.node) == identity


def test_running_it_again_while_the_data_are_in_use_changes_nothing(used: Card) -> None:
    with used.mounted() as folder:
        assert used.start() == ()
        assert (folder / "ledger" / "ledger.sqlite").exists()
    assert (used.run / "data").readlink() == used.node


def test_the_remains_of_an_old_card_are_no_ledger(blank: Card) -> None:
    blank.write(0, os.urandom(4 * MIB))
    blank.write(BACKUP - BLOCK, os.urandom(2 * BLOCK))
    assert blank.start() == ()
    assert is_ready(blank)


def test_copies_of_the_superblock_of_a_file_system_that_began_elsewhere_are_none_of_ours(blank: Card) -> None:
    # It began 256 MiB before the offset, so its copies lie where ours would.
    sh("mke2fs", "-q", "-t", "ext4", "-b", "4096", "-F", blank.run.parent / "old", "800M")
    with (blank.run.parent / "old").open("rb") as old:
        for group in (3, 5):
            old.seek(group * BACKUP)
            copy = old.read(BLOCK)
            assert copy[56:58] == b"\x53\xef"
            blank.write((group - 2) * BACKUP, copy)
    assert blank.start() == ()
    assert is_ready(blank)


@pytest.mark.parametrize("steps", range(6))
def test_a_power_cut_between_two_steps_is_made_up_for(
    steps: int, blank: Card, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []

    def cut(*arguments: object) -> None:
        if len(done) == steps:
            raise CommandError("the power", "is gone")
        done.append(str(arguments))

    def cut_run(command: list[str], text: str = "") -> str:
        cut(*command)
        return run(command, text)

    def cut_write(*arguments: object) -> None:
        cut(*arguments)
        write_entry(*arguments)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(form, "run", cut_run)
        patch.setattr(form, "write_entry", cut_write)
        assert [fault.code for fault in blank.start()] == ["storage-damaged"]
        assert not (blank.run / "data").is_symlink()
    blank.restart()
    assert blank.start() == ()
    assert is_ready(blank)
    assert entry_of(blank.disk.first_sector()) == Entry(0x83, OFFSET, DATA)


@pytest.mark.parametrize("seed", range(8))
def test_a_power_cut_while_it_is_being_made_is_made_up_for(seed: int, blank: Card) -> None:
    """Of what the tool writes, any part may have reached the card when the power goes."""
    write_entry(blank.disk, Entry(FORMING, OFFSET, DATA))
    blocks = made(blank)
    chosen = random.Random(seed)
    share = (0.02, 0.5, 0.98)[seed % 3]
    old = os.urandom(BLOCK) if seed % 2 else bytes(BLOCK)
    blank.write_all((at, old) for at in blocks if chosen.random() > share)
    blank.restart()
    assert blank.start() == ()
    assert is_ready(blank)
    assert entry_of(blank.disk.first_sector()) == Entry(0x83, OFFSET, DATA)


@pytest.mark.parametrize("lost", [(1024,), (BACKUP,), (3 * BACKUP,), (1024, BACKUP), (BACKUP, 3 * BACKUP)])
def test_a_power_cut_while_it_is_being_labelled_is_made_up_for(lost: tuple[int, ...], blank: Card) -> None:
    write_entry(blank.disk, Entry(FORMING, OFFSET, DATA))
    made(blank)
    unlabelled = {at: blank.read(at, 1024) for at in lost}
    form.label(blank.node)
    for at, content in unlabelled.items():
        blank.write(at, content)
    blank.restart()
    assert blank.start() == ()
    assert is_ready(blank)
    labels = {blank.read(at, 1024)[120:136].rstrip(b"\0") for at in (1024, BACKUP, 3 * BACKUP)}
    assert labels == {b"polise-data"}


def made(card: Card) -> dict[int, bytes]:
    """Make the file system without its final label, and return the blocks that are not blank."""
    folder = card.run / "new"
    folder.mkdir(parents=True)
    (folder / "format").write_text("1\n")
    sh("mke2fs", *form.OPTIONS, "-L", "polise-new", "-d", folder, card.node)
    return card.content()


def test_a_card_that_forgets_what_is_written_is_not_trusted(blank: Card) -> None:
    """Worn-out cards answer every write with success and keep nothing."""
    blank.start()
    blank.write(1024, bytes(1024))
    with pytest.raises(CommandError, match="not on it"):
        form.read_back(blank.disk, Entry(0x83, OFFSET, DATA))


def test_a_full_size_card_of_32_gb_is_ready_soon(tmp_path: Path) -> None:
    with slot(tmp_path, 32_000_000_000) as card:
        card.flash()
        assert card.start() == ()
        assert card.file.stat().st_blocks * 512 < 128 * MIB, "the tables to be written at the first start"


def test_the_smallest_card_works(tmp_path: Path) -> None:
    with slot(tmp_path, LAYOUT.offset + LAYOUT.minimum) as card:
        card.flash()
        assert card.start() == ()
        assert is_ready(card)
