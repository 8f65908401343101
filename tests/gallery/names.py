"""What stands on the screens as it came from outside, in whatever language: names, codes, quotations."""

from typing import Final

from kiosk.domain.transaction import State
from kiosk.ui.bar_words import short_name
from tests.ui.clinic import CATALOGUE, INSTITUTION, OPERATOR
from tests.ui.desk import SUPPORT
from tests.ui.faults import STATES
from tests.ui.maintenance_states import FOUND, LOST, TRACKS
from tests.ui.office_states import STRANGER
from tests.ui.visits import CODES, SUPERVISOR, lines_of, refused, transaction_of

LONG_NAME: Final = "Aleksandra Konstantinoviča-Paraugkalniņa"
_PEOPLE: Final = (OPERATOR.name, SUPERVISOR.name, STRANGER.name, LONG_NAME)
_BILL: Final = transaction_of(State.CONFIRMED, *CODES).bill
_REASONS: Final = tuple(line.reason.text for line in (*lines_of(_BILL), *refused(_BILL)) if line.reason)
_FAULTS: Final = tuple(
    words for faults in STATES.values() for fault in faults for words in (fault.words, fault.key, fault.file)
)
_TOOLS: Final = (
    *(one.detail for one in (*FOUND, *LOST)),
    *(shape for _, _, shape in TRACKS if shape),
    *("Virtual Voucher Printer", "ipp://192.0.2.7/ipp/print", "iso_a5_148x210mm", "MSR605"),
    *("Debian GNU/Linux", "polise-kiosk 0.1.0, Linux 6.12", "polise-20260309-104200", "paraugs-polise"),
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
            "Līgumcena",
            *(words for words in _FAULTS if words),
            INSTITUTION.name,
            "Paraugs AAS",
            SUPPORT.contact,
            "anna.paraugs",
            "parole-1",
            "anna",
            "Ķirsis-7",
            "vadiba",
            "jauna polise",
            "kons",
            "qqq",
            *_TOOLS,
            "PA-2026-004417",
            "77-4417",
            "never-heard-of-error",
            "ZeroDivisionError",
            "KeyError",
        },
        key=len,
        reverse=True,
    )
)
"""All of them, the longest first."""
