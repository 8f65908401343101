"""Choosing services into the patient's bill, then provider and insurer."""

from msgspec.structs import replace

from kiosk.domain.errors import BillFullError, UnknownServiceError
from kiosk.domain.listing import Filter
from kiosk.flow.events import (
    BackTapped,
    BillingTapped,
    ClearTapped,
    InsurerChosen,
    LineRemoved,
    PolicyTapped,
    ProviderChosen,
    ReportsTapped,
    ServiceTapped,
    UndoTapped,
)
from kiosk.flow.moves import Result, empty_bill, go, here, stay, tell
from kiosk.flow.places import Billing, ChooseInsurer, ChooseProvider, Identify, Reports
from kiosk.flow.state import Kiosk, Removed


def add_service(state: Kiosk, event: ServiceTapped) -> Result:
    """Add one line; a 31st, or a service the catalogue does not have, changes nothing and says so."""
    if state.catalogue is None:
        return stay(state)
    try:
        service = state.catalogue.service(event.code)
        bill = state.bill.add(service)
    except BillFullError:
        return stay(tell(state, "bill-full", service.name))
    except UnknownServiceError:
        return stay(tell(state, "not-in-catalogue", event.code))
    return stay(replace(state, bill=bill, removed=None, notice=None))


def remove_line(state: Kiosk, event: LineRemoved) -> Result:
    """Take a line out, and remember it for undo."""
    if not 1 <= event.number <= len(state.bill.lines):
        return stay(state)
    removed = Removed(event.number, state.bill.lines[event.number - 1])
    return stay(replace(state, bill=state.bill.remove(event.number), removed=removed, notice=None))


def undo(state: Kiosk, _event: UndoTapped) -> Result:
    """Put the removed line back where it was."""
    if state.removed is None:
        return stay(state)
    bill = state.bill.insert(state.removed.number, state.removed.service)
    return stay(replace(state, bill=bill, removed=None))


def clear(state: Kiosk, _event: ClearTapped) -> Result:
    """Begin a new bill."""
    return stay(empty_bill(state))


def choose_policy(state: Kiosk, _event: PolicyTapped) -> Result:
    """Go on to the provider; an empty bill has nothing to ask about."""
    if not state.bill.lines:
        return stay(tell(state, "bill-empty"))
    return go(replace(state, removed=None, notice=None), ChooseProvider())


def choose_provider(state: Kiosk, event: ProviderChosen) -> Result:
    """Go on to the insurer, or past it where there is only one."""
    provider = state.catalogue.provider(event.id) if state.catalogue else None
    if state.catalogue is None or provider is None:
        return stay(state)
    if len(state.catalogue.insurers) == 1:
        return go(state, Identify(provider, state.catalogue.insurers[0]))
    return go(state, ChooseInsurer(provider))


def choose_insurer(state: Kiosk, event: InsurerChosen) -> Result:
    """Go on to the personal code."""
    insurer = state.catalogue.insurer(event.id) if state.catalogue else None
    if insurer is None:
        return stay(state)
    return go(state, Identify(here(state, ChooseInsurer).provider, insurer))


def back_to_billing(state: Kiosk, _event: BackTapped | BillingTapped) -> Result:
    """Return to the bill; what was looked for in the list is forgotten."""
    return go(replace(state, notice=None, filter=Filter()), Billing())


def back_to_provider(state: Kiosk, _event: BackTapped) -> Result:
    """Return to the list of providers."""
    return go(state, ChooseProvider())


def show_reports(state: Kiosk, _event: ReportsTapped) -> Result:
    """Open the transaction list; the draft waits."""
    return go(replace(state, removed=None, notice=None), Reports())
