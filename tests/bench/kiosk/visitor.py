"""Whole visits on the real kiosk, as fast as it lets one: real touches, real swipes, every part real."""

from typing import Any, Final

from kiosk.demo.child import ChildError
from kiosk.demo.rig import Rig
from kiosk.domain.catalogue import Catalogue, Service
from kiosk.domain.transaction import State, Transaction
from kiosk.domain.voucher import ORIGINALS, CopyState
from kiosk.engine.engine import Engine
from kiosk.flow import places
from kiosk.sandbox.demo import DEMO_PASSWORD, DEMO_USER, SAMPLE_CARDS
from kiosk.ui.i18n import LANGUAGES
from kiosk.ui.robot import Robot

GOOD: Final = SAMPLE_CARDS["good"]
_WAIT: Final = 120.0


class Visitor:
    """Works the kiosk; whatever does not happen in time raises.

    Args:
        engine: whose state tells when something has happened.
        robot: taps.
        rig: swipes.
    """

    def __init__(self, engine: Engine, robot: Robot, rig: Rig) -> None:
        self._engine, self._robot, self._rig = engine, robot, rig

    @property
    def place(self) -> places.Place:
        """Where the kiosk is."""
        return self._engine.state.place

    @property
    def catalogue(self) -> Catalogue:
        """What there is to choose from."""
        catalogue = self._engine.state.catalogue
        assert catalogue is not None
        return catalogue

    @property
    def latest(self) -> Transaction:
        """The transaction made last."""
        return list(self._engine.state.transactions.values())[-1]

    def log_in(self) -> None:
        """Type user name and password, once the devices are there."""
        self.arrive(places.Login)
        self._until(lambda: self._engine.state.reader.lamp == "green")
        self._until(lambda: self._engine.state.printer.state == "ready")
        self._robot.type(DEMO_USER)
        self._robot.tap("password")
        self._robot.type(DEMO_PASSWORD)
        self._robot.tap("log_in")
        self.arrive(places.Billing)

    def log_out(self) -> None:
        """Leave the kiosk."""
        self._robot.tap("log_out")
        self.arrive(places.Login)

    def confirmed(self, *codes: str) -> None:
        """Do a visit up to the offer to print."""
        for code in codes:
            self._choose(self.catalogue.service(code))
        self._robot.tap("policy")
        self.arrive(places.ChooseProvider)
        self._robot.tap(self.catalogue.providers[0].name)
        self.arrive(places.ChooseInsurer)
        self._robot.tap(next(one.name for one in self.catalogue.insurers if one.id == GOOD.insurer))
        self.arrive(places.Identify)
        self._identify()
        self._until(self._swiped)
        self.arrive(places.Statuses)
        self._robot.tap("confirm")
        self.arrive(places.Done)

    def printed(self) -> None:
        """Accept the offer, and wait for the third copy."""
        self._robot.tap("print")
        self._until(lambda: self._printed() == ORIGINALS)

    def voided(self) -> None:
        """Look the latest transaction up in the list, and void it."""
        self._robot.tap("Atskaites")
        self.arrive(places.Reports)
        number = f"{self.latest.number:06d}"
        self._robot.tap(next(text for text in self._robot.texts() if text.endswith(number)))
        self.arrive(places.Details)
        self._robot.tap("delete")
        self.arrive(places.Deleting)
        self._robot.tap("Izvēlēts nepareizs pakalpojums")
        self._robot.tap("void")
        self.arrive(places.Reports)
        assert self.latest.state is State.VOIDED
        self._robot.tap("Norēķini")
        self.arrive(places.Billing)

    def speak(self, language: str) -> None:
        """Switch the language."""
        self._robot.tap("language")
        self._robot.tap(LANGUAGES[language])
        self._robot.frames(2)

    def next_patient(self) -> None:
        """Leave the finished visit; copies that are on their way come out first."""
        self._until(lambda: self._engine.state.printing is None)
        self._robot.frames(2)
        printed = self._engine.state.copies_of(self.latest.id)
        self._robot.tap("next" if printed else "decline")
        self.arrive(places.Billing)

    def arrive(self, place: type[places.Place]) -> None:
        """Wait until the kiosk is somewhere, and shows it."""
        self._until(lambda: isinstance(self.place, place))
        self._robot.frames(2)

    def _printed(self) -> int:
        copies = self._engine.state.copies_of(self.latest.id)
        return sum(copy.state is CopyState.PRINTED for copy in copies)

    def _identify(self) -> None:
        """Type the personal code; that a bill is like another of the same person is meant."""
        self._robot.type(GOOD.personal_code)
        if isinstance(self.place, places.SameAgain):
            self._robot.frames(2)
            self._robot.tap("send")
            self.arrive(places.Identify)
        self._until(lambda: self._rig.reader.say("lamp")["armed"])

    def _swiped(self) -> bool:
        """Swipe; once more, as people do, where the reader was deaf because its lamp was just changing."""
        try:
            self._rig.reader.say("swipe good")
        except ChildError as error:
            if error.answer.get("lost") != "not-armed":
                raise
            return False
        return True

    def _choose(self, service: Service) -> None:
        group = next(one.name for one in self.catalogue.groups if one.id == service.group)
        self._robot.tap(self._robot.reveal("groups_pane", group))
        self._robot.tap(self._robot.reveal("services", service.name))

    def _until(self, condition: Any) -> None:
        self._robot.until(condition, _WAIT)
