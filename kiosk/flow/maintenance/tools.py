"""The pages: what is asked of the tools on opening, what is done again, and what they have found."""

from typing import Final, TypeVar, cast

from msgspec.structs import replace

from kiosk.flow.effects import ArmReader, Effect
from kiosk.flow.maintenance import pages
from kiosk.flow.maintenance.effects import Ask, PlayPattern, PrintTestPage
from kiosk.flow.maintenance.entry import turned
from kiosk.flow.maintenance.events import (
    AgainTapped,
    DevicesSeen,
    ExportMoved,
    GlassTouched,
    ImageSeen,
    LogsRead,
    NetworkFound,
    PageProgress,
    PageTapped,
    PatternTapped,
    RestartRefused,
    RestartTapped,
    Sounded,
    SwipeSeen,
    ToolFailed,
)
from kiosk.flow.maintenance.pages import Page
from kiosk.flow.moves import Result, stay
from kiosk.flow.state import Kiosk
from kiosk.ports.maintenance import Finding, Task

_ON_OPENING: Final[dict[type, Effect]] = {
    pages.Image: Ask(Task.IMAGE),
    pages.Devices: Ask(Task.DEVICES),
    pages.ReaderTest: ArmReader(),
    pages.Network: Ask(Task.NETWORK),
    pages.Logs: Ask(Task.LOGS),
}
_BROKEN: Final = Finding("", "unknown", reason="failed")

Here = TypeVar("Here", bound=Page)


def _here(state: Kiosk, kind: type[Here]) -> Here:  # noqa: ARG001  # the kind is for the type checker
    return cast("Here", state.maintenance.page)


def open_page(state: Kiosk, event: PageTapped) -> Result:
    """Open it, and begin what it is for."""
    wanted = _ON_OPENING.get(type(event.page))
    return turned(state, event.page, *([wanted] if wanted else []))


def devices_again(state: Kiosk, _event: AgainTapped) -> Result:
    """Ask the device services once more."""
    return state, (Ask(Task.DEVICES),)


def devices_seen(state: Kiosk, event: DevicesSeen) -> Result:
    """Show what they tell."""
    return turned(state, pages.Devices(event.facts))


def image_seen(state: Kiosk, event: ImageSeen) -> Result:
    """Show what runs here."""
    return turned(state, pages.Image(event.facts))


def await_card(state: Kiosk, _event: AgainTapped) -> Result:
    """Wait for another card."""
    return turned(state, pages.ReaderTest(sound=_here(state, pages.ReaderTest).sound), ArmReader())


def swipe_seen(state: Kiosk, event: SwipeSeen) -> Result:
    """Show the card's shape; after a good read the reader waits no longer."""
    page = _here(state, pages.ReaderTest)
    armed = page.armed and event.result != "read"
    seen = replace(page, armed=armed, result=event.result, tracks=event.tracks, issuer=event.issuer)
    return turned(state, seen)


def card_awaited_no_longer(state: Kiosk, _event: object) -> Result:
    """The reader has waited long enough."""
    return turned(state, replace(_here(state, pages.ReaderTest), armed=False))


def play(state: Kiosk, event: PatternTapped) -> Result:
    """Show a pattern on lamp and sounder."""
    return turned(state, replace(_here(state, pages.ReaderTest), sound=""), PlayPattern(event.pattern))


def sounded(state: Kiosk, event: Sounded) -> Result:
    """Say which channel it was."""
    return turned(state, replace(_here(state, pages.ReaderTest), sound=event.channel))


def print_page(state: Kiosk, _event: AgainTapped) -> Result:
    """Send a test page, one at a time."""
    if _here(state, pages.PrinterTest).is_under_way:
        return stay(state)
    key = f"test/{state.now.fresh_id}"
    return turned(state, pages.PrinterTest(key, "queued"), PrintTestPage(key))


def page_progress(state: Kiosk, event: PageProgress) -> Result:
    """Say how the page sent last fares."""
    page = _here(state, pages.PrinterTest)
    if event.key != page.key:
        return stay(state)
    return turned(state, pages.PrinterTest(event.key, event.state, event.reasons, event.detail))


def probe_again(state: Kiosk, _event: AgainTapped) -> Result:
    """Probe the network anew, unless that is under way."""
    if _here(state, pages.Network).probing:
        return stay(state)
    return turned(state, pages.Network(), Ask(Task.NETWORK))


def network_found(state: Kiosk, event: NetworkFound) -> Result:
    """Show one finding after the other."""
    page = _here(state, pages.Network)
    if event.finding is None:
        return turned(state, replace(page, probing=False))
    others = (one for one in page.findings if one.probe != event.finding.probe)
    return turned(state, replace(page, findings=(*others, event.finding)))


def read_again(state: Kiosk, _event: AgainTapped) -> Result:
    """Collect the logs anew, unless that is under way."""
    page = _here(state, pages.Logs)
    return stay(state) if page.reading else turned(state, replace(page, reading=True), Ask(Task.LOGS))


def logs_read(state: Kiosk, event: LogsRead) -> Result:
    """Show them."""
    return turned(state, pages.Logs(event.lines, whole=event.whole, reading=False))


def export(state: Kiosk, _event: AgainTapped) -> Result:
    """Write to the stick, once at a time."""
    if _here(state, pages.Export).state == "running":
        return stay(state)
    return turned(state, pages.Export("running", "looking"), Ask(Task.EXPORT))


def export_moved(state: Kiosk, event: ExportMoved) -> Result:
    """Say how far it is."""
    return turned(state, pages.Export(event.state, event.step, event.detail))


def restart(state: Kiosk, _event: RestartTapped) -> Result:
    """Ask for a new start of the appliance."""
    return turned(state, pages.Menu("asked"), Ask(Task.RESTART))


def restart_refused(state: Kiosk, event: RestartRefused) -> Result:
    """Say that there is none."""
    return turned(state, pages.Menu(event.why))


def touched(state: Kiosk, _event: GlassTouched) -> Result:
    """Stay: the tap has been noted."""
    return stay(state)


def failed(state: Kiosk, event: ToolFailed) -> Result:
    """End the waiting on the page that waits for this task."""
    match state.maintenance.page, event.task:
        case pages.Network() as page, Task.NETWORK:
            return turned(state, replace(page, findings=(*page.findings, _BROKEN), probing=False))
        case pages.Logs() as page, Task.LOGS:
            return turned(state, replace(page, reading=False))
        case pages.Export(), Task.EXPORT:
            return turned(state, pages.Export("failed"))
        case pages.Menu(), Task.RESTART:
            return turned(state, pages.Menu("failed"))
        case _:
            return stay(state)
