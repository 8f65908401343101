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
_CONNECTING_PATIENCE = 60.0  # seconds, as in system-config-printer
_TOLD = frozenset({"setup", "offline", "blocking", "paused"})
# Harmless while a printer works on; of one that stands still they say that somebody has halted it.
_HALTING = frozenset({"moving-to-paused", "stopping"})


def printer_status(queue: Queue, device: Device, *, busy: bool, connecting: float = 0.0) -> PrinterStatus:
    """Return the printer's state.

    Args:
        queue: what CUPS says.
        device: what the printer says.
        busy: whether a copy is on its way; CUPS' own memory of paper and covers is trusted only then,
            for it does not look at an idle printer and keeps the last fault for ever.
        connecting: for how many seconds CUPS has been trying to reach the printer.
    """
    given = [*_complaints(queue, device, busy=busy)]
    if connecting > _CONNECTING_PATIENCE and not _is_reached(device):
        given.append("offline")
    stems = _stems(given)
    gravest = reason(stems[0]).severity if stems else "hint"
    idle: PrinterState = "printing" if _is_processing(queue, device) else "ready"
    return PrinterStatus(_STATES.get(gravest, idle), stems, _raw(queue, device))


def is_fit_to_print(device: Device) -> bool:
    """Tell whether the printer itself answers and has no fault."""
    return isinstance(device, DeviceFacts) and not any(
        reason(keyword).severity in ("setup", "offline", "blocking") for keyword in _of_device(device)
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
        yield from _of_device(device)


def _of_device(device: DeviceFacts) -> Iterator[str]:
    """Yield the printer's own reasons; one that stands still without any has one that it does not tell."""
    yield from device.reasons
    if device.state == STOPPED and not any(reason(keyword).severity in _TOLD for keyword in device.reasons):
        yield "other" if _HALTING.isdisjoint(map(stem, device.reasons)) else "paused"


def _is_reached(device: Device) -> bool:
    """Tell whether the printer itself is seen at work, so that CUPS has got through to it after all."""
    return isinstance(device, DeviceFacts) and device.state == PROCESSING


def _of_queue(queue: QueueFacts, *, alone: bool, busy: bool) -> Iterator[str]:
    if not queue.accepting:
        yield "not-accepting-jobs"
    if queue.state == STOPPED:
        yield "paused"
    if alone and busy and _UNREACHABLE in queue.message:
        yield "offline"
    believed = {*_TOLD, "hint"} if alone and busy else {"setup", "paused"}
    yield from (keyword for keyword in queue.reasons if reason(keyword).severity in believed)


def _stems(keywords: Iterable[str]) -> tuple[str, ...]:
    grave = {_name(keyword): reason(keyword).severity for keyword in keywords}
    told = [name for name, severity in grave.items() if severity != "harmless"]
    return tuple(sorted(told, key=lambda name: (_GRAVITY.index(grave[name]), name)))


def _name(keyword: str) -> str:
    """Leave whole what is shown as it is: `other`, and the unheard-of, whose suffix says how grave it is."""
    known = stem(keyword)
    return known if known != "other" and reason(known) == reason(keyword) else keyword


def _is_processing(queue: Queue, device: Device) -> bool:
    return PROCESSING in {facts.state for facts in (queue, device) if not isinstance(facts, str)}


def _raw(queue: Queue, device: Device) -> tuple[str, ...]:
    given = {keyword for facts in (queue, device) if not isinstance(facts, str) for keyword in facts.reasons}
    return tuple(sorted(given - {"none"}))
