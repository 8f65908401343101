"""The reader service of training, as a process: the way of every card, but from no device."""

import json
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from jwcrypto.jwe import JWE
from jwcrypto.jwk import JWK
from msgspec.structs import asdict

from hw.service.reader_client import ReaderClient
from hw.service.reader_messages import CardRead, ReaderMessage, ReaderOnline, SwipeFailed
from kiosk.sandbox.demo import CARD_PATTERNS, SAMPLE_CARDS

WAIT = 60.0
# The command itself, but it also logs what goes well: who sets up logging first is heard.
TALKATIVE = (
    "import logging, sys; logging.basicConfig(level=logging.INFO);"
    "from hw.service.practice_main import main; sys.exit(main(sys.argv[1:]))"
)
GOOD = f";{SAMPLE_CARDS['good'].track2}?"


class Practice:
    """The process, what it says, and the hand that swipes."""

    def __init__(self, folder: Path) -> None:
        self.key = JWK.generate(kty="EC", crv="P-256")
        socket = folder / "r"
        config = folder / "practice.toml"
        rules = "".join(
            "[[card]]\n" + "".join(f"{name} = {_toml(value)}\n" for name, value in asdict(one).items())
            for one in CARD_PATTERNS
        )
        config.write_text(
            f'[reader]\nsocket = "{socket}"\nsound = ""\n'
            f"[terminal]\npublic_key = '{self.key.export_public()}'\n{rules}"
        )
        self.process = subprocess.Popen(
            [sys.executable, "-c", TALKATIVE, "--config", str(config)],
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.client = ReaderClient(socket)
        self.said: queue.SimpleQueue[ReaderMessage] = queue.SimpleQueue()
        self.logged: queue.SimpleQueue[str] = queue.SimpleQueue()
        for work in (self._listen, self._read_log):
            threading.Thread(target=work, daemon=True).start()

    def _listen(self) -> None:
        for message in self.client.watch():
            self.said.put(message)

    def _read_log(self) -> None:
        assert self.process.stderr
        for line in self.process.stderr:
            self.logged.put(line)

    def until_logged(self, words: str) -> None:
        while words not in self.logged.get(timeout=WAIT):
            pass

    def until(self, kind: type) -> ReaderMessage:
        while not isinstance(message := self.said.get(timeout=WAIT), kind):
            pass
        return message

    def swipe(self, track: str) -> None:
        assert self.process.stdin
        self.process.stdin.write(f"{track}\n")
        self.process.stdin.flush()


def _toml(value: object) -> str:
    return f"'{value}'" if isinstance(value, str) else json.dumps(value)


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Practice]:
    made = Practice(tmp_path_factory.mktemp("p"))
    yield made
    made.client.close()
    made.process.kill()
    made.process.wait()


def test_a_card_is_decoded_judged_and_sealed_as_every_card_is(practice: Practice) -> None:
    online = practice.until(ReaderOnline)
    assert isinstance(online, ReaderOnline)
    assert online.driver == "practice"
    practice.client.arm()
    practice.swipe(GOOD)
    read = practice.until(CardRead)
    assert isinstance(read, CardRead)
    assert (read.card.issuer, read.card.last_four) == ("paraugs", "0010")
    assert SAMPLE_CARDS["good"].number not in read.card.jwe
    token = JWE()
    token.deserialize(read.card.jwe, practice.key)
    opened = json.loads(token.payload)
    assert (opened["issuer"], opened["number"]) == ("paraugs", SAMPLE_CARDS["good"].number)
    assert opened["tracks"] == {"2": SAMPLE_CARDS["good"].track2}


def test_a_card_nobody_waits_for_is_wiped(practice: Practice) -> None:
    practice.client.disarm()
    practice.swipe(GOOD)
    practice.until_logged("not asked for, wiped")  # the hand and the orders come by ways of their own
    practice.client.arm()
    practice.swipe(GOOD[:-1])
    failed = practice.until((CardRead, SwipeFailed))  # type: ignore[arg-type]  # whichever comes first
    assert isinstance(failed, SwipeFailed)
    assert failed.reason == "unreadable"


def test_it_ends_with_whoever_tells_it(practice: Practice) -> None:
    assert practice.process.stdin
    practice.process.stdin.close()
    assert practice.process.wait(WAIT) == 0
