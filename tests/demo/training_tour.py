"""A trainee walks every lesson by touch, beside real parts: `python -m tests.demo.training_tour FOLDER`."""

import json
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kiosk import bootstrap
from kiosk.demo.child import ChildError
from kiosk.demo.rig import Rig
from kiosk.domain.voucher import CopyState
from kiosk.flow import places
from kiosk.flow.lessons.book import PERSON
from kiosk.flow.lessons.follow import finished, preparing
from kiosk.flow.state import Kiosk
from kiosk.ui.environment import Panel
from tests.demo import tours

WAIT = 120.0
PAID = [CopyState.PRINTED] * 3


def main(folder: Path) -> int:
    """Walk every lesson, write what was seen to `tour.json`, and return 0."""
    return tours.walk(folder, Tour)


class Tour:
    """The trainee's hands, which touch what the hints name, and eyes."""

    def __init__(self, running: bootstrap.Running, rig: Rig, panel: Panel, folder: Path) -> None:
        from kiosk.demo.hands import Hands
        from kiosk.ui.robot import Robot

        self.clinic, self.app, self.rig, self.folder = running.engine, running.app, rig, folder
        self.robot = Robot(running.app, panel)
        on_the_glass: Any = _Shown(running.app)
        self.hands = Hands(on_the_glass, self.robot, rig, running.reader)
        self.marks: list[str] = []
        self.hints: list[str] = []
        self.running = running

    @property
    def state(self) -> Kiosk:
        shown: Kiosk = self.app._kiosk
        return shown

    @property
    def training(self) -> Any:
        return self.state.training

    def walk(self) -> dict[str, object]:
        """Return what was seen on the way."""
        self.until(lambda: isinstance(self.state.place, places.Login) and self.state.reader.lamp == "green")
        before = self.clinic.state
        self.robot.tap("training")
        self.until(lambda: self.training and self.training.listing and self.state.operator)
        seen: dict[str, object] = {}
        for lesson, walk in self._lessons().items():
            seen[lesson] = self._walk(lesson, walk)
        room = self.running.classroom
        assert room is not None
        assert room.exercise is not None
        place = room.exercise._folder.parent
        self.robot.tap("Beigt mācības")
        self.until(lambda: self.training is None)
        self.until(lambda: not place.exists())
        self.robot.screenshot(self.folder / "left.png")
        return {
            "lessons": seen,
            "marks": sorted(set(self.marks)),
            "clinic untouched": self._same(before),
            "clinic's service": self._counts(),
            "place": type(self.state.place).__name__,
        }

    def until(self, condition: Callable[[], object]) -> None:
        self.robot.until(condition, WAIT)
        self.robot.frames(3)

    def _lessons(self) -> dict[str, Callable[[], None]]:
        return {
            "first-visit": self.first_visit,
            "refused-line": self.refused_line,
            "paper-out": self.paper_out,
            "void": self.void,
            "unknown": self.unknown,
        }

    def _walk(self, lesson: str, walk: Callable[[], None]) -> list[str]:
        from kiosk.ui.lesson_words import LESSONS

        self.hints = []
        self.robot.tap(self.robot.reveal("choices", LESSONS[lesson].title))
        self.until(lambda: self.training.lesson == lesson and not preparing(self.training))
        walk()
        self.until(lambda: finished(self.training))
        self.look()
        self.robot.tap("Visas mācības")
        self.until(lambda: self.training.listing)
        assert lesson in self.training.done
        return self.hints

    def look(self) -> None:
        """Note the mark and the hint that are in sight now."""
        from kiosk.ui.lesson_words import HINTS, LESSONS

        self.robot.frames(2)
        coach = self.app.root.coach
        self.marks.append(coach.mark)
        names = {words: name for name, words in HINTS.items()}
        end = LESSONS[self.training.lesson].end
        self.hints.append("end" if end and coach.hint.endswith(end) else names[coach.hint])
        self.robot.screenshot(self.folder / f"{self.training.lesson}-{len(self.hints):02d}.png")

    def does(self, *touches: Callable[[], object]) -> None:
        """Follow one hint after another."""
        for touch in touches:
            self.look()
            touch()

    # The lessons

    def first_visit(self) -> None:
        self.does(
            lambda: self.hands.choose(("K-002",)),
            lambda: self.hands.choose_again("K-002"),
            self.hands.go_online,
            self.hands.choose_provider,
            self.hands.choose_insurer,
            self.type_code,
            self.swipe,
            self.hands.confirm,
            self.prints,
            self.hands.next_patient,
        )

    def refused_line(self) -> None:
        self.does(
            self.swipe,
            self.hands.confirm,
            self.prints,
            self.hands.next_patient,
            self.hands.open_reports,
            lambda: self.hands.open_details(1),
            self.hands.reprint_everything,
        )

    def paper_out(self) -> None:
        self.does(
            lambda: self.robot.tap("print"),
            lambda: self.until(lambda: "media-empty" in self.state.printer.reasons),
            lambda: self.robot.tap("Ielikt papīru"),
        )
        self.until(lambda: self.copies == PAID)
        self.does(self.hands.next_patient)

    def void(self) -> None:
        self.does(
            self.hands.open_reports,
            lambda: self.hands.open_details(1),
            self.deletes,
        )

    def unknown(self) -> None:
        self.does(
            self.confirms_in_vain, lambda: self.until(lambda: isinstance(self.state.place, places.Done))
        )

    # What the hands do not know yet

    @property
    def copies(self) -> list[CopyState]:
        return [copy.state for copy in self.state.copies.values()]

    def type_code(self) -> None:
        self.robot.type(PERSON)
        self.until(lambda: self.state.reader.lamp == "green" and getattr(self.state.place, "armed", False))

    def swipe(self) -> None:
        """A real card first, which nobody reads; then the practice card."""
        try:
            self.rig.reader.say("swipe other")
        except ChildError as lost:
            assert lost.answer  # noqa: PT017  the reader itself was not asked for it
        self.robot.frames(20)
        assert isinstance(self.state.place, places.Identify)
        assert self.state.place.problem is None
        self.robot.tap("Novilkt mācību karti")
        self.hands.arrive(places.Statuses)

    def prints(self) -> None:
        self.robot.tap("print")
        self.until(lambda: self.training.step and self.copies)
        self.look()
        self.until(lambda: self.copies == PAID)

    def deletes(self) -> None:
        self.robot.tap("Dzēst")
        self.hands.arrive(places.Deleting)
        self.look()
        self.robot.tap("Izvēlēts nepareizs pakalpojums")
        self.robot.tap("Dzēst")
        self.hands.arrive(places.Reports)

    def confirms_in_vain(self) -> None:
        self.robot.tap("Apstiprināt transakciju")
        self.hands.arrive(places.Unknown)

    def _same(self, before: Kiosk) -> bool:
        after = self.clinic.state
        return (after.transactions, after.copies, after.bill, after.operator, after.place) == (
            before.transactions,
            before.copies,
            before.bill,
            before.operator,
            before.place,
        ) and after.transactions == {}

    def _counts(self) -> object:
        with urllib.request.urlopen(f"{self.rig.url}/sandbox/counts", timeout=10) as answer:
            return json.load(answer)


class _Shown:
    """What the hands take for the engine: the one whose state is on the glass."""

    def __init__(self, app: Any) -> None:
        self._app = app

    @property
    def state(self) -> Kiosk:
        shown: Kiosk = self._app._kiosk
        return shown


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
