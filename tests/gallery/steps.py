"""The words in which the storyboard is told: what happens, and what fingers do."""

from collections.abc import Callable
from typing import Any, Final

from msgspec.structs import replace

from hw.service.printer_messages import reason
from hw.service.reader_messages import OfflineReason
from kiosk.domain.operator import Operator
from kiosk.flow import events
from kiosk.flow.events import Event
from kiosk.flow.state import Kiosk, Notice, PrinterStatus, ReaderStatus
from kiosk.ports.terminal import Failure, NoAnswer, NotSent, Outcome, Refused
from tests.gallery.clinic import Clinic
from tests.gallery.scene import Hand, Step
from tests.ui.visits import CODES, SUPERVISOR, refused

TIMEOUT: Final = NoAnswer("timeout")
NO_NETWORK: Final = NotSent("no-connection")
THIRTY: Final = ("K-003", "U-201", "M-401", *(CODES * 7)[:27])
"""Thirty lines, the longest names first."""


def starts(clinic: Clinic) -> None:
    """The journal is read; the log-in screen stands."""
    clinic.starts()


def logs_in(clinic: Clinic) -> None:
    """The receptionist is at work."""
    clinic.logs_in()


def supervisor_logs_in(clinic: Clinic) -> None:
    """A supervisor is at work."""
    clinic.logs_in(SUPERVISOR)


def logs_in_as(operator: Operator) -> Step:
    """Somebody is at work."""
    return lambda clinic: clinic.logs_in(operator)


def happens(*happened: Event) -> Step:
    """Events, in order."""
    return lambda clinic: clinic.happens(*happened)


def chooses(*codes: str) -> Step:
    """Services are tapped into the bill."""
    return lambda clinic: clinic.chooses(*codes)


def types_code(digits: str) -> Step:
    """The personal code is typed."""
    return happens(events.CodeChanged(digits))


def swipes(clinic: Clinic) -> None:
    """The patient's card is drawn through the reader."""
    clinic.swipes()


def swipe_fails(reason: str) -> Step:
    """A swipe gives no card."""
    return happens(events.SwipeFailed(reason))


def confirms(clinic: Clinic) -> None:
    """„Apstiprināt transakciju“."""
    clinic.confirms()


def cancels(clinic: Clinic) -> None:
    """„Atcelt“."""
    clinic.happens(events.CancelTapped())


def answers(*outcomes: Outcome | None) -> Step:
    """The terminal service will answer so, call after call."""
    return lambda clinic: clinic.terminal.then(*outcomes)


def refuses(problem: str, detail: str = "", line: int | None = None) -> Step:
    """The terminal service will refuse the next call, for one of the lines perhaps."""
    return answers(Refused(problem, detail, line))


def declines(clinic: Clinic) -> None:
    """The insurer pays nothing of what it is asked from now on."""
    clinic.terminal.pays = refused


def log_in_fails(failure: Failure) -> Step:
    """User and password are sent, and nobody gets in."""

    def step(clinic: Clinic) -> None:
        clinic.terminal.login = failure
        clinic.happens(events.LogInTapped("anna", "parole"))

    return step


def lets_nobody_in(failure: Failure) -> Step:
    """Whatever user and password will be sent."""

    def step(clinic: Clinic) -> None:
        clinic.terminal.login = clinic.terminal.vouches = failure

    return step


def catalogue_fails(failure: Failure) -> Step:
    """No catalogue will come."""
    return lambda clinic: setattr(clinic.terminal, "catalogue_answer", failure)


def is_slow(clinic: Clinic) -> None:
    """The terminal service owes every answer from now on."""
    clinic.slow = True


def tries_again(times: int) -> Step:
    """The kiosk asks again, and again there is no answer."""

    def step(clinic: Clinic) -> None:
        for _ in range(times):
            clinic.terminal.then(TIMEOUT)
            clinic.waits()

    return step


def deletes(clinic: Clinic) -> None:
    """„Dzēst“, and the reason for it."""
    clinic.happens(events.DeleteTapped(), events.VoidTapped("B"))


