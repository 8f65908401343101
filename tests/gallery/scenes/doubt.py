"""The outcome that nobody knows, and the one that a person has to decide."""

from typing import Final

from kiosk.domain.transaction import State
from kiosk.flow import events
from kiosk.ports.terminal import NotFound, Outcome
from tests.gallery.clinic import Clinic
from tests.gallery.scene import Scene, Step
from tests.gallery.scenes.answer import ANSWERED
from tests.gallery.scenes.card import ARMED
from tests.gallery.steps import (
    NO_NETWORK,
    TIMEOUT,
    answers,
    cancels,
    confirms,
    deletes,
    happens,
    is_slow,
    opens_first_row,
    refuses,
    strikes,
    supervisor_logs_in,
    swipes,
    taps,
    tries_again,
    types,
)

_CONFIRMED: Final = (*ANSWERED, confirms, opens_first_row)
_NOBODY_KNOWS: Final = (*ANSWERED, answers(TIMEOUT), confirms)
_REVIEW: Final[tuple[Step, ...]] = (*ANSWERED, answers(TIMEOUT, NotFound()), confirms, Clinic.waits)
_VOID_REVIEW: Final = (*_CONFIRMED, answers(NotFound()), deletes)
_AS_SUPERVISOR: Final = (
    happens(events.NextPatientTapped(), events.LogOutTapped()),
    supervisor_logs_in,
    opens_first_row,
)
_DECIDE: Final = happens(events.Decided(State.CONFIRMED, "PA-1"))
_NAMED: Final = (taps("first_choice", "typed"), types("77-4417"))

_ASKED_AGAIN: Final[dict[str, Outcome]] = {
    "review-not-asked": NO_NETWORK,
    "review-no-answer": TIMEOUT,
    "review-nothing-new": NotFound(),
}

SCENES: Final = (
    Scene("unknown", "adjudication", (*ARMED, answers(TIMEOUT), swipes)),
    Scene("unknown", "confirm", (*_NOBODY_KNOWS, tries_again(2))),
    Scene("unknown", "confirm-late", (*_NOBODY_KNOWS, tries_again(2)), late=True),
    Scene("unknown", "cancel", (*ANSWERED, answers(TIMEOUT), cancels, tries_again(3))),
    Scene("unknown", "void", (*_CONFIRMED, answers(TIMEOUT), deletes)),
    Scene(
        "unknown", "under-way", (*_CONFIRMED, is_slow, deletes, happens(events.BackTapped()), opens_first_row)
    ),
    Scene("unknown", "review", _REVIEW),
    Scene("unknown", "review-asking-again", (*_REVIEW, is_slow, happens(events.AskAgainTapped()))),
    *(
        Scene("unknown", one, (*_REVIEW, answers(answer), happens(events.AskAgainTapped())))
        for one, answer in _ASKED_AGAIN.items()
    ),
    Scene("unknown", "review-void", _VOID_REVIEW),
    Scene("unknown", "review-cancel", (*ANSWERED, refuses("confirmed"), cancels)),
    Scene("unknown", "review-not-supervisor", (*_REVIEW, _DECIDE)),
    Scene("unknown", "review-supervisor", (*_REVIEW, *_AS_SUPERVISOR)),
    Scene("unknown", "review-chosen", (*_REVIEW, *_AS_SUPERVISOR), (taps("second_choice"),)),
    Scene("unknown", "review-typing", (*_REVIEW, *_AS_SUPERVISOR), _NAMED),
    Scene(
        "unknown", "review-record?", (*_REVIEW, *_AS_SUPERVISOR), (*_NAMED, strikes("enter"), taps("record"))
    ),
    Scene("unknown", "review-void-supervisor", (*_VOID_REVIEW, *_AS_SUPERVISOR)),
)
