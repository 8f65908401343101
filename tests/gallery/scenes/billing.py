"""„Norēķini“ and the two lists „who?“."""

from typing import Any, Final

from msgspec.structs import replace

from kiosk.domain.transaction import State
from kiosk.flow import events
from kiosk.ports.terminal import NotSent
from kiosk.ui.notices import NOTICES
from tests.gallery.clinic import Clinic
from tests.gallery.names import LONG_NAME
from tests.gallery.scene import Scene
from tests.gallery.steps import (
    NO_NETWORK,
    THIRTY,
    answers,
    cancels,
    catalogue_changes,
    chooses,
    confirms,
    drags,
    happens,
    journal_fails,
    logs_in,
    logs_in_as,
    notice,
    opens_first_row,
    passes,
    printer_is,
    reader_is,
    refuses,
    restarts,
    reveals_and_taps,
    swipes,
    taps,
    types,
    types_code,
)
from tests.ui.clinic import OPERATOR
from tests.ui.visits import CODES, transaction_of

_LONG_NAME: Final = replace(OPERATOR, name=LONG_NAME)
_AT_THE_CARD: Final = (
    logs_in,
    chooses(*CODES),
    happens(events.PolicyTapped(), events.ProviderChosen("d1"), events.InsurerChosen("i1")),
    types_code("32000010003"),
)
_ASKED: Final = (*_AT_THE_CARD, swipes)
_PARKED: Final = (
    logs_in,
    chooses("M-401"),
    happens(events.ParkTapped()),
    chooses("K-001", "L-101", "L-101"),
    happens(events.ParkTapped()),
)
_OWING: Final = (logs_in, chooses("K-001"), journal_fails("disk-full"), happens(events.ParkTapped()))
_HABIT: Final = tuple(
    transaction_of(State.CONFIRMED, *CODES, "L-104", number=number, id=f"{number:08d}")
    for number in (1, 2, 3)
)
"""What was given, often enough to be one."""
_REFUSALS: Final = (
    "unknown-provider",
    "unknown-insurer",
    "line-limit",
    "lines-not-numbered",
    "malformed",
)


def _dearer(catalogue: Any) -> Any:
    services = tuple(replace(one, price=one.price + 100) for one in catalogue.services)
    return replace(catalogue, services=services)


def _takes_up_the_oldest(clinic: Clinic) -> None:
    clinic.happens(events.ParkedTapped())
    clinic.happens(events.TakeUpTapped(clinic.state.parked[0].id))


def _bare(catalogue: Any) -> Any:
    return replace(catalogue, groups=(), services=())


