"""What the list is to show, and the sums of a day."""

from typing import Final

from msgspec.structs import replace

from kiosk.domain.transaction import Transaction
from kiosk.flow import events
from tests.gallery.clinic import past
from tests.gallery.scene import USUAL, Scene
from tests.gallery.steps import drags, happens, logs_in, stands, types_code
from tests.ui.office_states import states

_LIST: Final = (logs_in, happens(events.ReportsTapped()))
_DAYS: Final = (*_LIST, happens(events.FilterTapped("days")))
_PERSON: Final = (*_LIST, happens(events.FilterTapped("person")))
_SUMS: Final = {name: kiosk for name, kiosk in states().items() if name.startswith("totals")}


def _until_today(one: Transaction) -> Transaction:
    """The days of `past` after the 7th are those of the month before."""
    day = one.created_at[8:10]
    return replace(one, created_at=one.created_at.replace("-03-", "-02-", 1)) if day > "07" else one


_PAST: Final = tuple(sorted(map(_until_today, past(40)), key=lambda one: one.created_at))

SCENES: Final = (
    Scene("pickdays", told=_DAYS, past=_PAST),
    Scene("pickdays", "scrolled", _DAYS, (drags("choices", 2),), past=_PAST),
    Scene("pickperson", "empty", _PERSON),
    Scene("pickperson", "typing", (*_PERSON, types_code("320000"))),
    Scene("pickperson", "checksum", (*_PERSON, types_code("01019010002"))),
    Scene("pickstanding", told=(*_LIST, happens(events.FilterTapped("standing")))),
    *(
        Scene("totals", name.removeprefix("totals").removeprefix("-") or USUAL, (stands(kiosk),))
        for name, kiosk in _SUMS.items()
    ),
    Scene("totals", "scrolled", (stands(_SUMS["totals"]),), (drags("pane", 2),)),
)
