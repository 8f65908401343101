"""A disk that is full, read-only or failing is told apart, and takes nothing that was written before."""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.ledger.ledger import SqliteLedger
from kiosk.ports.ledger import LedgerError
from tests.unit.ledger_samples import CountingClock, a_transaction, transaction_id

NOBODY = 65534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.db"


@pytest.fixture
def ledger(path: Path) -> Iterator[SqliteLedger]:
    with SqliteLedger(path, CountingClock()) as opened:
        opened.write((a_transaction(1),), payload=b"kept")
        yield opened


def refused(ledger: SqliteLedger, number: int = 2) -> str:
    with pytest.raises(LedgerError) as caught:
        ledger.write((a_transaction(number),), payload=bytes(200_000))
    return str(caught.value.args[0])


def require_only_the_first(ledger: SqliteLedger) -> None:
    assert ledger.restore().transactions == (a_transaction(1),)
    assert ledger.payload(transaction_id(1)) == b"kept"
    assert ledger.verify() == 2


def test_a_full_disk_takes_none_of_a_write_and_all_of_the_next_once_there_is_room(
    ledger: SqliteLedger, path: Path
) -> None:
    connection = ledger._rows.connection
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    assert refused(ledger) == "disk-full"
    require_only_the_first(ledger)
    connection.execute("PRAGMA max_page_count = 1000000")
    ledger.write((a_transaction(2),))
    ledger.close()
    with SqliteLedger(path, CountingClock()) as reopened:
        assert len(reopened.restore().transactions) == 2


def test_a_small_real_file_system_runs_full_and_keeps_every_acknowledged_write(tmp_path: Path) -> None:
    script = (
        'mount -t tmpfs -o size=512k none "$1" && exec "$2" -m tests.faults.ledger_child fill "$1/ledger.db"'
    )
    if subprocess.run(["unshare", "-rm", "mount", "-t", "tmpfs", "none", tmp_path], check=False).returncode:
        pytest.skip("this machine allows no mounts of one's own")
    command = ["unshare", "-rm", "sh", "-c", script, "sh", str(tmp_path), sys.executable]
    said = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert said["keyword"] == "disk-full"
    assert said["acknowledged"] == said["there"] > 5
    assert said["rows"] == 2 * said["there"]


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """Make every write beyond that offset of a file fail, as a broken disk would."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_write_that_fails_halfway_leaves_the_ledger_usable(ledger: SqliteLedger, path: Path) -> None:
    with files_of_at_most(path.with_name("ledger.db-wal").stat().st_size + 10_000):
        assert refused(ledger) == "disk-failure"
        require_only_the_first(ledger)
    ledger.write((a_transaction(2),), payload=b"later")
    ledger.close()
    with SqliteLedger(path, CountingClock()) as reopened:
        assert reopened.payload(transaction_id(2)) == b"later"


@contextmanager
def without_rights() -> Iterator[None]:
    """Be nobody for a while, if the tests run as root, who may write everywhere."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(before)


def owned(folder: Path, file_mode: int, folder_mode: int) -> None:
    for one in [folder, *folder.parents]:
        if os.geteuid() == 0 and one.name.startswith(("pytest-", "popen-", "test_")):
            one.chmod(0o755)
    for one in (folder, *folder.iterdir()):
        if os.geteuid() == 0:
            os.chown(one, NOBODY, NOBODY)
        one.chmod(folder_mode if one == folder else file_mode)


@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o400, 0o700), (0o600, 0o500)])
def test_a_read_only_ledger_is_said_at_the_start(
    ledger: SqliteLedger, path: Path, file_mode: int, folder_mode: int
) -> None:
    ledger.close()
    owned(path.parent, file_mode, folder_mode)
    with without_rights(), pytest.raises(LedgerError) as caught:
        SqliteLedger(path, CountingClock())
    path.parent.chmod(0o700)
    assert caught.value.args == ("read-only", "ledger.db or its folder cannot be written")


def test_a_disk_that_becomes_read_only_while_in_use_is_said(ledger: SqliteLedger) -> None:
    ledger._rows.connection.execute("PRAGMA query_only = ON")
    assert refused(ledger) == "read-only"
    require_only_the_first(ledger)


def test_a_ledger_that_another_program_holds_is_busy(
    ledger: SqliteLedger, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger._rows.connection.execute("PRAGMA busy_timeout = 20")
    with SqliteLedger(path, CountingClock()) as other, other._rows.commit():
        assert refused(ledger) == "busy"
    require_only_the_first(ledger)


def test_a_ledger_cannot_be_made_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(LedgerError) as caught:
        SqliteLedger(tmp_path / "file" / "ledger.db", CountingClock())
    assert caught.value.args[0] in {"disk-failure", "read-only"}
