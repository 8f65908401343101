"""The demo: two whole visits by a robot on the real screens, with everything around them real."""

import json
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from hw.service.reader_client import ReaderClient
from kiosk.demo import evidence
from kiosk.demo.recorder import Recorder
from kiosk.demo.rig import Rig
from kiosk.domain.catalogue import Catalogue
from kiosk.domain.transaction import LineStatus, State
from kiosk.domain.voucher import CopyState
from kiosk.engine.engine import Engine
from kiosk.flow import places
from kiosk.flow.state import Kiosk
from kiosk.sandbox.demo import DEMO_PASSWORD, DEMO_USER, SAMPLE_CARDS
from kiosk.ui.app import KioskApp
from kiosk.ui.environment import Panel
from kiosk.ui.robot import Robot

WAIT: Final = 60.0
FIRST: Final = ("L-101", "L-104", "Z-601")
"""Three services of two groups; the last is tapped twice."""
SECOND: Final = ("K-002",)


class Visit:
    """What the robot knows how to do; every method is a step that fails by raising."""

    def __init__(self, engine: Engine, robot: Robot, rig: Rig, reader: ReaderClient) -> None:
        self._engine = engine
        self._robot = robot
        self._rig = rig
        self._reader = reader

    @property
    def state(self) -> Kiosk:
        """The kiosk's state."""
        return self._engine.state

    def arrive(self, place: type) -> None:
        """Wait until the kiosk is at a place."""
        self._robot.until(lambda: isinstance(self.state.place, place), WAIT)
        self._robot.frames(2)

    def see_login(self) -> None:
        """Wait for the login screen, the reader and the printer."""
        self.arrive(places.Login)
        self._robot.until(lambda: self.state.reader.lamp == "green", WAIT)
        self._robot.until(lambda: self.state.printer.state == "ready", WAIT)

    def log_in(self) -> None:
        """Type user name and password on the on-screen keyboard."""
        self._robot.type(DEMO_USER)
        self._robot.tap("password")
        self._robot.type(DEMO_PASSWORD)
        self._robot.tap("Pieslēgties")
        self.arrive(places.Billing)

    def choose(self, codes: tuple[str, ...]) -> None:
        """Tap each service in its group."""
        for code in codes:
            service = self._catalogue().service(code)
            group = next(one.name for one in self._catalogue().groups if one.id == service.group)
            self._robot.tap(self._robot.reveal("groups_pane", group))
            self._robot.tap(self._robot.reveal("services", service.name))

    def choose_again(self, code: str) -> None:
        """Tap a service of the open group once more: a new line."""
        lines = len(self.state.bill.lines)
        self._robot.tap(self._robot.reveal("services", self._catalogue().service(code).name))
        _require(len(self.state.bill.lines) == lines + 1, "the same service twice is two lines")

    def go_online(self) -> None:
        """„Apdrošināšanas polise. Tiešsaistes režīms“."""
        self._robot.tap("policy")
        self.arrive(places.ChooseProvider)

    def choose_provider(self) -> None:
        """Tap the first provider."""
        self._robot.tap(self._catalogue().providers[0].name)
        self.arrive(places.ChooseInsurer)

    def choose_insurer(self) -> None:
        """Tap the insurer of the good card."""
        wanted = SAMPLE_CARDS["good"].insurer
        self._robot.tap(next(one.name for one in self._catalogue().insurers if one.id == wanted))
        self.arrive(places.Identify)

    def type_code(self) -> None:
        """Type the personal code on the number pad; the reader is armed by it."""
        self._robot.type(SAMPLE_CARDS["good"].personal_code)
        self._robot.until(lambda: self._reader.info().armed, WAIT)
        self._robot.frames(3)

    def swipe_badly(self) -> None:
        """Draw a card that cannot be read: red, and the reason on screen."""
        self._rig.reader.say("swipe bad")
        self._robot.until(lambda: getattr(self.state.place, "problem", None) == "unreadable", WAIT)

    def see_ready_again(self) -> None:
        """Wait until the reader is ready for the next swipe."""
        self._robot.until(lambda: self.state.reader.lamp == "green" and self._reader.info().armed, WAIT)

    def swipe(self) -> None:
        """Draw the good card: processing of the data has begun."""
        self._delay_answer(2.0)
        self._rig.reader.say("swipe good")
        self.arrive(places.Asking)

    def see_statuses(self, *expected: LineStatus) -> None:
        """Wait for the insurer's answer, and check each line's status."""
        self.arrive(places.Statuses)
        answer = self._latest().adjudication
        statuses = tuple(line.status for line in answer.lines) if answer else ()
        _require(statuses == expected, f"expected {expected}, got {statuses}")

    def confirm(self) -> None:
        """„Apstiprināt transakciju“: the notice of success, and the offer to print."""
        self._robot.tap("Apstiprināt transakciju")
        self.arrive(places.Done)

    def print_three(self) -> None:
        """Accept the offer, and wait for the third copy."""
        self._robot.tap("print")
        self._robot.until(lambda: self._copies() == [CopyState.PRINTED] * 3, WAIT)

    def _copies(self) -> list[CopyState]:
        return [copy.state for copy in self.state.copies.values()]

    def next_patient(self) -> None:
        """Leave the finished visit."""
        self._robot.tap("Nākamais pacients")
        self.arrive(places.Billing)
        _require(not self.state.bill.lines, "the next patient's bill is empty")

    def decline_print(self) -> None:
        """Decline the offer to print."""
        self._robot.tap("Nedrukāt")
        self.arrive(places.Billing)

    def open_reports(self) -> None:
        """„Atskaites“ → „Transakciju saraksts“."""
        self._robot.tap("Atskaites")
        self.arrive(places.Reports)

    def open_details(self, number: int) -> None:
        """Tap a row of a transaction: „Informācija par transakciju“."""
        self._robot.tap(self._robot.reveal("rows", self._row_text(number)))
        self.arrive(places.Details)

    def reprint_everything(self) -> None:
        """„Drukāt talonu“ with „Drukāt nekompensējamās“ ticked."""
        self._robot.tap("Drukāt nekompensējamās")
        self._robot.tap("Drukāt talonu")
        self._robot.until(lambda: self._copies() == [CopyState.PRINTED] * 4, WAIT)

    def leave_details(self) -> None:
        """Back to the list, and to the next bill."""
        self._robot.tap("back")
        self.arrive(places.Reports)
        self._robot.tap("Norēķini")
        self.arrive(places.Billing)

    def delete(self) -> None:
        """„Dzēst“: annulled, back to the list by itself."""
        self._robot.tap("Dzēst")
        self._robot.tap("yes")
        self.arrive(places.Reports)

    def delete_and_restart(self) -> None:
        """„Dzēst un sākt jaunu transakciju“: annulled, on to a bill with the same services."""
        self._robot.tap("Dzēst un sākt jaunu transakciju")
        self._robot.tap("yes")
        self.arrive(places.Billing)
        _require(len(self.state.bill.lines) == len(SECOND), "the new bill has the old one's services")

    def see_help(self) -> None:
        """Open the help screen and close it."""
        self._robot.tap("help")
        self._robot.until(lambda: self.state.help, WAIT)

    def _latest(self) -> Any:
        return list(self.state.transactions.values())[-1]

    def _catalogue(self) -> Catalogue:
        if self.state.catalogue is None:
            raise AssertionError("there is a catalogue")
        return self.state.catalogue

    def _row_text(self, number: int) -> str:
        return f"{number:06d}"

    def _delay_answer(self, seconds: float) -> None:
        """Let the insurer think for a while, so that the wait can be seen."""
        faults = [{"operation": "adjudicate", "kind": "delay", "seconds": seconds, "times": 1}]
        request = urllib.request.Request(  # noqa: S310  our own service on the loopback
            f"{self._rig.url}/sandbox/faults",
            json.dumps(faults).encode(),
            {"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=10):  # noqa: S310  as above
            pass


def perform(engine: Engine, app: KioskApp, reader: ReaderClient, rig: Rig, folder: Path) -> int:
    """Do every step, write summary.json, and return 0 if all succeeded, 1 otherwise."""
    robot = Robot(app, Panel(offscreen=True))
    recorder = Recorder(robot, folder)
    visit = Visit(engine, robot, rig, reader)
    started = time.monotonic()
    try:
        for name, do in _steps(visit, rig, reader):
            recorder.step(name, do)
    except Exception as error:  # noqa: BLE001  whatever it is, the summary says which step it was
        sys.stderr.write(f"demo: step {recorder.steps[-1].name!r} failed: {error}\n")
    recorder.write(_facts(engine, reader, rig))
    robot.close()
    return _report(recorder, folder, time.monotonic() - started)


def _report(recorder: Recorder, folder: Path, seconds: float) -> int:
    good = sum(step.ok for step in recorder.steps)
    sys.stdout.write(f"demo: {good} of {len(recorder.steps)} steps in {seconds:.0f} s, see {folder}/\n")
    return 0 if good == len(recorder.steps) else 1


def _steps(visit: Visit, rig: Rig, reader: ReaderClient) -> list[tuple[str, Callable[[], object]]]:
    full, partial, refused = LineStatus.FULL, LineStatus.PARTIAL, LineStatus.REFUSED
    return [
        ("login", visit.see_login),
        ("lamp-ready-green", lambda: _require(evidence.shows_ready(lamps(reader)), "ready: green")),
        ("billing", visit.log_in),
        ("services", lambda: visit.choose(FIRST)),
        ("same-service-twice", lambda: visit.choose_again("Z-601")),
        ("provider", visit.go_online),
        ("insurer", visit.choose_provider),
        ("personal-code", visit.choose_insurer),
        ("ready-to-swipe", visit.type_code),
        ("bad-swipe", visit.swipe_badly),
        ("bad-swipe-feedback", lambda: _prove_bad(reader)),
        ("ready-again", visit.see_ready_again),
        ("processing-has-begun", visit.swipe),
        ("statuses", lambda: visit.see_statuses(partial, full, full, refused)),
        ("good-swipe-feedback", lambda: _prove_good(reader)),
        ("confirmed", visit.confirm),
        ("three-copies", visit.print_three),
        ("next-patient", visit.next_patient),
        ("transaction-list", visit.open_reports),
        ("transaction-details", lambda: visit.open_details(1)),
        ("reprint", visit.reprint_everything),
        ("back-to-billing", visit.leave_details),
        *_second_visit(visit),
        ("first-again", lambda: _reopen(visit, 1)),
        ("deleted", visit.delete),
        ("second-again", lambda: visit.open_details(2)),
        ("deleted-and-restarted", visit.delete_and_restart),
        ("help", visit.see_help),
        ("sheets-counted", lambda: _prove_sheets(rig)),
        ("states-checked", lambda: _prove_states(visit)),
    ]


def _second_visit(visit: Visit) -> list[tuple[str, Callable[[], object]]]:
    def identify() -> None:
        visit.go_online()
        visit.choose_provider()
        visit.choose_insurer()
        visit.type_code()

    def answer() -> None:
        visit.swipe()
        visit.see_statuses(LineStatus.FULL)

    return [
        ("second-bill", lambda: visit.choose(SECOND)),
        ("second-ready-to-swipe", identify),
        ("second-statuses", answer),
        ("second-confirmed", visit.confirm),
        ("print-declined", visit.decline_print),
    ]


def lamps(reader: ReaderClient) -> list[str]:
    """Return the colours the lamp has taken, oldest first."""
    return [entry.lamp for entry in reader.trace().lamp_trace]


def _prove_bad(reader: ReaderClient) -> None:
    _require(evidence.shows_red(lamps(reader)), "bad read: red")
    _require([entry.sound for entry in reader.trace().sound_trace] == ["bad"], "bad read: its own signal")


def _prove_good(reader: ReaderClient) -> None:
    trace = reader.trace()
    after = trace.sound_trace[-1].at - 1.0
    since = [entry.lamp for entry in trace.lamp_trace if entry.at >= after]
    _require(evidence.shows_one_blink(["green", *since]), f"good read: one blink, got {since}")
    _require([entry.sound for entry in trace.sound_trace] == ["bad", "good"], "good read: one signal")


def _prove_sheets(rig: Rig) -> None:
    names = evidence.sheets(rig.sheets)
    _require(evidence.count(names, evidence.ORIGINAL) == 3, f"three originals in {names}")
    _require(evidence.count(names, evidence.REPRINT) == 1, f"one reprint in {names}")
    _require(len(names) == 4, f"nothing else in {names}")


def _prove_states(visit: Visit) -> None:
    states = [one.state for one in visit.state.transactions.values()]
    _require(states == [State.VOIDED, State.VOIDED], f"both voided, got {states}")


def _reopen(visit: Visit, number: int) -> None:
    visit.open_reports()
    visit.open_details(number)


def _facts(engine: Engine, reader: ReaderClient, rig: Rig) -> dict[str, Any]:
    names = evidence.sheets(rig.sheets)
    trace = reader.trace()
    return {
        "copies_received": evidence.count(names, evidence.ORIGINAL),
        "reprints_received": evidence.count(names, evidence.REPRINT),
        "transactions": [evidence.transaction(one) for one in engine.state.transactions.values()],
        "lamp_trace": [_entry(entry) for entry in trace.lamp_trace],
        "sound_trace": [_entry(entry) for entry in trace.sound_trace],
    }


def _entry(entry: Any) -> dict[str, Any]:
    return {field: getattr(entry, field) for field in entry.__struct_fields__}


def _require(holds: bool, otherwise: str) -> None:
    if not holds:
        raise AssertionError(otherwise)
