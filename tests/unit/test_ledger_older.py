"""A journal that the first release wrote, before voids had notes, ends and names: it opens and goes on."""

import shutil
from pathlib import Path

from msgspec.structs import replace

from kiosk.domain.operator import Operator, Role
from kiosk.domain.transaction import Act, Deed, State
from kiosk.domain.voucher import CopyState
from kiosk.ledger.ledger import SqliteLedger
from tests.unit.ledger_samples import CountingClock, confirmed, transaction_id

DATA = Path(__file__).with_name("data")
NAME = "ledger-1.sqlite"
ACT = Act(
    Deed.VOID,
    Operator("op-1", "Ilze Izdomāta", Role.RECEPTIONIST),
    "2026-03-09T10:42:00+02:00",
    "H",
    "in words",
    Operator("op-2", "Zane Vadītāja", Role.SUPERVISOR),
)


def opened(folder: Path) -> SqliteLedger:
    for file in (NAME, f"{NAME}.key"):
        shutil.copy(DATA / file, folder / file)
    return SqliteLedger(folder / NAME, CountingClock())


def test_what_it_held_is_there_and_says_nothing_of_what_it_did_not_know(tmp_path: Path) -> None:
    with opened(tmp_path) as ledger:
        assert ledger.verify() == 10
        restored = ledger.restore()
    first, second = restored.transactions
    assert first == confirmed(1)
    assert second == replace(confirmed(2), state=State.VOIDED, void_reason="E")
    assert (second.void_note, second.void_until, second.acts, second.insurer.phone) == ("", "", (), "")
    assert {copy.detail for copy in restored.copies} == {""}
    assert [copy.state for copy in restored.copies] == [CopyState.PRINTED, CopyState.TODO, CopyState.TODO]


def test_it_goes_on_with_all_that_is_known_now(tmp_path: Path) -> None:
    with opened(tmp_path) as ledger:
        (first, _second) = ledger.restore().transactions
        voided = replace(first, void_until="2026-03-09T21:59:59Z").moved(State.VOIDED).acted(ACT)
        ledger.write((voided,))
    with SqliteLedger(tmp_path / NAME, CountingClock()) as again:
        assert again.verify() == 11
        assert again.restore().transactions[0] == voided
        assert again.payload(transaction_id(1)) == b"the bytes of the first"
    assert (voided.void_reason, voided.void_note) == ("H", "in words")
