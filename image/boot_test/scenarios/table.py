"""All scenarios, by the names that the command line takes, in the order in which they are begun."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from image.boot_test.run import Run
from image.boot_test.scenarios import bad_settings, data, devices, pi3, stick, visits


@dataclass(frozen=True, slots=True)
class Scenario:
    """A scenario.

    Attributes:
        name: as on the command line.
        run: does it; its docstring says what it shows.
        used: it needs the card that the first visit leaves.
        machine: what it is booted on.
    """

    name: str
    run: Callable[[Run], None]
    used: bool = False
    machine: Literal["virt", "raspi3b"] = "virt"

    @property
    def shows(self) -> str:
        """What it shows, in a sentence."""
        return (self.run.__doc__ or "").strip()


SCENARIOS: Final = (
    Scenario("visit", visits.keyboard_visit),
    Scenario("pi3", pi3.swipe, machine="raspi3b"),
    Scenario("serial-visit", visits.serial_visit, used=True),
    Scenario("bare", devices.bare),
    Scenario("no-screen", devices.no_screen),
    Scenario("no-time", devices.no_time),
    Scenario("export", stick.export),
    Scenario("settings-missing", bad_settings.missing),
    Scenario("settings-empty", bad_settings.empty),
    Scenario("settings-half", bad_settings.half),
    Scenario("settings-garbage", bad_settings.garbage),
    Scenario("settings-mistake", bad_settings.mistake),
    Scenario("data-full", data.full, used=True),
    Scenario("data-damaged", data.damaged, used=True),
    Scenario("data-older", data.older, used=True),
    Scenario("data-newer", data.newer, used=True),
    Scenario("card-too-small", data.too_small),
)
BY_NAME: Final = {one.name: one for one in SCENARIOS}
FIRST: Final = "visit"
"""The one that leaves the used card."""
