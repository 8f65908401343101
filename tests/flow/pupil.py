"""A story told to a trainee: the flow in training mode over the real practice service and a real seal."""

from pathlib import Path
from typing import Self, cast

from msgspec.structs import asdict, replace

from hw.reader.decode.issuer import compiled
from hw.reader.driver import RawSwipe, RawTrack
from hw.reader.reading import Reading
from hw.reader.seal import Seal
from hw.reader.secret import Secret
from hw.service.reader_messages import CardRead
from hw.service.settings import CardRule
from kiosk.domain.card import Card
from kiosk.flow import events
from kiosk.flow.lessons.follow import step_of
from kiosk.flow.lessons.training import Training
from kiosk.flow.state import PrinterStatus, ReaderStatus
from kiosk.sandbox import key
from kiosk.sandbox.core import Options, core
from kiosk.sandbox.demo import CARD_PATTERNS, DEMO_PASSWORD, DEMO_USER, SAMPLE_CARDS
from kiosk.sandbox.direct import Direct
from kiosk.terminal.commands import TerminalCommands
from kiosk.training.channel import DirectChannel
from tests.doubles.terminal import ScriptedTerminal
from tests.doubles.training import MemoryTraining
from tests.flow.story import Story

RULES = tuple(compiled(CardRule(**asdict(one))) for one in CARD_PATTERNS)


class Pupil(Story):
    """A trainee at one lesson, or at the list where none is named.

    Args:
        folder: where the practice service keeps its state.
        lesson: its id.
    """

    def __init__(self, folder: Path, lesson: str = "", lock_after: float = 0.0) -> None:
        super().__init__(lock_after=lock_after)
        self.service = Direct(core(Options(folder)))
        self.terminal = cast("ScriptedTerminal", TerminalCommands(DirectChannel(self.service)))
        self.training = _Hand(self, Reading(RULES, Seal(key.load(folder).public())))
        self.state = replace(
            self.state, training=Training((DEMO_USER, DEMO_PASSWORD), lesson, listing=not lesson)
        )
        self.happens(
            events.ReaderChanged(ReaderStatus(online=True, lamp="green", reason="")),
            events.PrinterChanged(PrinterStatus("ready", ())),
        )
        self.starts()

    @property
    def progress(self) -> Training:
        assert self.state.training is not None
        return self.state.training

    @property
    def hint(self) -> str:
        """The keyword of the step to take; where that cannot be done, `astray`; at the end `end`."""
        step = step_of(self.progress)
        return "astray" if self.progress.astray else step.hint if step else "end"

    def takes(self, *happened: events.Event, hint: str) -> Self:
        """Let a step be taken, after which another is hinted at."""
        self.happens(*happened)
        assert self.hint == hint
        return self

    def prints(self, copies: int = 1, *, hint: str) -> Self:
        """Let copies come out."""
        for _ in range(copies):
            self.printer_says("printed")
        assert self.hint == hint
        return self


class _Hand(MemoryTraining):
    """Swipes the practice card through what reads every card."""

    def __init__(self, pupil: Pupil, read: Reading) -> None:
        super().__init__()
        self._pupil, self._read = pupil, read

    def swipe(self) -> None:
        super().swipe()
        assert self._pupil.reader.armed
        track = Secret.of(f";{SAMPLE_CARDS['good'].track2}?".encode())
        result = self._read(RawSwipe({2: RawTrack(track)}))
        assert isinstance(result, CardRead)
        card = result.card
        self._pupil._inbox.append(events.CardRead(Card(card.issuer, card.last_four, card.jwe)))
