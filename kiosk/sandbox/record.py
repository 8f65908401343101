"""A stored transaction: its row, and how it looks from outside at a given moment."""

import math
import sqlite3
from datetime import UTC, datetime, time, timedelta
from typing import cast

import msgspec

from kiosk.sandbox.sessions import rfc3339
from kiosk.sandbox.wire import messages as m
from kiosk.sandbox.wire.fields import State

LIVE = ("adjudicated", "confirmed")
"""The states whose lines use limits up."""


def state(row: sqlite3.Row, now: datetime) -> State:
    """Return the present state: an adjudicated one whose hold is over is cancelled."""
    if row["state"] == "adjudicated" and now.timestamp() >= row["hold_until"]:
        return "cancelled"
    return cast("State", row["state"])


def lines(row: sqlite3.Row) -> list[m.Line]:
    """Return the adjudicated lines; a tombstone has none."""
    return msgspec.json.decode(row["lines"], type=list[m.Line])


def message(row: sqlite3.Row, now: datetime, void_until: datetime | None) -> m.Transaction:
    """Return the transaction as it travels."""
    adjudicated = lines(row)
    present = state(row, now)
    left = math.ceil(row["hold_until"] - now.timestamp()) if present == "adjudicated" else 0
    return m.Transaction(
        id=row["id"],
        state=present,
        reference=row["reference"],
        insurer=row["insurer"],
        provider=row["provider"],
        insured_name=row["insured_name"],
        answered_at=rfc3339(datetime.fromtimestamp(row["answered_at"], UTC)),
        hold_seconds=left,
        lines=adjudicated,
        totals=_totals(adjudicated),
        void_until=rfc3339(void_until) if void_until else None,
    )


def _totals(adjudicated: list[m.Line]) -> m.Totals:
    return m.Totals(
        price=sum(line.price for line in adjudicated),
        compensated=sum(line.compensated for line in adjudicated),
        patient=sum(line.patient for line in adjudicated),
    )


def void_cutoff(confirmed: datetime, business_day_ends: time) -> datetime:
    """Return when the insurer's business day of a confirmation ends; both times are local."""
    end = confirmed.replace(
        hour=business_day_ends.hour,
        minute=business_day_ends.minute,
        second=business_day_ends.second,
        microsecond=0,
    )
    return end if confirmed < end else end + timedelta(days=1)
