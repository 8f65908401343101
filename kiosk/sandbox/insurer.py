"""The insurers' side of a transaction: adjudicate, confirm, cancel, void, each done at most once per id."""

import sqlite3
from datetime import date, datetime, timedelta
from hashlib import sha256

import msgspec

from kiosk.sandbox import record, rows, rules
from kiosk.sandbox.intake import Accepted, accept
from kiosk.sandbox.key import Key
from kiosk.sandbox.sample import Policy, Sample
from kiosk.sandbox.sessions import Clock
from kiosk.sandbox.store import Store
from kiosk.sandbox.wire import messages as m
from kiosk.sandbox.wire.problems import ProblemError


class Insurer:
    """All insurers of the clinic. Every method is one database transaction and may be called again."""

    def __init__(self, store: Store, sample: Sample, key: Key, clock: Clock, hold: timedelta) -> None:
        self._store = store
        self._sample = sample
        self._key = key
        self._clock = clock
        self._hold = hold

    def adjudicate(self, transaction_id: str, body: bytes, bill: m.Bill) -> m.Transaction:
        """Answer a bill, or give the stored answer again.

        Raises:
            ProblemError: `cancelled`, `payload-differs`, or a 422 after which nothing is stored.
        """
        now = self._clock()
        with self._store.writing() as db:
            row = rows.find(db, transaction_id)
            if row is None:
                row = self._answer(db, transaction_id, body, bill, now)
            if record.state(row, now) == "cancelled":
                raise ProblemError("cancelled")
            if row["body_hash"] != _hash(body):
                raise ProblemError("payload-differs")
            return self._message(row, now)

    def inquire(self, transaction_id: str) -> m.Transaction:
        """Return the transaction as it stands.

        Raises:
            ProblemError: `unknown-transaction`.
        """
        with self._store.writing() as db:
            return self._message(rows.required(db, transaction_id), self._clock())

    def on_day(self, day: date | None) -> m.Transactions:
        """Return the transactions answered on a local day, today if None, newest first."""
        now = self._clock()
        with self._store.writing() as db:
            found = rows.on_day(db, day or now.date())
        return m.Transactions(transactions=[self._message(row, now) for row in found])

    def confirm(self, transaction_id: str) -> m.Transaction:
        """Commit to the answered lines.

        Raises:
            ProblemError: `unknown-transaction`, `cancelled`, `voided`, `declined` or `hold-expired`.
        """
        now = self._clock()
        if self._expired(transaction_id, now):
            raise ProblemError("hold-expired")
        with self._store.writing() as db:
            row = rows.required(db, transaction_id)
            if row["state"] == "confirmed":
                return self._message(row, now)
            if row["state"] != "adjudicated":
                raise ProblemError(row["state"])
            db.execute("UPDATE transactions SET confirmed_at = ? WHERE id = ?", (now.timestamp(), row["id"]))
            return self._message(rows.move(db, row, "confirmed", now), now)

    def cancel(self, transaction_id: str) -> m.Transaction:
        """Drop what is not confirmed; an id never seen becomes a tombstone.

        Raises:
            ProblemError: `confirmed` or `voided`.
        """
        now = self._clock()
        with self._store.writing() as db:
            row = rows.find(db, transaction_id)
            if row is None:
                return self._message(rows.tombstone(db, transaction_id, now), now)
            if row["state"] in {"confirmed", "voided"}:
                raise ProblemError(row["state"])
            if row["state"] != "cancelled":
                row = rows.move(db, row, "cancelled", now)
            return self._message(row, now)

    def void(self, transaction_id: str, why: m.Void) -> m.Transaction:
        """Annul a confirmed transaction.

        Raises:
            ProblemError: `note-missing`, `unknown-transaction`, `not-confirmed` or `void-cutoff`.
        """
        if why.reason == "H" and not why.note.strip():
            raise ProblemError("note-missing")
        now = self._clock()
        with self._store.writing() as db:
            row = rows.required(db, transaction_id)
            if row["state"] == "voided":
                return self._message(row, now)
            if row["state"] != "confirmed":
                raise ProblemError("not-confirmed")
            self._require_open_day(row, now)
            reason = (why.reason, why.note, row["id"])
            db.execute("UPDATE transactions SET void_reason = ?, void_note = ? WHERE id = ?", reason)
            return self._message(rows.move(db, row, "voided", now), now)

    def counts(self) -> dict[str, dict[str, int]]:
        """Return per transaction id how often it was newly adjudicated, confirmed, cancelled and voided."""
        with self._store.writing() as db:
            return rows.counts(db)

    def _answer(
        self, db: sqlite3.Connection, transaction_id: str, body: bytes, bill: m.Bill, now: datetime
    ) -> sqlite3.Row:
        accepted = accept(bill, self._sample, self._key, now.date())
        lines = self._lines(db, accepted, now)
        declined = all(line.status == "refused" for line in lines)
        answer: rows.Values = {
            "state": "declined" if declined else "adjudicated",
            "body_hash": _hash(body),
            "reference": self._reference(db, bill.insurer, now),
            "insurer": bill.insurer,
            "provider": bill.provider,
            "policy": accepted.policy.id,
            "insured_name": accepted.policy.name,
            "card": accepted.card.masked,
            "hold_until": (now + self._hold).timestamp(),
            "lines": msgspec.json.encode(lines).decode(),
        }
        return rows.insert(db, transaction_id, answer, "adjudicated", now)

    def _lines(self, db: sqlite3.Connection, accepted: Accepted, now: datetime) -> list[m.Line]:
        programme = self._sample.programme_by_id[accepted.policy.programme]
        history = self._history(db, accepted.policy, now)
        return rules.adjudicate(programme, self._sample.reasons, accepted.services, history, now.date())

    def _history(self, db: sqlite3.Connection, policy: Policy, now: datetime) -> list[rules.Past]:
        known = self._sample.service_by_code
        return [
            rules.Past(date.fromisoformat(row["day"]), known[line.service], line.compensated)
            for row in rows.of_policy(db, policy.id, date(now.year, 1, 1))
            if record.state(row, now) in record.LIVE
            for line in record.lines(row)
            if line.service in known
        ]

    def _reference(self, db: sqlite3.Connection, insurer: str, now: datetime) -> str:
        prefix = self._sample.insurer_by_id[insurer].reference_prefix
        return f"{prefix}-{now.year}-{rows.answered(db, insurer) + 1:06}"

    def _expired(self, transaction_id: str, now: datetime) -> bool:
        """Cancel a transaction whose hold is over; tell whether this call did it."""
        with self._store.writing() as db:
            row = rows.find(db, transaction_id)
            if row is None or row["state"] == record.state(row, now):
                return False
            rows.move(db, row, "cancelled", now)
            return True

    def _message(self, row: sqlite3.Row, now: datetime) -> m.Transaction:
        return record.message(row, now, self._void_until(row, now))

    def _void_until(self, row: sqlite3.Row, now: datetime) -> datetime | None:
        if row["state"] != "confirmed":
            return None
        ends = self._sample.insurer_by_id[row["insurer"]].business_day_ends
        confirmed = datetime.fromtimestamp(row["confirmed_at"], now.tzinfo)
        return record.void_cutoff(confirmed, ends) if ends else None

    def _require_open_day(self, row: sqlite3.Row, now: datetime) -> None:
        until = self._void_until(row, now)
        if until is not None and now >= until:
            raise ProblemError("void-cutoff", f"the insurer's day ended at {until.isoformat()}")


def _hash(body: bytes) -> str:
    return sha256(body).hexdigest()
