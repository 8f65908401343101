"""What the demo's robot knows how to do at the desk; every method is one step."""

import json
import urllib.request
from typing import Any, Final, cast

from hw.service.reader_client import ReaderClient
from kiosk.demo.evidence import require
from kiosk.demo.rig import Rig
from kiosk.domain.catalogue import Catalogue
from kiosk.domain.transaction import LineStatus
from kiosk.domain.voucher import CopyState
from kiosk.engine.engine import Engine
from kiosk.flow import places
from kiosk.flow.state import Kiosk
from kiosk.sandbox.demo import DEMO_PASSWORD, DEMO_USER, SAMPLE_CARDS
from kiosk.ui.robot import Robot

WAIT: Final = 60.0


class Hands:
    """Works the kiosk through its screens, the reader and the printer; whatever does not happen raises.

    Args:
        engine: whose state tells when something has happened.
        robot: taps.
        rig: swipes.
        reader: tells its traces.
    """

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
        require(len(self.state.bill.lines) == lines + 1, "the same service twice is two lines")

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
        self.see_ready()

    def swipe_badly(self) -> None:
        """Draw a card that cannot be read: red, and the reason on screen."""
        self._rig.reader.say("swipe bad")
        self._robot.until(lambda: getattr(self.state.place, "problem", None) == "unreadable", WAIT)

    def see_ready(self) -> None:
        """Wait until the reader is ready for a swipe: green, and armed by the service and in itself."""
        self._robot.until(lambda: self.state.reader.lamp == "green", WAIT)
        self._robot.until(lambda: self._reader.info().armed, WAIT)
        self._robot.until(lambda: self._rig.reader.say("lamp")["armed"], WAIT)
        self._robot.frames(3)

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
        require(statuses == expected, f"expected {expected}, got {statuses}")

    def confirm(self) -> None:
        """„Apstiprināt transakciju“: the notice of success, and the offer to print."""
        self._robot.tap("Apstiprināt transakciju")
        self.arrive(places.Done)

    def run_out_of_paper(self) -> None:
        """Accept the offer with an empty tray: the screen says what the printer waits for."""
        self._rig.printer.say("paper out")
        self._robot.tap("print")
        self._robot.until(lambda: self.state.printing and "media-empty" in self.state.printing.reasons, WAIT)
        self._robot.frames(2)

    def refill(self) -> None:
        """Put paper in, and wait for the third copy."""
        self._rig.printer.say("paper in")
        self._robot.until(lambda: self._copies() == [CopyState.PRINTED] * 3, WAIT)

    def _copies(self) -> list[CopyState]:
        return [copy.state for copy in self.state.copies.values()]

    def next_patient(self) -> None:
        """Leave the finished visit."""
        self._robot.tap("Nākamais pacients")
        self.arrive(places.Billing)
        require(not self.state.bill.lines, "the next patient's bill is empty")

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
        rows = (text for text in self._robot.texts() if text.endswith(f"{number:06d}"))
        self._robot.tap(next(rows))
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
        """„Dzēst“, for a reason: annulled, back to the list by itself."""
        self._robot.tap("Dzēst")
        self.arrive(places.Deleting)
        self._robot.tap("Izvēlēts nepareizs pakalpojums")
        self._robot.tap("Dzēst")
        self.arrive(places.Reports)

    def delete_and_restart(self) -> None:
        """„Dzēst un sākt jaunu transakciju“: annulled, on to a bill with the same services."""
        self._robot.tap("Dzēst un sākt jaunu transakciju")
        self.arrive(places.Deleting)  # that a new one replaces it is reason enough
        self._robot.tap("Dzēst un sākt jaunu transakciju")
        self.arrive(places.Billing)
        require(bool(self.state.bill.lines), "the new bill has the old one's services")

    def see_help(self) -> None:
        """Open the help screen and close it."""
        self._robot.tap("help")
        self._robot.until(lambda: self.state.help, WAIT)

    def _latest(self) -> Any:
        return list(self.state.transactions.values())[-1]

    def _catalogue(self) -> Catalogue:
        require(self.state.catalogue is not None, "there is a catalogue")
        return cast("Catalogue", self.state.catalogue)

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
