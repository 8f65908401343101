"""Owns the choice of days: today, some recent ones, or any one on which there was something."""

from kiosk.domain.listing import days_with_any, recent
from kiosk.flow.events import DaysChosen
from kiosk.flow.state import Kiosk
from kiosk.ui.find_words import RECENT, day_said, recent_said, weekday_said
from kiosk.ui.i18n import tr
from kiosk.ui.screens.choosing import Choice, ChoosingScreen


class DaysScreen(ChoosingScreen):
    """Cards of days, the newest first."""

    icon = "calendar"

    def context(self, kiosk: Kiosk) -> str:
        """Say nothing of the bill, which this is not about."""
        del kiosk
        return ""

    def show(self, kiosk: Kiosk) -> None:
        """Offer the days."""
        today = kiosk.now.at[:10]
        ranges = [
            (recent_said(days), f"{day_said(recent(today, days)[0])} – {day_said(today)}", days)
            for days in RECENT
        ]
        choices: list[Choice] = [(tr("Šodien"), day_said(today), DaysChosen(today, today))]
        choices += [(text, note, DaysChosen(*recent(today, days))) for text, note, days in ranges]
        choices += [
            (day_said(day), _note(day, count), DaysChosen(day, day))
            for day, count in days_with_any(kiosk.transactions.values())
            if day != today
        ]
        self.heading, self.hint = tr("Kuras dienas rādīt?"), ""
        self.offer(choices)


def _note(day: str, count: int) -> str:
    return f"{weekday_said(day)} · {tr.n('{n} transakcija', '{n} transakcijas', count)}"
