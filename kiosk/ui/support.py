"""Owns what the help screen shows of the support contact; the configuration is where it comes from."""

from msgspec import Struct


class Support(Struct, frozen=True):
    """Whom to call now.

    Attributes:
        contact: the person's or the desk's name.
        days: the working days: mon, tue, wed, thu, fri, sat, sun.
        hours: the working hours on those days, such as `08:30-17:00`.
        phone_working_hours: the number for the working hours.
        phone_other_hours: the number for all other times.
        working_hours: it is within the working hours now.
    """

    contact: str
    days: tuple[str, ...]
    hours: str
    phone_working_hours: str
    phone_other_hours: str
    working_hours: bool

    @property
    def phone_now(self) -> str:
        """The number that applies now."""
        return self.phone_working_hours if self.working_hours else self.phone_other_hours

    @property
    def phone_else(self) -> str:
        """The other number."""
        return self.phone_other_hours if self.working_hours else self.phone_working_hours
