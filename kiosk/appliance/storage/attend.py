"""One start's work on the data partition, from the disk to a file system that can be mounted."""

import logging
from pathlib import Path
from typing import Final

from msgspec import Struct, field

from kiosk.appliance.faults import Fault
from kiosk.appliance.storage import form, plan, repair, tree, words
from kiosk.appliance.storage.commands import CommandError, run
from kiosk.appliance.storage.disk import Disk
from kiosk.appliance.storage.grow import WORTH_IT, grow
from kiosk.appliance.storage.layout import NUMBER, Layout
from kiosk.appliance.storage.probe import look
from kiosk.appliance.storage.table import Entry, entry_of, write_entry

log = logging.getLogger(__name__)

RUN: Final = Path("/run/polise-boot")


class Attendant(Struct, frozen=True):
    """Brings the data partition of `disk` into use.

    Attributes:
        run: a folder in memory, for as long as the machine runs.
    """

    disk: Disk
    layout: Layout = field(default_factory=Layout)
    run: Path = RUN

    def attend(self) -> tuple[Fault, ...]:
        """Do what is to be done, and return what is wrong; the data can be mounted unless one says stop."""
        try:
            return self._attend()
        except (CommandError, OSError) as error:
            return (words.damaged(str(error)),)

    def _attend(self) -> tuple[Fault, ...]:
        layout, card = self.layout, self.disk.size
        entry = entry_of(self.disk.first_sector())
        forbidden = plan.look_first(layout, card, entry)
        if forbidden is not None:
            return (forbidden,)
        if self.disk.is_mounted(NUMBER):
            return ()  # in use since an earlier run of this start
        if self.disk.read_only:
            return (words.write_protected(),)
        run(["blockdev", "--flushbufs", str(self.disk.path)])  # the other partitions keep what was read once
        found = look(self.disk.path, layout.offset, layout.room(card))
        match plan.decide(layout, card, entry, found):
            case plan.Keep(whole):
                write_entry(self.disk, whole)
                return self._check(whole)
            case plan.Make(whole):
                form.make(self.disk, whole, self.run / "new")
                return self._check(whole)
            case fault:
                return (fault,)

    def _check(self, entry: Entry) -> tuple[Fault, ...]:
        try:
            return self._check_and_inspect(entry)
        except (CommandError, OSError) as error:
            # It called itself clean, and is not.
            log.warning("the data partition is checked again: %s", error)
            return self._check_and_inspect(entry, force=True)

    def _check_and_inspect(self, entry: Entry, *, force: bool = False) -> tuple[Fault, ...]:
        node = self.disk.partition(NUMBER)
        found = look(self.disk.path, entry.start, entry.size)
        fault = repair.check(node, found, self.run / "undo", force=force)
        if fault is not None and fault.severity == "stop":
            return (fault,)
        if not found.is_labelled:
            form.label(node)  # a power cut came between, or damage: next time the copies may have to speak
        if found.size and entry.size - found.size >= WORTH_IT:
            grow(node)
        return tuple(one for one in (fault, tree.inspect(node, self.run / "look")) if one is not None)
