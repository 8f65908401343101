"""Training: the list of lessons, each lesson's hints where they stand, its end; filed by their screens."""

from collections.abc import Iterator
from typing import Any, Final

from msgspec.structs import replace

from kiosk.domain.catalogue import Service
from kiosk.domain.transaction import Line
from kiosk.flow import events
from kiosk.flow.lessons import book
from kiosk.flow.lessons.events import TrainingFailed
from kiosk.flow.lessons.training import Training
from kiosk.ports.terminal import NoAnswer
from tests.gallery.clinic import Clinic
from tests.gallery.scene import Scene, Step
from tests.gallery.scenes.answer import ANSWERED
from tests.gallery.scenes.card import ARMED
from tests.gallery.steps import (
    chooses,
    confirms,
    happens,
    logs_in,
    opens_first_row,
    printer_is,
    printer_says,
    prints,
    starts,
)
from tests.ui.visits import CODES, lines_of

_READY: Final = 99
"""More cues than any lesson has."""
_BILL: Final = (logs_in, chooses(*CODES))
_CHOSEN: Final = (*_BILL, happens(events.PolicyTapped()))
_DONE: Final = (*ANSWERED, confirms)
_FIRST: Final = (*_DONE, prints, printer_says("printed"))
_PRINTED: Final = (*_FIRST, printer_says("printed"), printer_says("printed"))
_NEXT: Final = (*_PRINTED, happens(events.CloseTapped()))
_LIST: Final = (*_NEXT, happens(events.ReportsTapped()))
_DETAILS: Final = (*_PRINTED, opens_first_row)
_EMPTY: Final = (
    *_FIRST,
    printer_says("waiting", "media-empty"),
    printer_is("waiting", "media-empty"),
)


def _loses(clinic: Clinic) -> None:
    clinic.terminal.script.append(NoAnswer("connection-lost"))
    clinic.happens(events.ConfirmTapped())


def _names_the_practice_insurer(clinic: Clinic) -> None:
    """The first insurer is the one that the lessons speak of."""
    catalogue: Any = clinic.terminal.catalogue_answer
    first, *others = catalogue.insurers
    insurers = (replace(first, name="Paraugs AAS"), *others)
    clinic.terminal.catalogue_answer = replace(catalogue, insurers=insurers)


def _pays_the_second_in_no_part(clinic: Clinic) -> None:
    """The insurer answers as in the lesson: all see the refused line without looking for it."""
    clinic.terminal.pays = _second_refused


def _second_refused(bill: tuple[Service, ...]) -> tuple[Line, ...]:
    ahead = bill[:2]
    lines = lines_of((*ahead, *bill))[len(ahead) :]
    return tuple(replace(line, number=number) for number, line in enumerate(lines, start=1))


_PARTLY: Final = (logs_in, _pays_the_second_in_no_part, *ANSWERED[1:])

_AT: Final[dict[str, tuple[str, tuple[Step, ...]]]] = {
    "choose-service": ("billing", (logs_in,)),
    "choose-more": ("billing", (logs_in, chooses("K-001"))),
    "policy": ("billing", _BILL),
    "provider": ("provider", _CHOSEN),
    "insurer": ("insurer", (*_CHOSEN, happens(events.ProviderChosen("d1")))),
    "code": ("identify", (*_CHOSEN, happens(events.ProviderChosen("d1"), events.InsurerChosen("i1")))),
    "swipe": ("identify", ARMED),
    "statuses": ("statuses", ANSWERED),
    "refused-line": ("statuses", _PARTLY),
    "confirm": ("statuses", ANSWERED),
    "print": ("done", _DONE),
    "print-paid": ("done", _DONE),
    "three-copies": ("done", _FIRST),
    "first-sheet": ("done", (*_DONE, prints, printer_says("printing"))),
    "add-paper": ("done", _EMPTY),
    "next-patient": ("done", _PRINTED),
    "reports": ("billing", _NEXT),
    "row": ("reports", _LIST),
    "reprint-everything": ("details", _DETAILS),
    "delete": ("details", _DETAILS),
    "reason": ("deleting", (*_DETAILS, happens(events.DeleteTapped()))),
    "wait": ("unknown", (*ANSWERED, _loses)),
}
"""Where each hint stands, and how one gets there."""
_ENDS: Final[dict[str, tuple[str, tuple[Step, ...]]]] = {
    "first-visit": ("billing", _NEXT),
    "refused-line": ("details", _DETAILS),
    "paper-out": ("billing", _NEXT),
    "void": ("reports", (*_DETAILS, happens(events.DeleteTapped(), events.VoidTapped("A")))),
    "unknown": ("done", _DONE),
    book.FREE: ("billing", _BILL),
}


def _trains(training: Training) -> Step:
    def step(clinic: Clinic) -> None:
        clinic.state = replace(clinic.state, training=training)

    return step


def _in(lesson: str, step: int, **rest: bool) -> Step:
    return _trains(Training(lesson=lesson, cue=_READY, step=step, listing=False, **rest))  # type: ignore[arg-type]


def _hints() -> Iterator[Scene]:
    """Yield a scene for each hint, in the first lesson that has it."""
    seen: set[str] = set()
    for lesson in book.LESSONS:
        for at, step in enumerate(lesson.steps):
            if step.hint not in seen:
                screen, told = _AT[step.hint]
                yield Scene(
                    screen, f"lesson-{step.hint}", (_names_the_practice_insurer, *told, _in(lesson.id, at))
                )
            seen.add(step.hint)


def _ends() -> Iterator[Scene]:
    for lesson in book.LESSONS:
        screen, told = _ENDS[lesson.id]
        yield Scene(
            screen,
            f"lesson-{lesson.id}-end",
            (_names_the_practice_insurer, *told, _in(lesson.id, len(lesson.steps))),
        )


_SOME: Final = frozenset({"first-visit", "void"})

SCENES: Final = (
    Scene("login", "training-failed", (starts, happens(TrainingFailed()))),
    Scene("training", "list", (logs_in, _trains(Training(cue=_READY)))),
    Scene("training", "some-done", (logs_in, _trains(Training(cue=_READY, done=_SOME)))),
    Scene("training", "preparing", (starts, _trains(Training(lesson="void", listing=False)))),
    Scene("training", "preparing-late", (starts, _trains(Training(lesson="void", listing=False))), late=True),
    *_hints(),
    *_ends(),
    Scene("reports", "lesson-astray", (*_LIST, _in("first-visit", 4, astray=True))),
    Scene("help", "in-training", (*_BILL, _in("first-visit", 2), happens(events.HelpTapped()))),
)
