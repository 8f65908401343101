"""The check of every start, and what is done when it is not enough.

Whatever e2fsck does can be taken back until it has proved itself, for it is no friend of a ledger: where the
first group descriptors are lost, `e2fsck -p` writes the rest of them over every copy before it gives up, and
`e2fsck -y` leaves an empty file system that it calls repaired. So a check that fails is undone; a thorough
one is begun only while the ledger can be read, through the primary superblock or a copy of it, and is undone
too unless the ledger came through it.
"""

from pathlib import Path
from typing import Final

from kiosk.appliance.faults import Fault
from kiosk.appliance.storage import words
from kiosk.appliance.storage.commands import attempt, last_words, run
from kiosk.appliance.storage.guard import Ledger, UnreadableError, came_through, ledger_on
from kiosk.appliance.storage.layout import BLOCK
from kiosk.appliance.storage.probe import Found

_CHANGED: Final = 1
_REBOOT: Final = 2
_FINE: Final = _CHANGED | _REBOOT


def check(node: Path, found: Found, undo: Path, *, force: bool = False) -> Fault | None:
    """Check the file system at `node`, which is not mounted, and repair it.

    Args:
        node: the partition.
        found: its superblocks.
        undo: a file to be written in memory, for as long as a repair may have to be taken back.
        force: check it even if it says of itself that it is clean.

    Returns:
        None if there was nothing to repair, a warning that it was, or a stop that it cannot be.

    Raises:
        CommandError: a tool is not there, or what one did cannot be taken back.
    """
    undo.unlink(missing_ok=True)
    try:
        if found.primary_is_whole:  # else e2fsck cannot even begin, and leaves an undo file that is none
            how = "-fp" if force else "-p"
            done = attempt(["e2fsck", how, "-z", str(undo), str(node)])
            if done.returncode & ~_FINE == 0:
                return words.repaired(last_words(done)) if done.returncode & _CHANGED else None
            _take_back(node, undo)
        return _check_thoroughly(node, found, undo)
    finally:
        undo.unlink(missing_ok=True)


def _check_thoroughly(node: Path, found: Found, undo: Path) -> Fault:
    why = "its superblock and all copies are lost"
    for superblock in (one.number for one in found.superblocks if one.whole):
        try:
            before = ledger_on(node, superblock)
        except UnreadableError as error:
            why = f"the journal cannot be read: {error}"
        else:
            return _repair(node, superblock, undo, before, exact=not found.needs_replay)
    return words.damaged(why)


def _repair(node: Path, superblock: int, undo: Path, before: Ledger, *, exact: bool) -> Fault:
    where = ("-b", str(superblock), "-B", str(BLOCK)) if superblock else ()
    done = attempt(["e2fsck", "-f", "-y", "-z", str(undo), *where, str(node)])
    try:
        if done.returncode & ~_FINE == 0 and came_through(before, ledger_on(node), exact=exact):
            return words.repaired(f"by a full check from the superblock at block {superblock}")
        how = "a full check would have cost the journal, and was taken back"
    except UnreadableError as error:
        how = f"a full check would have cost the journal, and was taken back: {error}"
    _take_back(node, undo)
    return words.damaged(how)


def _take_back(node: Path, undo: Path) -> None:
    if undo.exists():
        # By force: the superblock that it was written for may be the one that was mended.
        run(["e2undo", "-f", str(undo), str(node)])
        undo.unlink()
