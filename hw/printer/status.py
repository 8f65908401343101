"""Weighs what CUPS and the printer report into the one state that the kiosk shows; pure."""

from collections.abc import Iterable, Iterator

from hw.printer.facts import PROCESSING, STOPPED, Device, DeviceFacts, Queue, QueueFacts
from hw.service.printer_messages import PrinterState, PrinterStatus, Severity, reason, stem

_GRAVITY: tuple[Severity, ...] = ("setup", "offline", "blocking", "paused", "hint")
_STATES: dict[Severity, PrinterState] = {
    "setup": "setup",
    "offline": "offline",
    "blocking": "waiting",
    "paused": "waiting",
}
# What CUPS says in printer-state-message, and nowhere else, of a printer that it cannot reach.
_UNREACHABLE = "may not exist or is unavailable"


def printer_status(queue: Queue, device: Device, *, busy: bool) -> PrinterStatus:
    """Return the printer's state.

    Args:
        queue: what CUPS says.
        device: what the printer says.
        busy: whether a copy is on its way; CUPS' own memory of paper and covers is trusted only then,
            for it does not look at an idle printer and keeps the last fault for ever.
    """
    stems = _stems(_complaints(queue, device, busy=busy))
    gravest = reason(stems[0]).severity if stems else "hint"
    idle: PrinterState = "printing" if _is_processing(queue, device) else "ready"
    return PrinterStatus(_STATES.get(gravest, idle), stems, _raw(queue, device))


def is_fit_to_print(device: Device) -> bool:
    """Tell whether the printer itself answers and has no fault."""
    return isinstance(device, DeviceFacts) and not any(
        reason(keyword).severity in ("setup", "offline", "blocking") for keyword in device.reasons
    )


def _complaints(queue: Queue, device: Device, *, busy: bool) -> Iterator[str]:
    if queue == "silent":
        yield "cups-not-answering"
    elif queue == "missing":
        yield "queue-missing"
    else:
        yield from _of_queue(queue, alone=device == "unasked", busy=busy)
    if device == "silent":
        yield "offline"
    elif isinstance(device, DeviceFacts):
        yield from device.reasons


def _of_queue(queue: QueueFacts, *, alone: bool, busy: bool) -> Iterator[str]:
    if not queue.accepting:
        yield "not-accepting-jobs"
    if queue.state == STOPPED:
        yield "paused"
    if alone and busy and _UNREACHABLE in queue.message:
        yield "offline"
    believed = ("setup", "offline", "blocking", "paused", "hint") if alone and busy else ("setup", "paused")
    yield from (keyword for keyword in queue.reasons if reason(keyword).severity in believed)


def _stems(keywords: Iterable[str]) -> tuple[str, ...]:
    grave = {_name(keyword): reason(keyword).severity for keyword in keywords}
    told = [name for name, severity in grave.items() if severity != "harmless"]
    return tuple(sorted(told, key=lambda name: (_GRAVITY.index(grave[name]), name)))


def _name(keyword: str) -> str:
    """Leave an unheard-of keyword whole, so that its suffix still says how grave it is."""
    known = stem(keyword)
    return known if reason(known) == reason(keyword) else keyword


def _is_processing(queue: Queue, device: Device) -> bool:
    return PROCESSING in {facts.state for facts in (queue, device) if not isinstance(facts, str)}


def _raw(queue: Queue, device: Device) -> tuple[str, ...]:
    given = {keyword for facts in (queue, device) if not isinstance(facts, str) for keyword in facts.reasons}
    return tuple(sorted(given - {"none"}))
