"""Measures touches on the real kiosk, put together as ever, with every part around it.

The argument says what; a line of JSON is the answer.
"""

import gc
import json
import sys
from typing import Any

from msgspec.structs import replace

from kiosk import bootstrap, config
from kiosk.bootstrap import Running
from kiosk.domain.bill import MAX_LINES, Bill
from kiosk.domain.catalogue import Catalogue, Service
from kiosk.flow.places import Reports
from kiosk.flow.state import Kiosk
from tests.bench.kiosk.rig import parts
from tests.ui.clinic import CATALOGUE, at_work
from tests.ui.conftest import PANELS  # prepares Kivy, which is imported only after it
from tests.ui.visits import many

SERVICES = 500
TRANSACTIONS = 2000
TAPS, SWITCHES, PICTURES = 30, 9, 150
STEP = 60
"""Pixels that a finger moves from picture to picture: the list goes by faster than anybody reads."""
_UPPER = 150


class Desk:
    """The kiosk with somebody at it whom nobody had to log in."""

    def __init__(self, running: Running) -> None:
        from kiosk.ui.robot import Robot
        from tests.bench.kiosk.glass import Glass

        self._running = running
        self.robot = Robot(running.app, PANELS["10in"])
        gc.set_threshold(700, 10, 10)  # as in the product, as is what follows
        gc.freeze()
        self.robot.until(lambda: type(running.engine.state.place).__name__ == "Login", 60)
        self.glass = Glass(self.robot)

    def put(self, state: Kiosk) -> None:
        """Put the kiosk into a state."""
        self._running.engine.state = state
        self._running.app.show(state)
        self.glass.settle()

    def lift(self, what: Any) -> float:
        """Tap a widget, and give the milliseconds until it is seen."""
        return self.glass.lift(*what.to_window(*what.center)).milliseconds

    @property
    def state(self) -> Kiosk:
        """The state it is in."""
        return self._running.engine.state


def tap(desk: Desk) -> dict[str, list[float]]:
    """Tap the service that becomes the thirtieth line of the bill."""
    full = _thirty(CATALOGUE_OF_500)
    before, taps = replace(full, bill=Bill(full.bill.lines[:-1])), list[float]()
    for _ in range(TAPS):
        desk.put(before)
        desk.robot.frames(2)
        taps.append(desk.lift(desk.robot.find(CATALOGUE_OF_500.services[2].name)))
        assert len(desk.state.bill.lines) == MAX_LINES, "the tap was no line"
        assert desk.robot.sees(f"{MAX_LINES} / {MAX_LINES}"), "the line is not seen"
    return {"taps": taps}


def scroll(desk: Desk) -> dict[str, float]:
    """Draw the list of transactions along under a finger."""
    from kiosk.ui.finger import Finger

    desk.put(at_work(place=Reports(), transactions=many(TRANSACTIONS)))
    pane = desk.robot.find("rows")
    finger = Finger(desk.robot._glass, pane.center_x, pane.y + _UPPER)
    finger.down()
    desk.robot.frames(2)
    first = desk.robot.texts()
    fastest, longest = desk.glass.per_second(
        PICTURES, lambda at: finger.move_to(pane.center_x, pane.y + _UPPER + STEP * (at + 1))
    )
    finger.up()
    assert desk.robot.texts() != first, "nothing has moved"
    return {"pictures": fastest, "longest": 1000 * longest}


def language(desk: Desk) -> dict[str, list[float]]:
    """Choose a language while every screen of the kiosk has been built."""
    from kiosk.ui.i18n import LANGUAGES, tr
    from tests.gallery.scenes import states

    for state in states().values():
        desk._running.app.show(state)
    desk.put(_thirty(CATALOGUE_OF_500))
    switches = list[float]()
    for at in range(SWITCHES):
        code = list(LANGUAGES)[(at + 1) % len(LANGUAGES)]
        desk.robot.tap("language")
        switches.append(desk.lift(desk.robot.find(LANGUAGES[code])))
        assert tr.lang == code, "the language has not changed"
    return {"taps": switches}


def _thirty(catalogue: Catalogue) -> Kiosk:
    return at_work(catalogue=catalogue, bill=Bill(catalogue.services[:1] * MAX_LINES))


CATALOGUE_OF_500 = replace(
    CATALOGUE,
    services=tuple(
        Service(
            f"L-{number:03d}", f"Laboratoriskā analīze Nr. {number} paplašinātā apjomā", "kon", 300 + number
        )
        for number in range(SERVICES)
    ),
)

WHAT = {"tap": tap, "scroll": scroll, "language": language}


def main(what: str) -> None:
    """Measure, and say what was found."""
    panel = PANELS["10in"]
    with parts(panel) as rig:
        running = bootstrap.assemble(config.load(rig.config), panel)
        try:
            found = WHAT[what](Desk(running))
        finally:
            running.stop()
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
