"""Nothing that names the patient, the card or the cover can be read from the files."""

from pathlib import Path

from kiosk.domain.voucher import originals
from kiosk.ledger.ledger import SqliteLedger
from tests.unit.ledger_samples import (
    ANSWER,
    INSURED,
    LAST_FOUR,
    PERSONAL_CODE,
    SERVICES,
    CountingClock,
    confirmed,
)

JWE = "eyJhbGciOiJFQ0RILUVTIiwiZW5jIjoiQTI1NkdDTSJ9..c2VhbGVk.dHJhY2tz.dGFn"
PAYLOAD = f'{{"person":"{PERSONAL_CODE}","card":"{JWE}"}}'.encode()
SECRETS = (
    PERSONAL_CODE,
    f"{PERSONAL_CODE[:6]}-{PERSONAL_CODE[6:]}",
    PERSONAL_CODE[:6],
    PERSONAL_CODE[6:],
    JWE[:12],
    f'"{LAST_FOUR}"',
    INSURED,
    "Paraugs",
    ANSWER.reference,
    "L07-X",
    SERVICES[0].code,
    SERVICES[1].name,
    "Izdomāta",
)


def raw(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.iterdir()}


def found(content: bytes) -> list[str]:
    encodings = ("utf-8", "utf-16-le", "utf-16-be")
    return [one for one in SECRETS if any(one.encode(code) in content for code in encodings)]


def test_the_search_itself_finds_what_it_looks_for() -> None:
    assert PERSONAL_CODE in found(PAYLOAD)
    assert JWE[:12] in found(PAYLOAD)


def test_neither_database_nor_log_shows_person_card_or_services(tmp_path: Path) -> None:
    done = confirmed(1)
    with SqliteLedger(tmp_path / "ledger.db", CountingClock()) as ledger:
        ledger.write((done,), originals(done), payload=PAYLOAD)
        while_open = raw(tmp_path)
    after = raw(tmp_path)
    assert len(while_open["ledger.db-wal"]) > len(PAYLOAD)
    assert set(after) == {"ledger.db", "ledger.db.key"}
    for name, content in [*while_open.items(), *after.items()]:
        assert found(content) == [], name


def test_equal_snapshots_are_sealed_to_different_bytes(tmp_path: Path) -> None:
    with SqliteLedger(tmp_path / "ledger.db", CountingClock()) as ledger:
        ledger.write((confirmed(1),))
        ledger.write((confirmed(1),))
        sealed = ledger._rows.connection.execute("SELECT sealed FROM entries").fetchall()
    assert len({row[0] for row in sealed}) == 2


def test_neither_ledger_nor_key_can_be_printed_by_accident(tmp_path: Path) -> None:
    with SqliteLedger(tmp_path / "ledger.db", CountingClock()) as ledger:
        key = (tmp_path / "ledger.db.key").read_bytes()
        assert repr(key) not in repr(ledger)
        assert repr(key) not in repr(ledger._rows)
