"""Owns how days and standings are said that the list of transactions is narrowed to."""

from datetime import date
from typing import Final

from kiosk.domain.listing import Filter, Standing, recent
from kiosk.ui.i18n import N_, tr
from kiosk.ui.transaction_words import Look

RECENT: Final = (7, 30)
"""Of how many days, today among them, a range is offered."""

STANDINGS: Final[dict[Standing, Look]] = {
    Standing.IN_FORCE: Look(N_("Spēkā esošās"), "full-badge", "good"),
    Standing.OPEN: Look(N_("Nepabeigtās"), "warning", "partial"),
    Standing.VOIDED: Look(N_("Anulētās"), "trash", "bad"),
    Standing.NOT_DONE: Look(N_("Nenotikušās"), "remove", "quiet"),
}
MEANINGS: Final[dict[Standing, str]] = {
    Standing.IN_FORCE: N_("Apdrošinātājs apstiprinājis un maksās"),
    Standing.OPEN: N_("Iznākums nav zināms, jāgaida vai jāizlemj"),
    Standing.VOIDED: N_("Dzēstas pēc apstiprināšanas"),
    Standing.NOT_DONE: N_("Atceltas, noraidītas vai nav nosūtītas"),
}
WEEKDAYS: Final = (
    N_("pirmdiena"),
    N_("otrdiena"),
    N_("trešdiena"),
    N_("ceturtdiena"),
    N_("piektdiena"),
    N_("sestdiena"),
    N_("svētdiena"),
)


def day_said(day: str) -> str:
    """Return YYYY-MM-DD as `07.03.2026`."""
    return f"{date.fromisoformat(day):%d.%m.%Y}"


def weekday_said(day: str) -> str:
    """Return the name of that day of the week."""
    said = str(tr(WEEKDAYS[date.fromisoformat(day).weekday()]))
    return said[:1].upper() + said[1:]


def recent_said(days: int) -> str:
    """Return what the last so many days are called."""
    return str(tr.n("Pēdējā {n} diena", "Pēdējās {n} dienas", days))


def days_said(wanted: Filter, today: str) -> str:
    """Return the days of a filter, by name where they have one today."""
    if wanted.since == wanted.until:
        return str(tr("Šodien")) if wanted.since == today else day_said(wanted.since)
    for days in RECENT:
        if recent(today, days) == (wanted.since, wanted.until):
            return recent_said(days)
    return f"{day_said(wanted.since)} – {day_said(wanted.until)}"
