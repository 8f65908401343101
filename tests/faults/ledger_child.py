"""A process that uses the ledger and says on its output what was acknowledged, until it is killed."""

import itertools
import json
import sys
from pathlib import Path

from kiosk.domain.voucher import originals
from kiosk.ledger.ledger import SqliteLedger
from kiosk.ports.ledger import LedgerError
from tests.unit.ledger_samples import CountingClock, a_transaction, confirmed


def write_on(path: Path) -> None:
    """Write transactions without end; say the number of each when its write has returned."""
    with SqliteLedger(path, CountingClock()) as ledger:
        start = len(ledger.restore().transactions) + 1
        for number in itertools.count(start):
            ledger.write((a_transaction(number),), payload=b"payload %d" % number)
            say(number)
            done = confirmed(number)
            ledger.write((done,), originals(done))


def begin_on(folder: Path) -> None:
    """Make one new ledger after the other; say the number of each when it is open."""
    for number in itertools.count(1):
        with SqliteLedger(folder / str(number) / "ledger.db", CountingClock()):
            say(number)


def fill(path: Path) -> None:
    """Write until the ledger refuses; say the keyword, what was acknowledged and what is there afterwards."""
    with SqliteLedger(path, CountingClock()) as ledger:
        acknowledged = 0
        try:
            for number in itertools.count(1):
                ledger.write((a_transaction(number),), payload=bytes(3000))
                acknowledged = number
        except LedgerError as error:
            there, rows = len(ledger.restore().transactions), ledger.verify()
            said = {"keyword": error.args[0], "acknowledged": acknowledged, "there": there, "rows": rows}
    say(json.dumps(said))


def say(what: object) -> None:
    """Tell the parent, at once."""
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    {"write": write_on, "begin": begin_on, "fill": fill}[sys.argv[1]](Path(sys.argv[2]))
