"""Owns whom to call: the contact, the number that applies now in large figures, the other one below."""

from typing import Final

from kivy.app import App
from kivy.properties import StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.ui.i18n import N_, tr
from kiosk.ui.kv import load_beside
from kiosk.ui.support import Support

_DAYS: Final = {
    "mon": N_("pirmdiena"),
    "tue": N_("otrdiena"),
    "wed": N_("trešdiena"),
    "thu": N_("ceturtdiena"),
    "fri": N_("piektdiena"),
    "sat": N_("sestdiena"),
    "sun": N_("svētdiena"),
}
_WORKING_WEEK: Final = ("mon", "tue", "wed", "thu", "fri")


class SupportCard(BoxLayout):
    """The support contact, as the configuration has it; says so where there is none.

    Attributes:
        contact: who answers.
        reason: why the large number is the one: working hours, or not.
        phone: the number that applies now.
        other: the other number and when it applies.
    """

    contact = StringProperty("")
    reason = StringProperty("")
    phone = StringProperty("")
    other = StringProperty("")

    def refresh(self) -> None:
        """Look up who is to be called now."""
        support = App.get_running_app().support()
        if support is None:
            self.contact, self.reason, self.phone, self.other = (
                tr("Tehniķim, kas uzstādīja kiosku"),
                "",
                "",
                "",
            )
            return
        self.contact, self.phone = support.contact, support.phone_now
        hours = tr("Darba laikā: {hours}", hours=working_hours(support))
        other = tr("Citā laikā")
        self.reason = hours if support.working_hours else other
        self.other = f"{other if support.working_hours else hours}: {support.phone_else}"


def working_hours(support: Support) -> str:
    """Return the working days and hours in words, such as „darba dienās 08:30–17:00“."""
    return f"{_days(support.days)} {support.hours.replace('-', '–')}"


def _days(days: tuple[str, ...]) -> str:
    week = tuple(_DAYS)
    chosen = tuple(day for day in week if day in days)
    if chosen == _WORKING_WEEK:
        return str(tr("darba dienās"))
    first = week.index(chosen[0])
    if len(chosen) > 2 and chosen == week[first : first + len(chosen)]:
        return f"{tr(_DAYS[chosen[0]])}–{tr(_DAYS[chosen[-1]])}"
    return ", ".join(tr(_DAYS[day]) for day in chosen)


load_beside(__file__)