def restarts(clinic: Clinic) -> None:
    """„Dzēst un sākt jaunu transakciju“, and the reason for it."""
    clinic.happens(events.DeleteTapped(restart=True), events.VoidTapped("B"))


def passes(seconds: float) -> Step:
    """Time goes by."""
    return lambda clinic: clinic.passes(seconds)


def journal_fails(cause: str) -> Step:
    """The journal takes nothing from now on."""
    return lambda clinic: setattr(clinic.ledger, "refuses", cause)


def prints(clinic: Clinic) -> None:
    """The three copies are asked for."""
    clinic.happens(events.PrintTapped())


def printer_says(state: str, *reasons: str) -> Step:
    """The printer tells how the copy that was sent last fares."""
    return lambda clinic: clinic.printer_says(state, *reasons)


def printer_gives_up(state: str, detail: str) -> Step:
    """The printer's last word on the copy that was sent last, and why."""
    return lambda clinic: clinic.printer_says(state, detail=detail)


def printer_is(state: str, *reasons: str) -> Step:
    """The printer tells how it is."""
    return happens(events.PrinterChanged(PrinterStatus(state, reasons)))


def printer_waits(why: str) -> Step:
    """The copy that was sent last waits for this reason, and the printer says the same of itself."""
    state = {"offline": "offline", "setup": "setup", "hint": "printing"}.get(reason(why).severity, "waiting")

    def step(clinic: Clinic) -> None:
        printer_says("waiting", why)(clinic)
        printer_is(state, why)(clinic)

    return step


def reader_is(lamp: str, reason: OfflineReason | str = "", *, swiping: bool = False) -> Step:
    """The reader tells how it is; with a reason it cannot be used."""
    return happens(events.ReaderChanged(ReaderStatus(not reason, lamp, reason, swiping)))


def opens_first_row(clinic: Clinic) -> None:
    """„Atskaites“, and a tap on the newest transaction."""
    if clinic.place == "Done":
        clinic.happens(events.CloseTapped())
    newest = clinic.transaction.id
    clinic.happens(events.ReportsTapped(), events.RowTapped(newest))


def catalogue_changes(change: Callable[[Any], Any]) -> Step:
    """The terminal service has another catalogue, which comes."""
    return lambda clinic: clinic.happens(events.CatalogueLoaded(change(clinic.state.catalogue)))


def notice(keyword: str, detail: str = "") -> Step:
    """Words for which no way through the flow is told here: they are put there."""

    def step(clinic: Clinic) -> None:
        clinic.state = replace(clinic.state, notice=Notice(keyword, detail, 1))

    return step


def stands(kiosk: Kiosk) -> Step:
    """The kiosk is in a state that takes too many words to be told."""
    return lambda clinic: setattr(clinic, "state", kiosk)


def taps(*names: str) -> Hand:
    """Fingers tap, one after another; each is an id or a text."""

    def hand(robot: Any) -> None:
        for name in names:
            robot.tap(name)

    return hand


def reveals_and_taps(pane: str, text: str) -> Hand:
    """A finger slides a pane until the text is in sight, and taps it."""
    return lambda robot: robot.tap(robot.reveal(pane, text))


def types(text: str) -> Hand:
    """Fingers type on the keys in sight."""
    return lambda robot: robot.type(text)


def strikes(key: str) -> Hand:
    """A finger strikes the key of that name."""

    def hand(robot: Any) -> None:
        from kiosk.ui.typing_robot import tap_key

        tap_key(robot, key)

    return hand


def taps_row(rows: str, at: int) -> Hand:
    """A finger taps one of the rows that stand in order, and waits for what that shows."""

    def hand(robot: Any) -> None:
        robot.tap(list(reversed(robot.find(rows).children))[at])
        robot.frames(3)

    return hand


def drags(pane: str, dy: float) -> Hand:
    """A finger slides a list, in parts of its height."""
    return lambda robot: robot.drag(pane, dy=dy * robot.find(pane).height)
