"""The rows of the transactions table, and the count of what was newly done to each id."""

import sqlite3
from datetime import date, datetime
from typing import cast

from kiosk.sandbox.wire.problems import ProblemError

Values = dict[str, str | float]


def find(db: sqlite3.Connection, transaction_id: str) -> sqlite3.Row | None:
    """Return the row of an id, if there is one."""
    query = "SELECT * FROM transactions WHERE id = ?"
    return cast("sqlite3.Row | None", db.execute(query, (transaction_id,)).fetchone())


def required(db: sqlite3.Connection, transaction_id: str) -> sqlite3.Row:
    """Return the row of an id.

    Raises:
        ProblemError: `unknown-transaction`.
    """
    row = find(db, transaction_id)
    if row is None:
        raise ProblemError("unknown-transaction")
    return row


def on_day(db: sqlite3.Connection, day: date) -> list[sqlite3.Row]:
    """Return the rows answered on a local day, newest first."""
    query = "SELECT * FROM transactions WHERE day = ? ORDER BY number DESC"
    return db.execute(query, (day.isoformat(),)).fetchall()


def of_policy(db: sqlite3.Connection, policy: str, since: date) -> list[sqlite3.Row]:
    """Return a policy's rows since a day, oldest first."""
    query = "SELECT * FROM transactions WHERE policy = ? AND day >= ? ORDER BY number"
    return db.execute(query, (policy, since.isoformat())).fetchall()


def answered(db: sqlite3.Connection, insurer: str) -> int:
    """Return how many bills an insurer has answered."""
    query = "SELECT count(*) FROM transactions WHERE insurer = ?"
    return int(db.execute(query, (insurer,)).fetchone()[0])


def insert(
    db: sqlite3.Connection, transaction_id: str, answer: Values, what: str, now: datetime
) -> sqlite3.Row:
    """Store a new transaction and count `what` was done; return its row."""
    at: Values = {"id": transaction_id, "day": now.date().isoformat(), "answered_at": now.timestamp()}
    values = at | answer
    names, places = ", ".join(values), ", ".join(f":{name}" for name in values)
    db.execute(f"INSERT INTO transactions ({names}) VALUES ({places})", values)  # noqa: S608  own names
    _count(db, transaction_id, what, now)
    return required(db, transaction_id)


def tombstone(db: sqlite3.Connection, transaction_id: str, now: datetime) -> sqlite3.Row:
    """Store that an id must never come to life; return its row."""
    columns = ("body_hash", "reference", "insurer", "provider", "policy", "insured_name", "card")
    nothing = dict.fromkeys(columns, "")
    answer: Values = {"state": "cancelled", "hold_until": now.timestamp(), "lines": "[]", **nothing}
    return insert(db, transaction_id, answer, "cancelled", now)


def move(db: sqlite3.Connection, row: sqlite3.Row, state: str, now: datetime) -> sqlite3.Row:
    """Store a new state and count it; return the row as it is then."""
    db.execute("UPDATE transactions SET state = ? WHERE id = ?", (state, row["id"]))
    _count(db, row["id"], state, now)
    return required(db, row["id"])


def counts(db: sqlite3.Connection) -> dict[str, dict[str, int]]:
    """Return per id how often it was newly adjudicated, confirmed, cancelled and voided."""
    query = "SELECT id, what, count(*) AS times FROM commitments GROUP BY id, what"
    counted: dict[str, dict[str, int]] = {}
    for row in db.execute(query):
        none = {"adjudicated": 0, "confirmed": 0, "cancelled": 0, "voided": 0}
        counted.setdefault(row["id"], none)[row["what"]] = row["times"]
    return counted


def _count(db: sqlite3.Connection, transaction_id: str, what: str, now: datetime) -> None:
    db.execute("INSERT INTO commitments VALUES (?, ?, ?)", (transaction_id, what, now.timestamp()))