_SCENES: Final = (
    Scene("billing", "empty", (logs_in,)),
    Scene("billing", "one-line", (logs_in, chooses("K-001"))),
    Scene("billing", told=(logs_in, chooses(*CODES))),
    Scene("billing", "30-lines", (logs_in, chooses(*THIRTY))),
    Scene("billing", "30-lines-from-the-top", (logs_in, chooses(*THIRTY)), (drags("lines", -3),)),
    Scene("billing", "many-services", (logs_in, chooses("L-101")), (taps("Laboratorija"),)),
    Scene(
        "billing",
        "long-services",
        (logs_in, chooses("F-302")),
        (reveals_and_taps("groups_pane", "Ultrasonogrāfija"),),
    ),
    Scene("billing", "no-services", (logs_in, catalogue_changes(_bare))),
    Scene("billing", "removed", (logs_in, chooses(*CODES), happens(events.LineRemoved(2)))),
    Scene("billing", "removed-long", (logs_in, chooses(*CODES), happens(events.LineRemoved(4)))),
    Scene("billing", "clear?", (logs_in, chooses(*CODES)), (taps("clear"),)),
    Scene("billing", "log-out?", (logs_in, chooses(*CODES)), (taps("log_out"),)),
    Scene("billing", "languages", (logs_in, chooses(*CODES)), (taps("language"),)),
    Scene("billing", "demonstration", (logs_in, chooses(*CODES)), mode="DEMONSTRĀCIJA"),
    Scene("billing", "long-name", (logs_in_as(_LONG_NAME), chooses(*CODES))),
    Scene(
        "billing",
        "nothing-works",
        (
            logs_in,
            reader_is("off", "unplugged"),
            printer_is("offline", "offline"),
            happens(events.CatalogueFailed(NotSent("x"))),
        ),
    ),
    Scene("billing", "printer-set-up", (logs_in, printer_is("setup", "queue-missing"))),
    Scene("billing", "bill-full", (logs_in, chooses(*THIRTY, "L-101"))),
    Scene("billing", "bill-empty", (logs_in, happens(events.PolicyTapped()))),
    Scene("billing", "not-in-catalogue", (logs_in, chooses("X-999"))),
    Scene("billing", "not-asked", (*_AT_THE_CARD, answers(NO_NETWORK), swipes)),
    Scene("billing", "network-back", (*_AT_THE_CARD, answers(NO_NETWORK), swipes, Clinic.waits)),
    Scene("billing", "cancelled", (*_ASKED, cancels)),
    Scene("billing", "hold-expired", (*_ASKED, passes(121), lambda clinic: clinic.waits())),
    Scene("billing", "restarted", (*_ASKED, confirms, opens_first_row, restarts)),
    Scene(
        "billing",
        "restarted-changed",
        (*_ASKED, confirms, opens_first_row, catalogue_changes(_dearer), restarts),
    ),
    *(Scene("billing", problem, (*_AT_THE_CARD, refuses(problem), swipes)) for problem in _REFUSALS),
    Scene("billing", "unknown-service", (*_AT_THE_CARD, refuses("unknown-service", line=3), swipes)),
    Scene("billing", "price-differs", (*_AT_THE_CARD, refuses("price-differs", line=2), swipes)),
    Scene(
        "billing",
        "refused-otherwise",
        (*_AT_THE_CARD, refuses("odd", "Polise ir apturēta līdz 01.04."), swipes),
    ),
    Scene("billing", "not-written", (*_AT_THE_CARD, journal_fails("disk-full"), swipes)),
    Scene("billing", "written-again", (*_OWING, journal_fails(""), Clinic.waits)),
    Scene("billing", "search", (logs_in, chooses(*CODES)), (taps("search"),)),
    Scene("billing", "search-most-used", (logs_in, chooses("K-001")), (taps("search"),), past=_HABIT),
    Scene("billing", "search-found", (logs_in, chooses(*CODES)), (taps("search"), types("kons"))),
    Scene("billing", "search-nothing", (logs_in, chooses(*CODES)), (taps("search"), types("qqq"))),
    Scene("billing", "parked", (*_PARKED, chooses("K-001"))),
    Scene(
        "billing",
        "taken-up-changed",
        (*_PARKED, catalogue_changes(_dearer), _takes_up_the_oldest),
    ),
    Scene("parkedbills", told=(*_PARKED, happens(events.ParkedTapped()))),
    Scene("parkedbills", "bill-open", (*_PARKED, chooses("F-301"), happens(events.ParkedTapped()))),
    Scene("provider", told=(logs_in, chooses(*CODES), happens(events.PolicyTapped()))),
    Scene(
        "provider",
        "scrolled",
        (logs_in, chooses(*CODES), happens(events.PolicyTapped())),
        (drags("choices", 2),),
    ),
    Scene("insurer", told=(*_AT_THE_CARD[:2], happens(events.PolicyTapped(), events.ProviderChosen("d1")))),
)
_ELSEWHERE: Final = frozenset(
    {"bill-not-empty", "not-sent", "voided", "void-refused", "void-too-late", "supervisor-needed"}
    | {"review-not-asked", "review-no-answer", "review-nothing-new"}
)
"""Notices that other screens' scenes lead to."""
_UNTOLD: Final = frozenset(NOTICES) - {scene.state for scene in _SCENES} - _ELSEWHERE
"""Notices that no scene leads to yet: their words are looked at all the same."""
SCENES: Final = (
    *_SCENES,
    *(Scene("billing", keyword, (logs_in, chooses(*CODES), notice(keyword))) for keyword in sorted(_UNTOLD)),
)
