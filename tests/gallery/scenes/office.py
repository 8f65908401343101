"""„Atskaites“: the transaction list, one transaction, voiding and printing again."""

from typing import Final

from kiosk.domain.transaction import State
from kiosk.flow import events
from tests.gallery.clinic import past
from tests.gallery.scene import Scene, Step
from tests.gallery.scenes.answer import ANSWERED
from tests.gallery.scenes.card import ARMED
from tests.gallery.steps import (
    NO_NETWORK,
    answers,
    cancels,
    chooses,
    confirms,
    declines,
    deletes,
    drags,
    happens,
    is_slow,
    journal_fails,
    logs_in,
    opens_first_row,
    printer_gives_up,
    printer_says,
    printer_waits,
    prints,
    refuses,
    restarts,
    stands,
    swipes,
    taps,
)
from tests.ui.office_states import states
from tests.ui.visits import CODES, transaction_of

_LIST: Final = (logs_in, happens(events.ReportsTapped()))
_OPEN: Final = (*ANSWERED, confirms, opens_first_row)
_PRINTED: Final = (*ANSWERED, confirms, prints, *(printer_says("printed"),) * 3, opens_first_row)
_AGAIN: Final = happens(events.ReprintTapped(everything=True))
_LONGEST: Final = transaction_of(State.CONFIRMED, *(CODES * 8)[:30])

_STATES: Final = states()


def _stands(name: str) -> tuple[Step, ...]:
    return (stands(_STATES[name]),)


SCENES: Final = (
    Scene("reports", "empty", _LIST, past=()),
    Scene("reports", "one", _LIST),
    Scene("reports", told=_LIST, past=past(40)),
    Scene("reports", "scrolled", _LIST, (drags("rows", 0.7),), past=past(40)),
    Scene("reports", "2000", _LIST, past=past(2000)),
    Scene("reports", "2000-scrolled", _LIST, (*(drags("rows", 0.8),) * 3,), past=past(2000)),
    Scene("reports", "voided", (*_PRINTED, deletes), past=past(2)),
    *(Scene("reports", one, _stands(f"reports-{one}")) for one in ("filtered", "none-found")),
    Scene("reports", "demonstration", _LIST, mode="DEMONSTRĀCIJA", past=past(40)),
    Scene("details", told=_PRINTED),
    Scene("details", "unprinted", _OPEN),
    Scene("details", "30-lines", (logs_in, opens_first_row), past=(_LONGEST,)),
    Scene(
        "details", "30-lines-scrolled", (logs_in, opens_first_row), (drags("pane", 0.8),), past=(_LONGEST,)
    ),
    Scene("details", "ticked", _PRINTED, (taps("everything"),)),
    Scene(
        "details",
        "left-over",
        (
            *ANSWERED,
            confirms,
            prints,
            happens(events.PrintStopped()),
            printer_says("printed"),
            opens_first_row,
        ),
    ),
    Scene("details", "printing", (*_PRINTED, _AGAIN, printer_says("printing"))),
    Scene("details", "no-paper", (*_PRINTED, _AGAIN, printer_waits("media-empty"))),
    Scene("details", "doubt", (*_PRINTED[:-2], printer_says("unknown"), opens_first_row)),
    Scene("details", "no-queue", (*_PRINTED, _AGAIN, printer_waits("cups-missing-filter"))),
    Scene("details", "failed", (*_PRINTED, _AGAIN, printer_gives_up("failed", "media-not-supported"))),
    *(Scene("details", one, _stands(f"details-{one}")) for one in ("until", "too-late")),
    Scene("details", "voiding", (*_PRINTED, is_slow, deletes)),
    Scene("details", "voided", (*_PRINTED, deletes, opens_first_row)),
    Scene("details", "void-not-sent", (*_PRINTED, answers(NO_NETWORK), deletes)),
    Scene(
        "details", "refused", (*_PRINTED, refuses("cut-off-passed", "Dzēšanas termiņš ir beidzies"), deletes)
    ),
    Scene("details", "not-written", (*_PRINTED, journal_fails("damaged"), deletes)),
    Scene(
        "details",
        "bill-open",
        (
            *_PRINTED,
            happens(events.BackTapped(), events.BillingTapped()),
            chooses("K-001"),
            opens_first_row,
            restarts,
        ),
    ),
    Scene("details", "unsent", (*ARMED, answers(NO_NETWORK), swipes, opens_first_row)),
    Scene("details", "cancelled", (*ANSWERED, cancels, opens_first_row)),
    Scene("details", "declined", (*ARMED, declines, swipes, happens(events.CloseTapped()), opens_first_row)),
    Scene(
        "details",
        "log-out?",
        (*ANSWERED, confirms, happens(events.CloseTapped()), chooses("K-001"), opens_first_row),
        (taps("log_out"),),
    ),
)
