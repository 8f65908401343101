"""A visit at the guest's glass, led by the twin: log in, choose, identify, swipe, confirm, print."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from hw.emulator.cards import Card
from image.boot_test.guest import Guest
from image.boot_test.outside import Outside
from image.boot_test.twin import Mirror
from kiosk.demo.evidence import require
from kiosk.demo.hands import WAIT, Hands
from kiosk.demo.rig import Rig
from kiosk.domain.voucher import CopyState
from kiosk.engine.engine import Engine
from kiosk.flow import places
from kiosk.sandbox.demo import SAMPLE_CARDS

CARD: Final = SAMPLE_CARDS["demo"]
"""Whose rule leaves room for more digits, of our own."""
SERVICES: Final = {"keyboard": ("K-001", "K-002"), "converter": ("K-002",)}
"""Another bill at each reader: the same one again on the same card would be asked about first."""
_COPIES: Final = 3


@dataclass(frozen=True, slots=True)
class Visit:
    """All that a visit takes.

    Attributes:
        guest: where it happens.
        twin: the engine of the kiosk that leads it.
        mirror: its robot.
        rig: its reader and printer.
        hands: what the demo's robot knows how to do.
        outside: the guest's printer.
        swipe: draws the card through the guest's reader.
        services: what the bill is made of.
    """

    guest: Guest
    twin: Engine
    mirror: Mirror
    rig: Rig
    hands: Hands
    outside: Outside
    swipe: Callable[[], None]
    services: tuple[str, ...]

    def see_login(self, seconds: float) -> None:
        """Wait for the first screen, with reader, printer and network well."""
        self.hands.see_login()
        self.mirror.follow(seconds)

    def steps(self) -> list[tuple[str, Callable[[], None]]]:
        """Give the steps after the log-in screen, by name, in their order."""
        return [
            ("billing", self._following(self.hands.log_in)),
            ("services", self._following(lambda: self.hands.choose(self.services))),
            ("provider", self._following(self.hands.go_online)),
            ("insurer", self._following(self.hands.choose_provider)),
            ("personal-code", self._following(self._choose_insurer)),
            ("ready-to-swipe", self._following(self._type_code)),
            ("statuses", self._following(self._swipe)),
            ("confirmed", self._following(self.hands.confirm)),
            ("three-copies", self._following(self._print)),
            ("next-patient", self._following(self.hands.next_patient)),
        ]

    def _following(self, do: Callable[[], None]) -> Callable[[], None]:
        def both() -> None:
            do()
            self.mirror.follow()

        return both

    def _choose_insurer(self) -> None:
        catalogue = self.twin.state.catalogue
        insurers = catalogue.insurers if catalogue else ()
        self.mirror.tap(next(one.name for one in insurers if one.id == CARD.insurer))
        self.hands.arrive(places.Identify)

    def _type_code(self) -> None:
        self.mirror.type(CARD.personal_code)
        self.hands.see_ready()

    def _swipe(self) -> None:
        self.swipe()
        self.rig.reader.say("swipe demo")
        self.hands.arrive(places.Statuses)

    def _print(self) -> None:
        before = self.outside.sheets()
        self.mirror.tap("print")
        self.mirror.until(self._printed, WAIT)
        self.mirror.until(lambda: self.outside.sheets() == before + _COPIES, 2 * WAIT)
        require(self.outside.sheets() == before + _COPIES, "three copies came out")

    def _printed(self) -> bool:
        return [copy.state for copy in self.twin.state.copies.values()] == [CopyState.PRINTED] * _COPIES


def draw_card(guest: Guest, reader: str, track: str) -> None:
    """Draw a card with this text on track 2 through the guest's reader.

    Raises:
        AssertionError: the serial reader was not armed.
    """
    if reader == "keyboard":
        guest.keyboard.type(f"{track}\r")
    else:
        require(guest.wire.swipe(Card("", track, ""), 0, lambda: True), "the serial reader is armed")
