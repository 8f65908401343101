"""The lessons, in the order in which they are offered; a new one needs words in kiosk.ui.lesson_words."""

from typing import Final

from kiosk.domain.transaction import State
from kiosk.flow import events
from kiosk.flow.effects import Post
from kiosk.flow.events import Event
from kiosk.flow.lessons import seen
from kiosk.flow.lessons.effects import SwipePractice
from kiosk.flow.lessons.lesson import Cue, Lesson, Seen, Step
from kiosk.flow.places import (
    Asking,
    Billing,
    ChooseInsurer,
    ChooseProvider,
    Deleting,
    Details,
    Done,
    Identify,
    Reports,
    Statuses,
    Unknown,
)
from kiosk.ports.training import Prop

PERSON: Final = "32000010003"
INSURER: Final = "paraugs"
PROVIDER: Final = "pr-01"
PAID: Final = ("K-002",)
"""A bill that the insurer pays in full."""
PARTLY: Final = ("Z-601", "Z-601", "K-002", "L-101")
"""One that it pays in full, not at all (the limit is used up), in full, in part; all see the second."""
FREE: Final = "free"


def _cue(when: Seen, event: Event) -> Cue:
    return Cue(when, (Post(event),))


def _until_card(*codes: str) -> tuple[Cue, ...]:
    """Begin where the card is to be swiped."""
    return (
        *(
            _cue(seen.both(seen.at(Billing), seen.lines(at)), events.ServiceTapped(code))
            for at, code in enumerate(codes)
        ),
        _cue(seen.lines(len(codes)), events.PolicyTapped()),
        _cue(seen.at(ChooseProvider), events.ProviderChosen(PROVIDER)),
        _cue(seen.at(ChooseInsurer), events.InsurerChosen(INSURER)),
        _cue(seen.at(Identify), events.CodeChanged(PERSON)),
    )


def _until_answer(*codes: str) -> tuple[Cue, ...]:
    """Begin where the insurer has answered."""
    return (*_until_card(*codes), Cue(seen.card_awaited, (SwipePractice(),)))


def _until_done(*codes: str) -> tuple[Cue, ...]:
    """Begin where the visit is confirmed."""
    return (*_until_answer(*codes), _cue(seen.at(Statuses), events.ConfirmTapped()))


def _printing(hint: str) -> tuple[Step, ...]:
    return (
        Step(hint, (Done,), seen.printing_begun),
        Step("three-copies", (Done,), seen.all_printed),
    )


_NEXT: Final = Step("next-patient", (Done,), seen.both(seen.at(Billing), seen.stands(State.CONFIRMED)))
_SWIPE: Final = Step("swipe", (Identify,), seen.at(Asking, Statuses))

FIRST_VISIT: Final = Lesson(
    "first-visit",
    (
        Step("choose-service", (Billing,), seen.lines(1)),
        Step("choose-more", (Billing,), seen.lines(2)),
        Step("policy", (Billing,), seen.at(ChooseProvider, ChooseInsurer, Identify)),
        Step("provider", (ChooseProvider,), seen.at(ChooseInsurer, Identify)),
        Step("insurer", (ChooseInsurer,), seen.insurer(INSURER)),
        Step("code", (Identify,), seen.person(PERSON)),
        _SWIPE,
        Step("statuses", (Asking, Statuses), seen.confirmed),
        *_printing("print"),
        _NEXT,
    ),
)
REFUSED_LINE: Final = Lesson(
    "refused-line",
    (
        _SWIPE,
        Step("refused-line", (Asking, Statuses), seen.confirmed),
        *_printing("print-paid"),
        _NEXT,
        Step("reports", (Billing,), seen.at(Reports, Details)),
        Step("row", (Reports,), seen.at(Details)),
        Step("reprint-everything", (Details,), seen.everything_printed),
    ),
    _until_card(*PARTLY),
)
PAPER_OUT: Final = Lesson(
    "paper-out",
    (
        Step("print", (Done,), seen.printing_begun),
        Step("first-sheet", (Done,), seen.copy_waits),
        Step("add-paper", (Done,), seen.all_printed),
        _NEXT,
    ),
    _until_done(*PAID),
    (Prop.ONE_SHEET,),
)
VOID: Final = Lesson(
    "void",
    (
        Step("reports", (Billing,), seen.at(Reports, Details)),
        Step("row", (Reports,), seen.at(Details, Deleting)),
        Step("delete", (Details,), seen.either(seen.at(Deleting), seen.voiding)),
        Step("reason", (Deleting,), seen.stands(State.VOIDED)),
    ),
    (*_until_done(*PAID), _cue(seen.at(Done), events.CloseTapped())),
)
UNKNOWN: Final = Lesson(
    "unknown",
    (
        Step("confirm", (Statuses,), seen.at(Unknown, Done)),
        Step("wait", (Unknown,), seen.stands(State.CONFIRMED)),
    ),
    _until_answer(*PAID),
    (Prop.LOST_ANSWER,),
)
LESSONS: Final = (FIRST_VISIT, REFUSED_LINE, PAPER_OUT, VOID, UNKNOWN, Lesson(FREE))

_BY_ID: Final = {lesson.id: lesson for lesson in LESSONS}


def lesson_of(lesson: str) -> Lesson:
    """Return a lesson by its id; an empty one where none is chosen."""
    return _BY_ID.get(lesson, Lesson(""))
