"""Narrowing „Transakciju saraksts“: by day, person and standing, each put on and taken off by itself."""

from msgspec.structs import replace

from kiosk.domain import personal_code
from kiosk.domain.errors import PersonalCodeError
from kiosk.domain.listing import Filter
from kiosk.domain.personal_code import LENGTH
from kiosk.flow.events import (
    BackTapped,
    CodeChanged,
    DaysChosen,
    FilterCleared,
    FilterTapped,
    StandingChosen,
)
from kiosk.flow.moves import Result, go, stay
from kiosk.flow.places import PickDays, PickPerson, PickStanding, Reports
from kiosk.flow.state import Kiosk

_PICKERS = {"days": PickDays, "person": PickPerson, "standing": PickStanding}


def pick(state: Kiosk, event: FilterTapped) -> Result:
    """Ask what to look for."""
    picker = _PICKERS.get(event.what)
    return go(replace(state, notice=None), picker()) if picker else stay(state)


def choose_days(state: Kiosk, event: DaysChosen) -> Result:
    """Look for these days."""
    return _found(state, replace(state.filter, since=event.since, until=event.until))


def choose_standing(state: Kiosk, event: StandingChosen) -> Result:
    """Look for what stands so."""
    return _found(state, replace(state.filter, standing=event.standing))


def type_person(state: Kiosk, event: CodeChanged) -> Result:
    """Take the digits typed so far; a whole code that can be right is looked for at once."""
    digits = "".join(one for one in event.digits if one.isascii() and one.isdigit())[:LENGTH]
    if len(digits) < LENGTH:
        return go(state, PickPerson(digits))
    try:
        personal_code.parse(digits)
    except PersonalCodeError as error:
        return go(state, PickPerson(digits, error.reason))
    return _found(state, replace(state.filter, person=digits))


def clear(state: Kiosk, event: FilterCleared) -> Result:
    """Look for one thing less, or for nothing in particular."""
    return _found(state, state.filter.without(event.what) if event.what else Filter())


def back(state: Kiosk, _event: BackTapped) -> Result:
    """Return to the list as it was."""
    return go(state, Reports())


def _found(state: Kiosk, wanted: Filter) -> Result:
    return go(replace(state, filter=wanted), Reports())
