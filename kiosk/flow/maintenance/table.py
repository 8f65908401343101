"""The technician's menu as a table: on which page, what happens, which rule answers.

`OVER` holds for every page. What is in neither table goes to the operator's place below, but for the cards:
while the menu is open no swipe is a patient's.
"""

from typing import Final

from msgspec.structs import replace

from kiosk.flow import events
from kiosk.flow.maintenance import entry, pages, tools
from kiosk.flow.maintenance import events as taps
from kiosk.flow.maintenance.events import Tap
from kiosk.flow.moves import Result, Rule, stay
from kiosk.flow.state import Kiosk


def _swallow(state: Kiosk, _event: object) -> Result:
    return stay(state)


CLOSED: Final[dict[type, Rule]] = {
    taps.PinKnown: entry.pin_known,
    taps.MenuTapped: entry.knock,
    taps.PinChecked: entry.late_verdict,
}
TABLE: Final[dict[tuple[type, type], Rule]] = {
    (pages.Pin, taps.PinEntered): entry.enter,
    (pages.Pin, taps.PinChecked): entry.checked,
    (pages.Pin, taps.MenuBack): entry.close,
    (pages.Menu, taps.MenuBack): entry.close,
    (pages.Menu, taps.RestartTapped): tools.restart,
    (pages.Menu, taps.RestartRefused): tools.restart_refused,
    (pages.Menu, taps.PageTapped): tools.open_page,
    (pages.Image, taps.ImageSeen): tools.image_seen,
    (pages.Devices, taps.AgainTapped): tools.devices_again,
    (pages.Devices, taps.DevicesSeen): tools.devices_seen,
    (pages.ReaderTest, taps.AgainTapped): tools.await_card,
    (pages.ReaderTest, taps.SwipeSeen): tools.swipe_seen,
    (pages.ReaderTest, taps.PatternTapped): tools.play,
    (pages.ReaderTest, taps.Sounded): tools.sounded,
    (pages.ReaderTest, events.ReaderDisarmed): tools.card_awaited_no_longer,
    (pages.PrinterTest, taps.AgainTapped): tools.print_page,
    (pages.PrinterTest, taps.PageProgress): tools.page_progress,
    (pages.Network, taps.AgainTapped): tools.probe_again,
    (pages.Network, taps.NetworkFound): tools.network_found,
    (pages.Touch, taps.GlassTouched): tools.touched,
    (pages.Logs, taps.AgainTapped): tools.read_again,
    (pages.Logs, taps.LogsRead): tools.logs_read,
    (pages.Export, taps.AgainTapped): tools.export,
    (pages.Export, taps.ExportMoved): tools.export_moved,
}
OVER: Final[dict[type, Rule]] = {
    taps.MenuBack: entry.back,
    taps.MenuClosed: entry.close,
    taps.ToolFailed: tools.failed,
    events.CardRead: _swallow,
    events.SwipeFailed: _swallow,
    events.ReaderDisarmed: _swallow,
}


def rule_for(state: Kiosk, event: events.Event) -> Rule | None:
    """Return the menu's rule for the event, if it has one now."""
    page, kind = state.maintenance.page, type(event)
    if page is None:
        return CLOSED.get(kind)
    if kind is taps.MenuIdle and not isinstance(page, pages.Pin):
        return entry.idle
    return TABLE.get((type(page), kind)) or OVER.get(kind)


def noticed(state: Kiosk, event: events.Event) -> Kiosk:
    """Note that the technician is there."""
    if not isinstance(event, Tap):
        return state
    return replace(state, maintenance=replace(state.maintenance, used=state.now.seconds))
