"""Confirmed: the offer to print, the three copies, and everything that printers do."""

from typing import Final

from kiosk.flow import events
from kiosk.ui.print_ends import DOUBTS, FAILURES
from kiosk.ui.printer_words import REASONS, Weight
from tests.gallery.scene import Scene
from tests.gallery.scenes.answer import ANSWERED
from tests.gallery.steps import (
    confirms,
    happens,
    journal_fails,
    printer_gives_up,
    printer_is,
    printer_says,
    printer_waits,
    prints,
)

_DONE: Final = (*ANSWERED, confirms)
_FIRST: Final = (*_DONE, prints, printer_says("printed"))
_SECOND: Final = (*_FIRST, printer_says("printed"))
_TOLD: Final = {
    words: keyword for keyword, words in reversed(REASONS.items()) if words.weight > Weight.NORMAL
}
_REASONS: Final = (*sorted(_TOLD.values()), "other-error", "never-heard-of-error")


SCENES: Final = (
    Scene("done", "offer", _DONE),
    Scene("done", "offer-no-printer", (*_DONE, printer_is("offline", "offline"))),
    Scene("done", "sending", (*_DONE, prints)),
    Scene("done", "printing", (*_FIRST, printer_says("printing"))),
    Scene("done", "no-paper", (*_FIRST, printer_waits("media-empty"))),
    *(Scene("done", f"waiting-{one}", (*_DONE, prints, printer_waits(one))) for one in _REASONS),
    Scene("done", "doubt", (*_FIRST, printer_says("unknown"))),
    *(Scene("done", f"doubt-{why}", (*_FIRST, printer_gives_up("unknown", why))) for why in DOUBTS),
    Scene("done", "failed", (*_SECOND, printer_says("failed"))),
    *(Scene("done", f"failed-{why}", (*_DONE, prints, printer_gives_up("failed", why))) for why in FAILURES),
    Scene("done", "failed-unheard-of", (*_DONE, prints, printer_gives_up("failed", "never-heard-of"))),
    Scene("done", "stopped", (*_FIRST, happens(events.PrintStopped()), printer_says("printed"))),
    Scene("done", "printed", (*_SECOND, printer_says("printed"))),
    Scene("done", "not-written", (*_DONE, journal_fails("disk-full"), prints)),
    Scene("done", "demonstration", _DONE, mode="DEMONSTRĀCIJA"),
)
