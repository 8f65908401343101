"""Training beside the clinic's kiosk: what it is given, where it lives, and that nothing of it stays."""

import queue
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from kiosk.engine.engine import Engine, Parts
from kiosk.flow import events, places
from kiosk.flow.events import Event
from kiosk.flow.lessons.book import PERSON
from kiosk.flow.lessons.events import (
    LessonChosen,
    LessonsTapped,
    PracticeSwiped,
    TrainingLeft,
    TrainingTapped,
)
from kiosk.flow.lessons.follow import preparing
from kiosk.flow.state import Kiosk
from kiosk.training import channel, classroom
from kiosk.training.classroom import Classroom, Glass
from kiosk.training.setting import Setting
from tests.doubles.clock import StandingClock
from tests.doubles.ledger import MemoryLedger
from tests.doubles.printer import MemoryPrinter
from tests.doubles.reader import MemoryReader
from tests.doubles.terminal import ScriptedTerminal

WAIT = 120.0
SETTING = Setting("Europe/Vilnius", "iso_a5_148x210mm")
WIRES: list[tuple[Any, ...]] = []


def _listen(event: str, arguments: tuple[Any, ...]) -> None:
    if event in {"socket.connect", "socket.bind", "socket.sendto"}:
        WIRES.append(arguments)


sys.addaudithook(_listen)


class Desk:
    """The clinic's kiosk on doubles, and training beside it; nothing is drawn."""

    def __init__(self, setting: Setting = SETTING) -> None:
        self.shown = Kiosk()
        self.soon: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self.room = Classroom(setting)
        self.terminal, self.ledger = ScriptedTerminal(), MemoryLedger()
        self.reader, self.printer = MemoryReader(), MemoryPrinter()
        parts = Parts(
            self.terminal,
            lambda: self.ledger,
            self.reader,
            self.printer,
            StandingClock(),
            training=self.room,
        )
        self.clinic = Engine(parts)
        self.room.open(self.clinic, Glass(self._show, self.soon.put))
        self.clinic.wake = lambda: self.soon.put(self.clinic.drain)
        self.clinic.start()
        self.until(lambda: isinstance(self.shown.place, places.Login))

    def _show(self, kiosk: Kiosk) -> None:
        self.shown = kiosk

    def until(self, condition: Callable[[], object]) -> None:
        end = time.monotonic() + WAIT
        while not condition():
            assert time.monotonic() < end, self.shown
            try:
                self.soon.get(timeout=0.1)()
            except queue.Empty:
                continue

    def taps(self, *happened: Event) -> None:
        for event in happened:
            self.room.dispatch(event)

    def enters(self) -> None:
        self.taps(TrainingTapped())
        self.until(lambda: self.room.exercise and self.shown.operator)

    def begins(self, lesson: str) -> None:
        self.taps(LessonChosen(lesson))
        self.until(lambda: self.training.lesson == lesson and not preparing(self.training))

    @property
    def training(self) -> Any:
        return self.shown.training

    def close(self) -> None:
        self.room.stop()
        self.clinic.stop()


@pytest.fixture
def runtime(monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the service manager lets the kiosk write; short, since a socket's path has at most 107 bytes."""
    folder = Path(tempfile.mkdtemp(prefix="run-"))
    monkeypatch.setenv("RUNTIME_DIRECTORY", f"{folder}:/nowhere")
    monkeypatch.setattr(channel, "THINKING_SECONDS", 0.0)
    return folder


@pytest.fixture
def desk(runtime: Path) -> Iterator[Desk]:
    made = Desk()
    yield made
    made.close()
    assert list(runtime.iterdir()) == []
    runtime.rmdir()


def test_a_visit_in_training_touches_nothing_of_the_clinic_s(desk: Desk, runtime: Path) -> None:
    WIRES.clear()
    before = desk.clinic.state
    desk.enters()
    assert desk.training.listing
    assert list(runtime.glob("training-*/1/ledger.sqlite"))
    desk.begins("refused-line")
    assert isinstance(desk.shown.place, places.Identify)
    assert desk.shown.place.code == PERSON
    desk.taps(PracticeSwiped())
    desk.until(lambda: isinstance(desk.shown.place, places.Statuses))
    desk.taps(events.ConfirmTapped())
    desk.until(lambda: isinstance(desk.shown.place, places.Done))
    desk.taps(events.PrintTapped())
    desk.until(lambda: desk.training.step == 4)
    assert desk.room.exercise is not None
    assert len(desk.room.exercise.printer.printed) == 3

    assert desk.ledger.transactions == []
    assert desk.printer.sent == []
    assert desk.reader.times_armed == 0
    assert desk.terminal.calls == []
    assert replace(desk.clinic.state, now=before.now) == before
    # No wire but the practice reader's own socket.
    assert WIRES
    assert all(str(address).startswith(str(runtime)) for _, address in WIRES)


def test_leaving_shows_the_clinic_as_it_has_become_and_removes_everything(desk: Desk, runtime: Path) -> None:
    desk.enters()
    desk.clinic.post(events.PrinterChanged(replace(desk.clinic.state.printer, state="ready", reasons=())))
    desk.until(lambda: desk.clinic.state.printer.state == "ready")
    assert desk.training is not None
    desk.taps(TrainingLeft())
    desk.until(lambda: desk.training is None)
    assert desk.shown is desk.clinic.state
    assert desk.shown.printer.state == "ready"
    desk.until(lambda: not list(runtime.iterdir()))


def test_each_lesson_begins_with_a_journal_that_nobody_has_used(desk: Desk) -> None:
    desk.enters()
    desk.begins("void")
    assert len(desk.shown.transactions) == 1
    assert desk.shown.zone == SETTING.zone
    desk.taps(LessonsTapped())
    desk.until(lambda: desk.training.listing)
    desk.begins("first-visit")
    assert desk.shown.transactions == {}
    assert desk.shown.bill.lines == ()


def test_training_can_be_left_while_a_lesson_is_being_set_up(desk: Desk) -> None:
    desk.taps(TrainingTapped())
    desk.until(lambda: desk.training is not None)
    desk.taps(TrainingLeft())
    desk.until(lambda: desk.training is None)
    desk.taps(TrainingTapped())
    desk.until(lambda: desk.room.exercise)


def test_who_starts_anew_in_the_middle_of_a_lesson_starts_in_earnest(desk: Desk) -> None:
    desk.enters()
    desk.begins("first-visit")
    after_the_power_cut = Desk()
    assert after_the_power_cut.training is None
    after_the_power_cut.close()


def test_where_there_is_no_room_the_log_in_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "mkdtemp", lambda **_: (_ for _ in ()).throw(OSError("full")))
    desk.taps(TrainingTapped())
    desk.until(lambda: desk.shown.place == places.Login(problem="training"))
    assert desk.training is None


def test_what_training_is_told_of_the_kiosk_is_no_address_and_no_file() -> None:
    assert set(Setting.__struct_fields__) == {"zone", "media", "lock_after"}
    assert classroom.Classroom.__init__.__annotations__ == {"setting": Setting, "return": None}
