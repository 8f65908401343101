"""Confirmed: the offer to print, the three copies, and everything that printers do."""

from typing import Final

from hw.service.printer_messages import reason
from kiosk.flow import events
from kiosk.ui.printer_words import REASONS, Weight
from tests.gallery.scene import Scene, Step
from tests.gallery.scenes.answer import ANSWERED
from tests.gallery.steps import confirms, happens, journal_fails, printer_is, printer_says, prints

_DONE: Final = (*ANSWERED, confirms)
_FIRST: Final = (*_DONE, prints, printer_says("printed"))
_SECOND: Final = (*_FIRST, printer_says("printed"))
_TOLD: Final = {
    words: keyword for keyword, words in reversed(REASONS.items()) if words.weight > Weight.NORMAL
}
_REASONS: Final = (*sorted(_TOLD.values()), "never-heard-of-error")


def _waits(why: str) -> tuple[Step, ...]:
    """The copy waits for this reason, and the printer says the same of itself."""
    state = {"offline": "offline", "setup": "setup", "hint": "printing"}.get(reason(why).severity, "waiting")
    return printer_says("waiting", why), printer_is(state, why)


SCENES: Final = (
    Scene("done", "offer", _DONE),
    Scene("done", "offer-no-printer", (*_DONE, printer_is("offline", "offline"))),
    Scene("done", "sending", (*_DONE, prints)),
    Scene("done", "printing", (*_FIRST, printer_says("printing"))),
    Scene(
        "done",
        "no-paper",
        (*_FIRST, printer_says("waiting", "media-empty"), printer_is("waiting", "media-empty")),
    ),
    *(Scene("done", f"waiting-{one}", (*_DONE, prints, *_waits(one))) for one in _REASONS),
    Scene("done", "doubt", (*_FIRST, printer_says("unknown"))),
    Scene("done", "failed", (*_SECOND, printer_says("failed"))),
    Scene("done", "stopped", (*_FIRST, happens(events.PrintStopped()), printer_says("printed"))),
    Scene("done", "printed", (*_SECOND, printer_says("printed"))),
    Scene("done", "not-written", (*_DONE, journal_fails("disk-full"), prints)),
    Scene("done", "demonstration", _DONE, mode="DEMONSTRĀCIJA"),
)
