"""When the journal was last written, read without touching anything in its folder.

For the start of the machine, when nobody has opened the journal and nothing may be repaired yet. SQLite
itself cannot read a file and its write-ahead log without making a file beside them, so the two are read one
by one: the file as SQLite left it, and of the log the dates in its rows, which are stored in clear.
"""

import re
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

from kiosk.ledger import log, schema
from kiosk.ledger.snapshot import Kind

_KINDS: Final = "|".join(Kind)
_DATED: Final = re.compile(
    rb"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d)(?=%s)" % _KINDS.encode()  # `at`, and `kind` behind it
)


def last_time(ledger: Path) -> datetime | None:
    """Return the date of the newest row, aware; None where there is no row, or none can be read."""
    dates = [*_in_file(ledger), *_in_log(log.path_of(ledger))]
    return max(dates, default=None)


def _in_file(ledger: Path) -> Iterator[datetime]:
    try:
        connection = sqlite3.connect(f"{ledger.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    except sqlite3.Error:
        return
    try:
        rows = connection.execute(schema.LAST_AT).fetchall()
        yield from (datetime.fromisoformat(at) for (at,) in rows)
    except (sqlite3.Error, ValueError, TypeError):
        return  # a power cut in the middle of folding the log in: then the log is still whole
    finally:
        connection.close()


def _in_log(path: Path) -> Iterator[datetime]:
    try:
        content = path.read_bytes()
    except OSError:
        return
    for found in _DATED.finditer(content):
        try:
            yield datetime.fromisoformat(found[1].decode())
        except ValueError:
            continue
