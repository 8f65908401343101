"""A kiosk killed at any moment of its visits: nobody is charged twice, and nothing stays open."""

import multiprocessing
import random
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from kiosk.domain.transaction import State
from kiosk.flow.lifecycle import UNDER_WAY, Turn, step
from kiosk.ledger.ledger import SqliteLedger
from tests.contract.sandbox import Terminal, running
from tests.doubles.clock import StandingClock
from tests.faults.headless import JOURNAL, HeadlessKiosk, kiosk_at, plan
from tests.faults.visit_hand import Hand
from tests.faults.visit_rules import Rules, agrees

KILLS = 10
STEPS = 30
"""What is done at most before the kill."""
LATER = 0.1
"""How many seconds after that it comes at most."""
SPAWN = multiprocessing.get_context("forkserver")
SPAWN.set_forkserver_preload(["tests.faults.test_visit_kill"])


def visits_without_end(url: str, folder: Path, public: str, seed: int, done: Connection) -> None:
    """Serve patients until the process is killed; tell each step."""
    kiosk = HeadlessKiosk(url, folder, public)
    hand = Hand(kiosk.settles(), random.Random(seed))
    while True:
        done.send(kiosk.place)
        kiosk.happens(hand.next())
        kiosk.passes(0.5)


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Terminal]:
    with running(tmp_path / "terminal") as live:
        yield live


def killed(service: Terminal, folder: Path, chance: random.Random) -> dict[str, State]:
    """Let a kiosk serve patients for a while, and kill it; return how the journal says they stand."""
    ours, theirs = SPAWN.Pipe()
    arguments = (service.url, folder, service.public, chance.randrange(1_000_000), theirs)
    child = SPAWN.Process(target=visits_without_end, args=arguments, daemon=True)
    child.start()
    for _step in range(chance.randint(1, STEPS)):
        assert ours.poll(60)
        ours.recv()
    child.join(chance.uniform(0, LATER))
    assert child.exitcode is None, "it serves until it is killed"
    child.kill()
    child.join()
    with SqliteLedger(folder / JOURNAL, StandingClock()) as ledger:
        return {one.id: one.state for one in ledger.restore().transactions}


def after_power_cut(was: State) -> State:
    if was not in UNDER_WAY:
        return was
    led = step(was, Turn.RESTARTED)
    assert led is not None
    return led.state


@pytest.mark.parametrize("seed", [1, 2])
def test_whenever_it_is_killed_everything_is_unknown_first_and_settled_after_login(
    tmp_path: Path, service: Terminal, seed: int
) -> None:
    chance = random.Random(seed)
    folder = tmp_path / "kiosk"
    folder.mkdir()
    cut_off = 0
    for _kill in range(KILLS):
        plan(service.url, *slow_or_deaf(chance))
        stood = killed(service, folder, chance)
        cut_off += len(UNDER_WAY & set(stood.values()))
        plan(service.url)
        with kiosk_at(service.url, folder, service.public) as kiosk:
            rules = Rules(kiosk.settles())
            now = {one.id: one.state for one in kiosk.state.transactions.values()}
            assert (kiosk.place, kiosk.terminal.requests) == ("Login", [])
            assert now == {one: after_power_cut(was) for one, was in stood.items()}
            assert kiosk.printer.sent == []
            rules.hold()
            kiosk.logs_in().passes(10)
            rules.hold()
            assert kiosk.printer.sent == []
            agrees(kiosk, service)
    assert cut_off > 0, "at least one kill came while something was under way"


def slow_or_deaf(chance: random.Random) -> Iterator[dict[str, object]]:
    """Yield faults that keep commands under way for long, or lose their answers."""
    for operation in ("adjudicate", "confirm", "cancel", "void"):
        slow = {"kind": "delay", "seconds": chance.choice((0.02, 0.1)), "worked": chance.random() < 0.5}
        yield {"operation": operation, "times": 20, **chance.choice((slow, slow, {"kind": "drop-answer"}))}
