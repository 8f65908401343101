"""Asks the guest how much is in its ledger, so that a later boot can be held against it."""

import json
import shlex
from pathlib import Path
from typing import Final

from image.boot_test.report import Check
from image.boot_test.shell import Shell, ShellError

FILE: Final = "/var/lib/polise/ledger/ledger.sqlite"
_NOTE: Final = "ledger.json"
_COUNT: Final = """\
import glob, json, shutil, sqlite3, sys, tempfile
with tempfile.TemporaryDirectory(dir="/run") as folder:
    for path in glob.glob(sys.argv[1] + "*"):
        shutil.copy(path, folder)
    db = sqlite3.connect(f"{folder}/ledger.sqlite")
    rows = db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    tables = [name for name, in rows]
    print(json.dumps({name: db.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}))
"""
"""Counted in a copy: SQLite reads a write-ahead log only where it can write, which a full disk refuses."""


def rows(shell: Shell) -> dict[str, int]:
    """Give how many rows each table of the ledger has; none where there is no ledger to be read."""
    try:
        said = shell.must(f"python3 -c {shlex.quote(_COUNT)} {FILE}", 60)
    except ShellError:
        return {}
    counted: dict[str, int] = json.loads(said)
    return counted


def note(shell: Shell, folder: Path) -> None:
    """Note how much there is after a visit."""
    (folder / _NOTE).write_text(json.dumps(rows(shell)))


def kept(shell: Shell, folder: Path) -> Check:
    """Check that at least as much is there as was noted."""
    before: dict[str, int] = json.loads((folder / _NOTE).read_text())
    now = rows(shell)
    good = bool(before) and all(now.get(name, 0) >= count for name, count in before.items())
    return Check(name="ledger-kept", ok=good, found=str(now), expected=f"at least {before}")
