"""The MSR120 on a pty: swipes, its lamp and beeper, answers that are lost, and unplugging at every byte."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hw.emulator.cards import Card
from hw.emulator.links.pty_link import PtyLink
from hw.emulator.reader import EmulatedReader
from hw.emulator.readers.msr120 import Msr120
from hw.reader.driver import Lit, Offline, Online, RawSwipe, Started
from hw.reader.msr120 import session as msr120_session
from hw.reader.serial.driver import SerialDriver
from hw.reader.serial.port import SerialPort
from hw.service.reader_messages import CardRead, Lamp, ReaderOnline, Signal, SwipeFailed
from tests.hw.reader.rig import GOOD, NUMBER, Rig, Watcher, wait_until
from tests.hw.reader.test_msr605 import THREE, outcome
from tests.hw.reader.test_serial_driver import Heard

SHORT = Card(track_2=";8812345678?")
OTHER = Card(track_2=";8800000000?")

Spoil = Callable[[bytes, bytes], bytes]


class Unit:
    """An MSR120 on a pty, whose line can be spoilt.

    Attributes:
        spoil: makes what is sent of what came and what the device answers to it.
        lamps: every colour that its lamp took.
        heard: every command that came.
    """

    def __init__(self, link: Path, *, fragment: int = 0, pause: float = 0.0) -> None:
        self.lamps: list[str] = []
        self.heard = bytearray()
        self.device = Msr120(self.lamps.append)
        self.spoil: Spoil = lambda _, answer: answer
        self.line = PtyLink(link, self._receive, fragment=fragment, pause=pause)

    def _receive(self, data: bytes) -> bytes:
        self.heard += data
        commands = [data[at : at + 1] for at in range(len(data))]
        return b"".join(self.spoil(command, self.device.receive(command)) for command in commands)

    def is_ready(self) -> bool:
        """Tell whether it is armed and green, and was asked whether it is."""
        asked = bytes(self.heard).rpartition(b"P")[2].startswith(b"$")
        return asked and self.device.armed and self.device.lamp == "green"

    def swipe(self, card: Card) -> None:
        answer = self.device.swipe(card)
        assert answer
        self.line.send(answer)


@contextmanager
def unit(link: Path, *, fragment: int = 0, pause: float = 0.0) -> Iterator[tuple[Unit, Heard]]:
    reader = Unit(link, fragment=fragment, pause=pause)
    reader.line.plug()
    hearing = Heard(SerialDriver(str(link), "msr120"))
    try:
        yield reader, hearing
    finally:
        hearing.close()
        reader.line.unplug()


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[Unit, Heard]]:
    with unit(tmp_path / "tty") as (reader, hearing):
        yield reader, hearing
        assert reader.device.oddities == []


def ready(reader: Unit, hearing: Heard) -> None:
    hearing.driver.arm()
    hearing.driver.show(
        "green"
    )  # after it, so that a green reader is not one that only forgets its last card
    wait_until(reader.is_ready)


def swiped(hearing: Heard, count: int = 1) -> str:
    event = hearing.wait(RawSwipe, count)[count - 1]
    assert isinstance(event, RawSwipe)
    return outcome(event)


def on(command: bytes, answers: list[bytes]) -> Spoil:
    """Answer a command with these, one after another, and then as the device does."""

    def spoil(came: bytes, answer: bytes) -> bytes:
        return answers.pop(0) if came == command and answers else answer

    return spoil


def test_an_armed_reader_reads_swipe_after_swipe(pair: tuple[Unit, Heard]) -> None:
    reader, hearing = pair
    cards = {SHORT: "piemers 8812345678", GOOD: f"paraugs {NUMBER}", THREE: "piemers 8812345678"}
    for count, (card, number) in enumerate(cards.items(), 1):
        ready(reader, hearing)
        reader.swipe(card)
        assert swiped(hearing, count) == number
    assert len(hearing.of(Started)) == 3
    assert hearing.of(Online) == [Online("MSR120")]


@pytest.mark.parametrize("fragment", [1, 2, 7])
@pytest.mark.parametrize("sends_lrc", [True, False])
def test_tracks_may_come_in_pieces_at_the_lines_own_pace(
    tmp_path: Path, fragment: int, sends_lrc: bool
) -> None:
    with unit(tmp_path / "tty", fragment=fragment, pause=fragment * 0.00104) as (reader, hearing):
        reader.device.sends_lrc = sends_lrc
        ready(reader, hearing)
        reader.swipe(GOOD)
        assert swiped(hearing) == f"paraugs {NUMBER}"


def test_a_reader_without_a_head_for_a_track_reads_the_others(pair: tuple[Unit, Heard]) -> None:
    reader, hearing = pair
    reader.device.heads = (2,)
    ready(reader, hearing)
    reader.swipe(THREE)
    assert swiped(hearing) == "piemers 8812345678"


@pytest.mark.parametrize("card", [Card(damage="unreadable"), Card()])
def test_a_card_of_which_nothing_is_read_is_a_failed_swipe(pair: tuple[Unit, Heard], card: Card) -> None:
    reader, hearing = pair
    ready(reader, hearing)
    reader.swipe(card)
    assert swiped(hearing) == "unreadable"
    wait_until(lambda: reader.device.armed)


def test_the_lamp_takes_every_colour_and_the_reader_stays_armed(pair: tuple[Unit, Heard]) -> None:
    reader, hearing = pair
    hearing.driver.arm()
    wait_until(lambda: reader.device.armed)
    colours: tuple[Lamp, ...] = ("red", "yellow", "off", "green")
    for count, colour in enumerate(colours, 1):
        hearing.driver.show(colour)
        hearing.wait(Lit, count)
        assert reader.device.lamp == colour
        assert reader.device.armed
    assert hearing.of(Lit) == [Lit(colour) for colour in colours]


def test_the_beeper_gives_both_signals_and_the_reader_is_armed_after_them(pair: tuple[Unit, Heard]) -> None:
    reader, hearing = pair
    ready(reader, hearing)
    hearing.driver.sound("good")
    wait_until(lambda: reader.device.beeps == ["short"] and reader.device.armed)
    hearing.driver.sound("bad")
    begun = time.monotonic()
    wait_until(lambda: reader.device.beeps == ["short", "long", "long"] and reader.device.armed)
    assert time.monotonic() - begun > 0.5  # so that two are heard and not one


def test_disarming_and_what_was_read_before_is_forgotten_in_the_reader(pair: tuple[Unit, Heard]) -> None:
    reader, hearing = pair
    ready(reader, hearing)
    reader.swipe(SHORT)
    swiped(hearing)
    hearing.driver.disarm()
    wait_until(lambda: not reader.device.armed and reader.device.card is None)
    assert reader.device.swipe(SHORT) == b""


def test_a_card_left_from_before_is_never_read(tmp_path: Path) -> None:
    reader = Unit(tmp_path / "tty")
    reader.device.card = OTHER
    reader.line.plug()
    hearing = Heard(SerialDriver(str(tmp_path / "tty"), "msr120"))
    ready(reader, hearing)
    assert hearing.of(RawSwipe) == []
    hearing.close()
    reader.line.unplug()


@pytest.mark.parametrize("answers", [[b""], [b"?"], [b"!"], [b"~"], [b"\x80"], [b"", b"?"], [b"^^"]])
@pytest.mark.parametrize("command", [b"P", b"L", b"m", b"$", b"\x1b"])
def test_an_answer_that_is_lost_or_changed_is_asked_for_again(
    tmp_path: Path, command: bytes, answers: list[bytes]
) -> None:
    with unit(tmp_path / "tty") as (reader, hearing):
        hearing.wait(Online)
        reader.spoil = on(command, list(answers))
        ready(reader, hearing)
        reader.swipe(SHORT)
        assert swiped(hearing) == "piemers 8812345678"
        assert hearing.of(Offline) == []


@pytest.mark.parametrize("late", [b"", b"x", b"+", b"^^^"])
def test_a_swipe_whose_word_is_lost_or_changed_is_found_by_the_next_test(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, late: bytes
) -> None:
    monkeypatch.setattr(msr120_session, "HEALTH_INTERVAL", 0.05)
    with unit(tmp_path / "tty") as (reader, hearing):
        ready(reader, hearing)
        reader.device.swipe(SHORT)
        reader.line.send(late)
        assert swiped(hearing) == "piemers 8812345678"


def test_an_arming_that_never_reached_the_reader_does_not_read_the_last_card_again(
    pair: tuple[Unit, Heard],
) -> None:
    reader, hearing = pair
    ready(reader, hearing)
    reader.swipe(SHORT)
    swiped(hearing)
    hearing.driver.disarm()
    wait_until(lambda: reader.device.card is None and not reader.device.armed)
    reader.device.card = OTHER  # as if it had never been told to forget
    obey, lost = reader.device.receive, [b"P", b"P"]

    def receive(data: bytes) -> bytes:
        if lost and data == lost[0]:
            lost.pop()
            return b"^" if lost else b""  # once even an acknowledgement that is not for it
        return obey(data)

    reader.device.receive = receive  # type: ignore[method-assign]
    ready(reader, hearing)
    assert not lost
    assert len(hearing.of(RawSwipe)) == 1


@pytest.mark.parametrize(
    "answers",
    [
        [b";8812345679?"],
        [b";881234567?"],
        [b";88123456788?"],
        [b";8812345678"],
        [b";8812345678??"],
        [b"x;8812345678?"],
        [b"!"],
        [b"?", b"?", b"?"],
        [b":"],
        [b"", b"", b""],
        [b"A" * 600],
    ],
)
def test_a_track_that_cannot_be_fetched_is_a_failed_swipe(tmp_path: Path, answers: list[bytes]) -> None:
    with unit(tmp_path / "tty") as (reader, hearing):
        ready(reader, hearing)
        reader.spoil = on(b"R", answers)
        reader.swipe(SHORT)
        assert swiped(hearing) == "unreadable"
        assert not answers
        ready(reader, hearing)
        reader.swipe(SHORT)
        assert swiped(hearing, 2) == "piemers 8812345678"


@pytest.mark.parametrize(
    ("command", "answers"),
    [(b"R", [b"?"]), (b"R", [b"", b"?"]), (b"%", [b"?"]), (b"%", [b"!"]), (b"Q", [b"*"])],
)
def test_a_question_that_was_not_understood_is_asked_again(
    tmp_path: Path, command: bytes, answers: list[bytes]
) -> None:
    with unit(tmp_path / "tty") as (reader, hearing):
        ready(reader, hearing)
        reader.spoil = on(command, answers)
        reader.swipe(SHORT)
        assert swiped(hearing) == "piemers 8812345678"


def test_no_fault_of_one_byte_in_a_track_gives_another_card(tmp_path: Path) -> None:
    with unit(tmp_path / "tty") as (reader, hearing):
        whole, count = b";8812345678?", 0
        for at in range(len(whole)):
            for middle in (b"", b"7", whole[at : at + 1] * 2):
                damaged = whole[:at] + middle + whole[at + 1 :]
                ready(reader, hearing)
                reader.spoil = on(b"R", [damaged])
                reader.swipe(SHORT)
                count += 1
                assert swiped(hearing, count) == ("piemers 8812345678" if damaged == whole else "unreadable")


def test_a_reader_that_starts_anew_is_lit_and_armed_again(pair: tuple[Unit, Heard]) -> None:
    reader, hearing = pair
    ready(reader, hearing)
    reader.line.send(reader.device.switch(powered=True))
    wait_until(lambda: reader.device.armed and reader.device.lamp == "green")
    assert hearing.of(RawSwipe) == hearing.of(Offline) == []


def test_power_that_goes_while_it_is_armed_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(msr120_session, "HEALTH_INTERVAL", 0.05)
    with unit(tmp_path / "tty") as (reader, hearing):
        ready(reader, hearing)
        reader.device.switch(powered=False)
        assert hearing.wait(Offline) == [Offline("no-answer")]
        reader.line.send(reader.device.switch(powered=True))
        hearing.wait(Online, 2)
        wait_until(lambda: reader.device.armed)


def test_noise_while_armed_is_no_swipe(pair: tuple[Unit, Heard]) -> None:
    reader, hearing = pair
    ready(reader, hearing)
    for noise in (b"\x00", b"\xff", b"^", b"?", b";1?"):
        reader.line.send(noise)
    time.sleep(0.3)
    assert hearing.of(RawSwipe) == []
    reader.swipe(SHORT)
    assert swiped(hearing) == "piemers 8812345678"


def test_unplugging_at_any_byte_of_a_swipe_loses_that_swipe_only(pair: tuple[Unit, Heard]) -> None:
    reader, hearing = pair
    whole = b";8812345678?"
    for cut in range(-1, 2 * len(whole)):
        ready(reader, hearing)
        begun = len(hearing.of(RawSwipe))
        left = [cut]

        def spoil(came: bytes, answer: bytes, left: list[int] = left) -> bytes:
            """Send no more than so many bytes of track 2 and of its repetition."""
            if came not in {b"R", b"%"} or left[0] >= len(answer):
                left[0] -= len(answer) if came in {b"R", b"%"} else 0
                return answer
            part, left[0] = answer[: max(0, left[0])], -1
            reader.spoil = lambda *_: b""
            return part

        reader.spoil = spoil
        if cut < 0:
            reader.device.swipe(SHORT)
        else:
            reader.swipe(SHORT)
            wait_until(lambda left=left: left[0] < 0)  # type: ignore[misc]
        reader.line.unplug()
        hearing.wait(Offline, len(hearing.of(Online)))
        assert all(getattr(event, "fault", None) for event in hearing.of(RawSwipe)[begun:]), cut
        assert len(hearing.of(RawSwipe)) == begun + (cut >= 0)
        reader.spoil = lambda _, answer: answer
        reader.device.switch(powered=True)
        reader.line.plug()
        hearing.wait(Online, len(hearing.of(Offline)) + 1)
    ready(reader, hearing)
    reader.swipe(SHORT)
    wait_until(lambda: getattr(hearing.of(RawSwipe)[-1], "fault", "") is None)


def test_bytes_that_the_line_has_lost_make_a_failed_swipe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: Iterator[int] = iter(range(100))
    monkeypatch.setattr(SerialPort, "faults", lambda _: (next(counted),))
    with unit(tmp_path / "tty") as (reader, hearing):
        ready(reader, hearing)
        reader.swipe(SHORT)
        assert swiped(hearing) == "unreadable"


def test_the_driver_offers_what_its_reader_has(tmp_path: Path) -> None:
    colours: frozenset[Lamp] = frozenset(("off", "green", "yellow", "red"))
    msr120, msr605 = SerialDriver("x", "msr120"), SerialDriver("x")
    assert msr120.lamps == msr605.lamps == colours
    assert msr120.sounds == frozenset[Signal](("good", "bad"))
    assert not msr605.sounds


def test_the_service_answers_by_the_readers_own_lamp_and_beeper(tmp_path: Path) -> None:
    reader = Unit(tmp_path / "tty")
    with EmulatedReader(tmp_path / "unused") as unused:
        rig = Rig(tmp_path, unused)
    rig.config.write_text(rig.config.read_text().replace("[reader]\n", '[reader]\nmodel = "msr120"\n'))
    reader.line.plug()
    with rig.service():
        watcher = Watcher(rig.client)
        assert watcher.next(ReaderOnline) == ReaderOnline("MSR120", "serial")
        rig.client.arm()
        wait_until(reader.is_ready)
        time.sleep(0.3)  # at its start it is armed for a moment too, to forget the last card
        wait_until(reader.is_ready)
        reader.swipe(Card(damage="unreadable"))
        watcher.next(SwipeFailed)
        wait_until(lambda: reader.device.beeps == ["long", "long"] and reader.is_ready())
        assert "red" in reader.lamps
        reader.swipe(SHORT)
        watcher.next(CardRead)
        wait_until(lambda: reader.device.beeps[2:] == ["short"])
        wait_until(lambda: reader.lamps[-2:] == ["off", "green"])
        wait_until(lambda: not reader.device.armed and reader.device.card is None)
        watcher.close()
    reader.line.unplug()
    assert reader.device.oddities == []
