"""Into the menu and out of it: the PIN, wrong tries, and a technician who has gone."""

from typing import Final

from msgspec.structs import replace

from kiosk.flow.effects import After, ArmReader, DisarmReader, Effect
from kiosk.flow.maintenance.effects import CheckPin
from kiosk.flow.maintenance.events import (
    MenuBack,
    MenuClosed,
    MenuIdle,
    MenuTapped,
    PinChecked,
    PinEntered,
    PinKnown,
)
from kiosk.flow.maintenance.pages import Menu, Page, Pin, ReaderTest
from kiosk.flow.moves import Result, stay
from kiosk.flow.places import Asking, Identify, SameAgain, Statuses
from kiosk.flow.state import Kiosk

PAUSES: Final = (0.0, 0.0, 0.0, 30.0, 60.0, 120.0, 300.0, 900.0)
"""Seconds without a try after so many wrong ones in a row; after more, the last."""
IDLE_SECONDS: Final = 300.0
"""So long after the last tap the menu closes itself."""

_AT_A_PATIENT: Final = (Identify, SameAgain, Asking, Statuses)


def turned(state: Kiosk, page: Page | None, *effects: Effect) -> Result:
    """Turn to a page."""
    return replace(state, maintenance=replace(state.maintenance, page=page)), effects


def pin_known(state: Kiosk, _event: PinKnown) -> Result:
    """Note that there is a way in."""
    return stay(replace(state, maintenance=replace(state.maintenance, pin_set=True)))


def knock(state: Kiosk, _event: MenuTapped) -> Result:
    """Ask for the PIN in place of the help screen; or say why there is nothing to ask for."""
    state = replace(state, help=False)
    if not state.maintenance.pin_set:
        return turned(state, Pin(problem="not-set"))
    return turned(state, Pin(problem="busy" if isinstance(state.place, _AT_A_PATIENT) else ""))


def enter(state: Kiosk, event: PinEntered) -> Result:
    """Have it checked; not while one is, nor in the pause after wrong ones."""
    page, menu = state.maintenance.page, state.maintenance
    if page not in {Pin(), Pin(problem="wrong")} or state.now.seconds < menu.until:
        return stay(state)
    return turned(state, Pin(checking=True), CheckPin(event.pin))


def checked(state: Kiosk, event: PinChecked) -> Result:
    """Open the menu, or make the next try wait."""
    menu, now = state.maintenance, state.now.seconds
    if event.right:
        opened = replace(menu, page=Menu(), wrong=0, until=0.0, used=now)
        return replace(state, maintenance=opened), (After(IDLE_SECONDS, MenuIdle()),)
    wrong = menu.wrong + 1
    pause = PAUSES[min(wrong, len(PAUSES) - 1)]
    shut = replace(menu, page=Pin(problem="wrong"), wrong=wrong, until=now + pause)
    return stay(replace(state, maintenance=shut))


def late_verdict(state: Kiosk, event: PinChecked) -> Result:
    """Count a wrong try also if the technician has left before it was judged."""
    if event.right:
        return stay(state)
    state, _ = checked(state, event)
    return turned(state, None)


def back(state: Kiosk, _event: MenuBack) -> Result:
    """To the menu; the reader is the operator's again."""
    return turned(state, Menu(), *_given_back(state))


def close(state: Kiosk, _event: MenuBack | MenuClosed) -> Result:
    """To where the operator was."""
    return turned(state, None, *_given_back(state))


def idle(state: Kiosk, _event: MenuIdle) -> Result:
    """Close the menu if nobody has touched it for long."""
    left = state.maintenance.used + IDLE_SECONDS - state.now.seconds
    if left <= 0:
        return turned(state, None, *_given_back(state))
    return state, (After(left, MenuIdle()),)


def _given_back(state: Kiosk) -> tuple[Effect, ...]:
    if not isinstance(state.maintenance.page, ReaderTest):
        return ()
    waits = state.lock is None and isinstance(state.place, Identify) and state.place.armed
    return (ArmReader(),) if waits else (DisarmReader(),)
