"""The queues of CUPS, asked in a thread that is left behind when cupsd hangs."""

import threading

from hw.printer.cups_queue import CupsQueue, CupsSilentError, queue_names
from hw.printer.status import printer_status
from hw.probe.findings import PrinterFinding
from hw.service.settings import PrinterSettings

_LONGEST = 5.0  # seconds for all questions together; a cupsd that works takes some milliseconds


def find(settings: PrinterSettings | None) -> list[PrinterFinding]:
    """Find the queues; the one that kiosk.toml names comes first, also when CUPS has none of that name."""
    server = settings.server if settings else PrinterSettings(queue="any").server
    named = settings.queue if settings else ""
    found: list[PrinterFinding] = []
    asking = threading.Thread(target=_ask, args=(server, named, found), daemon=True)
    asking.start()
    asking.join(_LONGEST)
    if asking.is_alive():
        words = (
            f"cupsd at {server} has not answered within {_LONGEST:.0f} s; restart it: systemctl restart cups"
        )
        return [*found, PrinterFinding(named, bool(named), "silent", words)]
    return list(found)


def _ask(server: str, named: str, found: list[PrinterFinding]) -> None:
    try:
        names = queue_names(server)
    except CupsSilentError as error:
        found.append(
            PrinterFinding(named, bool(named), "silent", f"CUPS does not answer at {server}: {error}")
        )
        return
    every = dict.fromkeys(filter(None, (named, *names)))
    found.extend(_queue(server, name, used=name == named) for name in every)


def _queue(server: str, name: str, *, used: bool) -> PrinterFinding:
    facts = CupsQueue(server, name).facts()
    status = printer_status(facts, "unasked", busy=False)
    model = "" if isinstance(facts, str) else facts.model
    return PrinterFinding(name, used, status.state, ", ".join(filter(None, (model, *status.reasons))))
