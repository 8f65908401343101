"""Before the work: starting, logging in, a kiosk that failed, and help."""

from typing import Final

from kiosk.flow import events
from kiosk.ports.terminal import Failure, NotAuthorised, Refused
from kiosk.ui.fault_warnings import WARNINGS
from kiosk.ui.journal_words import CAUSES
from tests.gallery.scene import Scene
from tests.gallery.steps import (
    NO_NETWORK,
    TIMEOUT,
    catalogue_fails,
    chooses,
    happens,
    is_slow,
    journal_fails,
    lets_nobody_in,
    log_in_fails,
    logs_in,
    printer_is,
    reader_is,
    starts,
    taps,
    types,
)
from tests.ui.faults import fault_of

_ENTER: Final = happens(events.LogInTapped("anna", "parole"))
_HELP: Final = happens(events.HelpTapped())
_EXPIRES: Final = happens(events.CatalogueFailed(NotAuthorised()))
_TYPES: Final = (types("anna.paraugs"), taps("password"), types("Ķirsis-7"), taps("log_in"))
_FAILURES: Final[dict[str, Failure]] = {
    "wrong-credentials": Refused("wrong-credentials"),
    "not-sent": NO_NETWORK,
    "no-answer": TIMEOUT,
    "refused": Refused("blocked"),
}

_NO_DEVICES: Final = (reader_is("off", "unplugged"), printer_is("waiting", "media-empty"))

SCENES: Final = (
    Scene("starting"),
    Scene("starting", "late", late=True),
    Scene("login", told=(starts,)),
    Scene("login", "typed", (starts,), (types("anna.paraugs"), taps("password"), types("Ķirsis-7"))),
    Scene("login", "revealed", (starts,), (taps("password"), types("Ķirsis-7"), taps("reveal"))),
    Scene("login", "symbols", (starts,), (taps("?123"),)),
    Scene("login", "russian-keys", (starts,), (taps("РУ"),)),
    Scene("login", "languages", (starts,), (taps("language"),)),
    Scene("login", "demonstration", (starts,), demo_login=("anna", "parole-1"), mode="DEMONSTRĀCIJA"),
    Scene("login", "busy", (starts, is_slow), _TYPES),
    Scene("login", "busy-late", (starts, is_slow), _TYPES, late=True),
    Scene("login", "no-devices", (starts, *_NO_DEVICES)),
    *(Scene("login", name, (starts, lets_nobody_in(why)), _TYPES) for name, why in _FAILURES.items()),
    Scene("login", "catalogue", (starts, catalogue_fails(TIMEOUT), _ENTER)),
    Scene("login", "session-expired", (logs_in, _EXPIRES)),
    Scene("login", "session-expired-draft", (logs_in, chooses("K-001"), _EXPIRES)),
    *(Scene("login", code, (starts,), warnings=(fault_of(code),)) for code in WARNINGS),
    Scene("failsafe", told=(logs_in, chooses("K-001"), happens(events.Failed("ZeroDivisionError")))),
    Scene("failsafe", "no-support", (logs_in, happens(events.Failed("KeyError"))), support=None),
    *(Scene("failsafe", f"ledger-{cause}", (journal_fails(cause), starts)) for cause in CAUSES),
    Scene("help", told=(logs_in, _HELP)),
    Scene("help", "at-the-log-in", (starts, _HELP)),
    Scene("help", "all-wrong", (starts, log_in_fails(NO_NETWORK), *_NO_DEVICES, _HELP)),
    Scene("help", "warned", (logs_in, _HELP), warnings=tuple(map(fault_of, WARNINGS))),
    Scene("help", "no-support", (logs_in, _HELP), support=None),
)
