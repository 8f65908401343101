"""What is to be done with what was found: pure, so that every case can be tried."""

from msgspec import Struct

from kiosk.appliance.faults import Fault
from kiosk.appliance.storage import words
from kiosk.appliance.storage.layout import FORMING, LINUX, Layout
from kiosk.appliance.storage.probe import Content, Found
from kiosk.appliance.storage.table import Entry


class Keep(Struct, frozen=True):
    """Use the file system that is there, under this entry in the table."""

    entry: Entry


class Make(Struct, frozen=True):
    """Make a new file system, under this entry in the table."""

    entry: Entry


def look_first(layout: Layout, card: int, entry: Entry | None) -> Fault | None:
    """Return what forbids everything before anything has been looked at.

    Args:
        layout: where the data partition belongs.
        card: its size in bytes.
        entry: the fourth partition in the table, if it has one.
    """
    if card < layout.offset + layout.minimum:
        return words.too_small(card, layout.offset + layout.minimum)
    if entry is not None and entry.start != layout.offset:
        return words.foreign("a fourth partition that is not this kiosk's")
    if entry is not None and entry.end > card:
        return words.too_small(card, entry.end)
    return None


def decide(layout: Layout, card: int, entry: Entry | None, found: Found) -> Keep | Make | Fault:
    """Return what to do with a card at which `look_first` found nothing.

    Only a place where nothing is recognised is formatted, and only if the table does not say that there
    was something: the entry of a finished partition is taken off by flashing alone.
    """
    whole = Entry(LINUX, layout.offset, layout.room(card))
    never_finished = entry is None or entry.type == FORMING
    match found.content:
        case Content.OURS if found.size > whole.size:
            return words.too_small(card, layout.offset + found.size)
        case Content.OURS:
            return Keep(whole)
        case Content.FOREIGN:
            return words.foreign(f"another file system ({found.other or 'ext'})")
        case Content.UNFINISHED | Content.NOTHING if never_finished:
            return Make(whole)
        case _:
            return words.lost()
