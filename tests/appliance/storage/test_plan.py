"""What is done with a card, for everything that may lie on it."""

import pytest

from kiosk.appliance.faults import Fault
from kiosk.appliance.storage import plan
from kiosk.appliance.storage.layout import FORMING, LINUX, MIB, Layout
from kiosk.appliance.storage.probe import Content, Found
from kiosk.appliance.storage.superblock import Place, Superblock
from kiosk.appliance.storage.table import Entry

LAYOUT = Layout(tail=0)
CARD = 16_000 * MIB
WHOLE = Entry(LINUX, LAYOUT.offset, CARD - LAYOUT.offset)
TABLES = {
    "none": None,
    "finished": WHOLE,
    "being made": Entry(FORMING, WHOLE.start, WHOLE.size),
    "smaller": Entry(LINUX, WHOLE.start, WHOLE.size // 2),
}


def decided(content: Content, table: str) -> str:
    outcome = plan.decide(LAYOUT, CARD, TABLES[table], Found(content))
    if isinstance(outcome, Fault):
        return outcome.code
    assert outcome.entry == WHOLE
    return type(outcome).__name__


@pytest.mark.parametrize("table", TABLES)
def test_a_file_system_of_ours_is_always_kept(table: str) -> None:
    assert decided(Content.OURS, table) == "Keep"


@pytest.mark.parametrize("table", TABLES)
def test_what_is_somebody_elses_is_never_touched(table: str) -> None:
    assert decided(Content.FOREIGN, table) == "storage-foreign"


@pytest.mark.parametrize("table", TABLES)
def test_traces_of_a_ledger_are_never_formatted(table: str) -> None:
    assert decided(Content.TRACES, table) == "storage-damaged"


@pytest.mark.parametrize("content", [Content.NOTHING, Content.UNFINISHED])
@pytest.mark.parametrize(
    ("table", "outcome"),
    [
        ("none", "Make"),
        ("being made", "Make"),
        ("finished", "storage-damaged"),
        ("smaller", "storage-damaged"),
    ],
)
def test_only_what_was_never_finished_is_made(content: Content, table: str, outcome: str) -> None:
    assert decided(content, table) == outcome


def test_a_file_system_larger_than_the_card_is_not_touched() -> None:
    large = Superblock(Place(0, 1024), b"polise-data", whole=True, size=WHOLE.size + 4096)
    fault = plan.decide(LAYOUT, CARD, None, Found(Content.OURS, (large,)))
    assert isinstance(fault, Fault)
    assert fault.code == "storage-card-too-small"


@pytest.mark.parametrize(
    ("card", "entry", "code"),
    [
        (CARD, None, None),
        (CARD, WHOLE, None),
        (4352 * MIB, None, None),
        (4352 * MIB - 512, None, "storage-card-too-small"),
        (CARD - 512, WHOLE, "storage-card-too-small"),
        (CARD, Entry(LINUX, LAYOUT.offset + MIB, MIB), "storage-foreign"),
    ],
)
def test_what_the_table_alone_forbids(card: int, entry: Entry | None, code: str | None) -> None:
    fault = plan.look_first(LAYOUT, card, entry)
    assert (fault.code if fault else None) == code


def test_the_words_name_sizes_as_they_are() -> None:
    fault = plan.look_first(LAYOUT, 3800 * MIB, None)
    assert fault is not None
    assert "holds 3800 MiB, but 4352 MiB are needed" in fault.words


def test_the_end_of_a_card_stays_free_for_those_who_wipe_it() -> None:
    assert LAYOUT.room(CARD) - Layout().room(CARD) == 4 * MIB
    assert Layout().room(Layout().offset) == 0
