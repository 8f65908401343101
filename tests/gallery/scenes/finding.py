"""What the list is to show, and the sums of a day."""

from typing import Final

from kiosk.flow import events
from tests.gallery.clinic import past
from tests.gallery.scene import USUAL, Scene
from tests.gallery.steps import drags, happens, logs_in, stands, types_code
from tests.ui.office_states import states

_LIST: Final = (logs_in, happens(events.ReportsTapped()))
_DAYS: Final = (*_LIST, happens(events.FilterTapped("days")))
_PERSON: Final = (*_LIST, happens(events.FilterTapped("person")))
_SUMS: Final = {name: kiosk for name, kiosk in states().items() if name.startswith("totals")}

SCENES: Final = (
    Scene("pickdays", told=_DAYS, past=past(40)),
    Scene("pickdays", "scrolled", _DAYS, (drags("choices", 2),), past=past(40)),
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
