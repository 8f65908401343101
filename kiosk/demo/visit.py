"""The demo: two whole visits on the real screens, with everything around them real and nobody present."""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from hw.service.reader_client import ReaderClient
from kiosk.demo import evidence
from kiosk.demo.hands import Hands
from kiosk.demo.recorder import Recorder
from kiosk.demo.rig import Rig
from kiosk.domain.transaction import LineStatus
from kiosk.engine.engine import Engine
from kiosk.ui.app import KioskApp
from kiosk.ui.environment import Panel
from kiosk.ui.robot import Robot

Todo = list[tuple[str, Callable[[], object]]]
FIRST: Final = ("L-101", "L-104", "Z-601")
"""Three services of two groups; the last is tapped twice."""
SECOND: Final = ("K-002",)
PROOF: Final = "proof-"
"""Steps that look behind the screen, so that they have no picture of their own."""


def perform(engine: Engine, app: KioskApp, reader: ReaderClient, rig: Rig, folder: Path) -> int:
    """Do every step, write summary.json, and return 0 if all succeeded, 1 otherwise."""
    robot = Robot(app, Panel(offscreen=True))
    recorder = Recorder(robot, folder)
    hands = Hands(engine, robot, rig, reader)
    started = time.monotonic()
    try:
        for name, do in _steps(hands, rig, reader):
            record = recorder.prove if name.startswith(PROOF) else recorder.step
            record(name, do)
        recorder.ok = True
    except Exception as error:  # noqa: BLE001  whatever it is, the summary says which step it was
        sys.stderr.write(f"demo: step {recorder.steps[-1].name!r} failed: {error}\n")
    recorder.write(_facts(engine, reader, rig))
    robot.close()
    return _report(recorder, folder, time.monotonic() - started)


def _report(recorder: Recorder, folder: Path, seconds: float) -> int:
    good = sum(step.ok for step in recorder.steps)
    sys.stdout.write(f"demo: {good} of {len(recorder.steps)} steps in {seconds:.0f} s, see {folder}/\n")
    return 0 if recorder.ok else 1


def _steps(hands: Hands, rig: Rig, reader: ReaderClient) -> Todo:
    full, partial, refused = LineStatus.FULL, LineStatus.PARTIAL, LineStatus.REFUSED
    return [
        ("login", hands.see_login),
        ("proof-ready-green", lambda: evidence.prove_ready(reader.trace())),
        ("billing", hands.log_in),
        ("services", lambda: hands.choose(FIRST)),
        ("same-service-twice", lambda: hands.choose_again("Z-601")),
        ("provider", hands.go_online),
        ("insurer", hands.choose_provider),
        ("personal-code", hands.choose_insurer),
        ("ready-to-swipe", hands.type_code),
        ("bad-swipe", hands.swipe_badly),
        ("proof-bad-read-red", lambda: evidence.prove_bad_read(reader.trace())),
        ("ready-again", hands.see_ready),
        ("processing-has-begun", hands.swipe),
        ("statuses", lambda: hands.see_statuses(partial, full, full, refused)),
        ("proof-good-read-one-blink-one-signal", lambda: evidence.prove_good_read(reader.trace())),
        ("confirmed", hands.confirm),
        ("paper-out", hands.run_out_of_paper),
        ("three-copies", hands.refill),
        ("next-patient", hands.next_patient),
        ("transaction-list", hands.open_reports),
        ("transaction-details", lambda: hands.open_details(1)),
        ("reprint", hands.reprint_everything),
        ("back-to-billing", hands.leave_details),
        *_second_visit(hands),
        ("first-again", lambda: _reopen(hands, 1)),
        ("deleted", hands.delete),
        ("second-again", lambda: hands.open_details(2)),
        ("deleted-and-restarted", hands.delete_and_restart),
        ("help", hands.see_help),
        ("proof-sheets-counted", lambda: evidence.prove_sheets(rig.sheets)),
        ("proof-both-voided", lambda: evidence.prove_voided(hands.state.transactions.values())),
    ]


def _second_visit(hands: Hands) -> Todo:
    def identify() -> None:
        hands.go_online()
        hands.choose_provider()
        hands.choose_insurer()
        hands.type_code()

    def answer() -> None:
        hands.swipe()
        hands.see_statuses(LineStatus.FULL)

    return [
        ("second-bill", lambda: hands.choose(SECOND)),
        ("second-ready-to-swipe", identify),
        ("second-statuses", answer),
        ("second-confirmed", hands.confirm),
        ("print-declined", hands.decline_print),
    ]


def _reopen(hands: Hands, number: int) -> None:
    hands.open_reports()
    hands.open_details(number)


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
