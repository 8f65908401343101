"""Owns the rows of „Transakciju saraksts“ as plain data, made once per transaction and language."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from typing import Any, Final

from kiosk.domain.transaction import Line, State, Transaction
from kiosk.ui import format as written
from kiosk.ui.i18n import tr
from kiosk.ui.transaction_words import STATES, line_standing, numbered
from kiosk.ui.widgets.status import COLOR, ICON
from kiosk.ui.widgets.tone import ink_of

Row = dict[str, Any]
HEAD: Final = "ReportHead"
LINE: Final = "ReportLine"
_BLANK: Final[Row] = {"note": "", "badge": "", "badge_icon": "", "last": False, "dropped": False}
_DROPPED: Final = frozenset({State.VOIDED, State.CANCELLED, State.UNSENT})


class ReportRows:
    """Turns transactions into rows; what has not changed is not made again.

    Args:
        open_transaction: called with a transaction's id when one of its rows is tapped.
        heights: pixels of a head row and of a service row.
    """

    def __init__(self, open_transaction: Callable[[str], None], heights: tuple[float, float]) -> None:
        self._open = open_transaction
        self._heights = {HEAD: heights[0], LINE: heights[1]}
        self._made: dict[str, tuple[Transaction, str, list[Row]]] = {}

    def of(self, transactions: Iterable[Transaction]) -> list[Row]:
        """Return the rows, newest transaction first; `transactions` are oldest first."""
        newest_first = tuple(transactions)[::-1]
        rows = [row for transaction in newest_first for row in self._rows(transaction)]
        if len(self._made) > 2 * len(newest_first):
            self._forget(newest_first)
        return rows

    def _forget(self, shown: Iterable[Transaction]) -> None:
        """Keep no more than what is shown: a year's rows would take more memory than all else."""
        self._made = {one.id: self._made[one.id] for one in shown}

    def _rows(self, transaction: Transaction) -> list[Row]:
        known, language, rows = self._made.get(transaction.id, (None, "", []))
        if known is not transaction or language != tr.lang:
            rows = self._make(transaction)
            self._made[transaction.id] = (transaction, tr.lang, rows)
        return rows

    def _make(self, transaction: Transaction) -> list[Row]:
        look = STATES[transaction.state]
        common = {
            **_BLANK,
            "tone": look.tone,
            "edge": ink_of(look.tone),
            "voided": transaction.state is State.VOIDED,
            "dropped": transaction.state in _DROPPED,
            "tapped": partial(self._open, transaction.id),
        }
        head = self._sized(HEAD, {**common, **_head_words(transaction)})
        lines = [self._sized(LINE, {**common, **words}) for words in _line_words(transaction)]
        lines[-1]["last"] = True
        return [head, *lines]

    def _sized(self, kind: str, row: Row) -> Row:
        return {**row, "viewclass": kind, "height": self._heights[kind]}


def _head_words(transaction: Transaction) -> Row:
    look = STATES[transaction.state]
    at = written.moment(datetime.fromisoformat(transaction.created_at))
    # An insurer's long name may be cut at the end of the line, and is known all the same.
    parties = (transaction.person.masked, transaction.provider.name, transaction.insurer.name)
    return {
        "text": f"{at}   {numbered(transaction)}",
        "note": " · ".join(parties),
        "badge": tr(look.word),
        "badge_icon": look.icon,
        "amount": f"{tr('Kopā')} {written.money(transaction.totals.price)}",
    }


def _line_words(transaction: Transaction) -> list[Row]:
    if transaction.adjudication is None:
        return [_plain(number, one.name, one.price) for number, one in enumerate(transaction.bill, start=1)]
    return [_line(line, transaction.state) for line in transaction.adjudication.lines]


def _line(line: Line, state: State) -> Row:
    status, word = line_standing(line, state)
    return {
        **_plain(line.number, line.name, line.split.price),
        "badge": word,
        "badge_icon": ICON[status],
        "tone": COLOR[status],
    }


def _plain(number: int, name: str, price: int) -> Row:
    return {"text": f"{number}.  {name}", "amount": written.money(price)}
