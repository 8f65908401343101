"""A long random walk through the kiosk, with faults, restarts and outages; at its end both sides agree."""

import random
from pathlib import Path

import pytest

from kiosk.domain.transaction import State
from kiosk.flow import events
from kiosk.flow.events import Event
from kiosk.flow.state import Kiosk
from tests.contract.sandbox import Terminal, running
from tests.faults.headless import HeadlessKiosk, kiosk_at, plan
from tests.faults.test_visit_broken_answers import KINDS
from tests.faults.test_visit_taps import EVERY_TAP
from tests.faults.visit_hand import LOG_IN, Hand
from tests.faults.visit_rules import Rules, agrees

STEPS = 120
OPERATIONS = ("adjudicate", "confirm", "cancel", "void", "inquire", "catalogue")


class Walk:
    """One walker: chooses what happens next, and looks whether everything still holds."""

    def __init__(self, kiosk: HeadlessKiosk, service: Terminal, seed: int) -> None:
        self.kiosk, self.service = kiosk, service
        self.chance = random.Random(seed)
        self.hand = Hand(kiosk, self.chance)
        self.rules = Rules(kiosk)
        self.log: list[str] = []

    def step(self) -> None:
        act = self.chance.choices(
            (self.taps, self.works, self.breaks, self.waits, self.fills, self.restarts, self.expires),
            weights=(15, 50, 14, 14, 4, 3, 1),
        )[0]
        self.log.append(act.__name__)
        act()
        self.rules.hold()

    def works(self) -> None:
        """Do what leads on from here, a few times."""
        for _ in range(self.chance.randint(1, 6)):
            self._happens(self.hand.next())
            self.rules.hold()

    def taps(self) -> None:
        """Tap anything, sensible or not."""
        rows = [events.RowTapped(one) for one in self.kiosk.state.transactions]
        away = [events.LogOutTapped(), events.NextPatientTapped(), events.Failed("ZeroDivisionError")]
        self._happens(self.chance.choice([*EVERY_TAP, *rows, *away, self.hand.card(), self.hand.printer()]))

    def breaks(self) -> None:
        """Let the service fail in some new way, or the network, or neither."""
        plan(self.service.url, *(self._fault() for _ in range(self.chance.randint(0, 5))))
        terminal = self.kiosk.terminal
        ways = (terminal.waits, terminal.waits, terminal.waits, terminal.hurries, terminal.loses_its_network)
        self.chance.choice(ways)()

    def waits(self) -> None:
        """Let time pass, for the service too."""
        seconds = self.chance.choice((2, 5, 20, 70, 130))
        self.service.clock.move(seconds=seconds)
        self.kiosk.passes(seconds)

    def fills(self) -> None:
        """Let the journal take no more for a while, whatever is done meanwhile."""
        self.kiosk.writes(on=False)
        for _ in range(self.chance.randint(1, 6)):
            self.log.append(self.kiosk.place)
            self.kiosk.happens(self.hand.next()).passes(self.chance.choice((0, 0, 2, 15)))
        self.kiosk.writes(on=True)
        self.kiosk.passes(20)

    def restarts(self) -> None:
        """Cut the power at rest, or in the middle of something."""
        if self.chance.random() < 0.5:
            self.kiosk.engine.post(self.hand.next())
            self.kiosk.engine.drain()
        self.kiosk.restarts()

    def expires(self) -> None:
        """Close every session."""
        with self.service.service.store.writing() as db:
            db.execute("DELETE FROM sessions")

    def ends(self) -> None:
        """Let everything work again, and whoever is there log in; nothing may stay open."""
        plan(self.service.url)
        self.kiosk.terminal.waits()
        self.kiosk.passes(1)
        for _ in range(4):
            if self.kiosk.state.operator is None:
                self.kiosk.happens(events.ContinueTapped(), LOG_IN)
            self.service.clock.move(seconds=130)
            self.kiosk.passes(130)
        self.rules.hold()

    def _happens(self, event: Event) -> None:
        self.log.append(type(event).__name__)
        before = self.kiosk.state
        self.kiosk.taps_twice(event) if self.chance.random() < 0.3 else self.kiosk.happens(event)
        self._bill_is_kept(_lines(before), before.bill_transaction or "", event)

    def _bill_is_kept(self, lines: int, transaction: str, event: Event) -> None:
        wished = events.ClearTapped | events.LineRemoved | events.LogOutTapped | events.NextPatientTapped
        if isinstance(event, wished) or _lines(self.kiosk.state) >= lines:
            return
        now = self.kiosk.state.transactions.get(transaction)
        assert now is not None, f"{type(event).__name__} lost the bill"
        assert now.state is State.CONFIRMED, f"{type(event).__name__} lost the bill"

    def _fault(self) -> dict[str, object]:
        kind = self.chance.choice(KINDS)
        fault = {
            "operation": self.chance.choice(OPERATIONS),
            "kind": kind,
            "times": self.chance.randint(1, 3),
        }
        late = {"seconds": self.chance.choice((0.05, 0.3))} if kind == "delay" else {}
        worked = {"worked": self.chance.random() < 0.5} if kind in {"close", "status-500", "delay"} else {}
        return {**fault, **late, **worked}


def _lines(state: Kiosk) -> int:
    """Return how many lines there are on the open bill and on those put aside."""
    return len(state.bill.lines) + sum(len(one.lines) for one in state.parked)


@pytest.mark.parametrize("seed", range(6))
def test_whatever_happens_both_sides_agree_in_the_end(tmp_path: Path, seed: int) -> None:
    with (
        running(tmp_path / "terminal") as service,
        kiosk_at(service.url, tmp_path / "kiosk", service.public) as kiosk,
    ):
        walk = Walk(kiosk.settles(), service, seed)
        for _step in range(STEPS):
            walk.step()
        walk.ends()
        agrees(kiosk, service)
