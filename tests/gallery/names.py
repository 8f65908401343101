"""What stands on the screens as it came from outside, in whatever language: names, codes, quotations."""

from typing import Final

from kiosk.domain.transaction import State
from kiosk.ui.bar_words import short_name
from tests.ui.clinic import CATALOGUE, INSTITUTION, OPERATOR
from tests.ui.desk import SUPPORT
from tests.ui.faults import STATES
from tests.ui.maintenance_states import TRACKS
from tests.ui.visits import CODES, SUPERVISOR, lines_of, refused, transaction_of

LONG_NAME: Final = "Aleksandra Konstantinoviča-Paraugkalniņa"
_PEOPLE: Final = (OPERATOR.name, SUPERVISOR.name, LONG_NAME)
_BILL: Final = transaction_of(State.CONFIRMED, *CODES).bill
_REASONS: Final = tuple(line.reason.text for line in (*lines_of(_BILL), *refused(_BILL)) if line.reason)
_FAULTS: Final = tuple(
    words for faults in STATES.values() for fault in faults for words in (fault.words, fault.key, fault.file)
)
NAMES: Final = tuple(
    sorted(
        {
            *(one.name for one in CATALOGUE.groups),
            *(one.name for one in CATALOGUE.services),
            *(one.code for one in CATALOGUE.services),
            *(part for one in CATALOGUE.providers for part in (one.name, one.speciality)),
            *(one.name for one in CATALOGUE.insurers),
            *_PEOPLE,
            *map(short_name, _PEOPLE),
            *_REASONS,
            *(words for words in _FAULTS if words),
            INSTITUTION.name,
            SUPPORT.contact,
            "anna.paraugs",
            "parole-1",
            "anna",
            "Ķirsis-7",
            "vadiba",
            "jauna polise",
            "kons",
            "qqq",
            *(shape for _, _, shape in TRACKS if shape),
            "PA-2026-004417",
            "PA-2026-000001",
            "pa-2026-004417",
            "never-heard-of-error",
            "ZeroDivisionError",
            "KeyError",
        },
        key=len,
        reverse=True,
    )
)
"""All of them, the longest first."""
