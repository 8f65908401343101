"""Whom to call for help, and which number applies now."""

from datetime import datetime, time
from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

from hw.service.settings import Settings as Table
from hw.service.strict_toml import UnfitError

Phone = Annotated[
    str, Meta(pattern=r"^\+[0-9][0-9 ]{6,18}[0-9]\Z", description="a number such as +371 60000000")
]
Hours = Annotated[
    str,
    Meta(
        pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]\Z",
        description="hours such as 08:30-17:00",
    ),
]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

_WEEK: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class SupportSettings(Table, frozen=True, kw_only=True):
    """`[support]`: the contact on the help screen.

    Attributes:
        contact: the person's or the desk's name.
        days: the working days.
        hours: the working hours on those days, local time; the end no longer belongs to them.
        phone_working_hours: the number for the working hours.
        phone_other_hours: the number for all other times.
    """

    contact: Annotated[str, Meta(min_length=1)]
    days: Annotated[tuple[Weekday, ...], Meta(min_length=1)] = ("mon", "tue", "wed", "thu", "fri")
    hours: Hours
    phone_working_hours: Phone
    phone_other_hours: Phone

    def __post_init__(self) -> None:
        """Refuse hours that end before they begin.

        Raises:
            UnfitError: they do.
        """
        start, end = self.working_time
        if start >= end:
            words = f'is "{self.hours}", which ends before it begins; expected hours such as 08:30-17:00'
            raise UnfitError((("hours",), words))

    @property
    def working_time(self) -> tuple[time, time]:
        """The beginning and the end of a working day."""
        start, end = self.hours.split("-")
        return time.fromisoformat(start), time.fromisoformat(end)


class SupportNow(Struct, frozen=True):
    """The number to call at a certain moment, and whether it lies in the working hours."""

    phone: str
    working_hours: bool


def support_now(support: SupportSettings, at: datetime) -> SupportNow:
    """Return the number that applies at `at`, which is local time."""
    start, end = support.working_time
    working = _WEEK[at.weekday()] in support.days and start <= at.time() < end
    return SupportNow(support.phone_working_hours if working else support.phone_other_hours, working)
