"""A technician's tour through the menu on real parts: `python -m tests.demo.maintenance_tour FOLDER`."""

import logging
import sys
from functools import partial
from pathlib import Path
from typing import Any

from kiosk import bootstrap
from kiosk.demo.rig import Rig
from kiosk.demo.settings import DEMO_PIN
from kiosk.flow import places
from kiosk.flow.maintenance import pages
from kiosk.ui.environment import Panel
from tests.demo import tours

WAIT = 60.0


def main(folder: Path) -> int:
    """Go through every page, write what was seen to `tour.json`, and return 0."""
    logging.basicConfig(level=logging.INFO)  # as the kiosk does
    return tours.walk(folder, Tour)


class Tour:
    """The technician's hands and eyes."""

    def __init__(self, running: bootstrap.Running, rig: Rig, panel: Panel, folder: Path) -> None:
        from kiosk.ui.robot import Robot

        self.engine, self.reader, self.rig, self.folder = running.engine, running.reader, rig, folder
        self.robot = Robot(running.app, panel)

    @property
    def page(self) -> Any:
        return self.engine.state.maintenance.page

    def walk(self) -> dict[str, object]:
        """Return what each page has shown."""
        self.robot.until(lambda: isinstance(self.engine.state.place, places.Login), WAIT)
        self.enter()
        seen: dict[str, object] = {
            "devices": self.devices(),
            "shapes": self.shapes(),
            "sound": self.sound(),
            "page": self.test_page(),
            "network": self.network(),
            "logs": self.logs(),
            "export": self.export(),
        }
        self.robot.tap("help")
        self.robot.until(lambda: self.page is None, WAIT)
        return seen

    def enter(self) -> None:
        self.robot.tap("help")
        self.robot.tap("Apkope")
        self.type("918273")
        self.robot.until(lambda: self.page == pages.Pin(problem="wrong"), WAIT)
        self.type(DEMO_PIN)
        self.robot.until(lambda: self.page == pages.Menu(), WAIT)

    def type(self, pin: str) -> None:
        for digit in pin:
            self.robot.tap(f"key_{digit}")
        self.robot.tap("act")

    def open(self, name: str) -> None:
        self.robot.until(lambda: self.page == pages.Menu(), WAIT)
        self.robot.tap(self.robot.reveal("choices", name))
        self.robot.until(lambda: self.page != pages.Menu(), WAIT)

    def leave(self, name: str) -> None:
        self.robot.frames(3)
        self.robot.screenshot(self.folder / f"{name}.png")
        self.robot.tap("back")

    def devices(self) -> list[object]:
        self.open("Ierīces")
        self.robot.until(lambda: getattr(self.page, "facts", None) is not None, WAIT)
        facts = self.page.facts
        self.leave("devices")
        return [facts.reader, facts.printer]

    def shapes(self) -> list[object]:
        self.open("Lasītāja pārbaude")
        seen: list[object] = []
        for card, result in (("bad", "unreadable"), ("good", "read")):
            self.robot.until(lambda: self.reader.info().armed, WAIT)
            self.robot.until(lambda: self.rig.reader.say("lamp")["armed"], WAIT)
            self.rig.reader.say(f"swipe {card}")
            self.robot.until(partial(self._read, result), WAIT)
            seen.append([result, self.page.tracks])
        self.robot.screenshot(self.folder / "reader.png")
        return seen

    def _read(self, result: str) -> bool:
        return getattr(self.page, "result", "") == result

    def sound(self) -> str:
        self.robot.tap("play_bad")
        self.robot.until(lambda: getattr(self.page, "sound", "") != "", WAIT)
        sound = str(self.page.sound)
        self.leave("sound")
        return sound

    def test_page(self) -> str:
        self.open("Printera pārbaude")
        self.robot.tap("act")
        over = {"printed", "unknown", "failed"}
        self.robot.until(lambda: getattr(self.page, "state", "") in over, WAIT)
        state = str(self.page.state)
        self.leave("page")
        return state

    def network(self) -> dict[str, list[str]]:
        self.open("Tīkls")
        self.robot.until(lambda: not getattr(self.page, "probing", True), WAIT)
        findings = self.page.findings
        self.leave("network")
        return {one.probe: [one.verdict, one.detail, one.reason] for one in findings}

    def logs(self) -> list[str]:
        logging.getLogger("kiosk.tour").info("person 320000-10003")
        self.open("Sistēmas žurnāls")
        self.robot.until(lambda: not getattr(self.page, "reading", True), WAIT)
        lines = list(self.page.lines)
        self.leave("logs")
        return lines

    def export(self) -> str:
        self.open("Eksports uz USB")
        self.robot.tap("act")
        self.robot.until(lambda: getattr(self.page, "state", "") not in {"", "running"}, WAIT)
        state = str(self.page.state)
        self.leave("export")
        return state


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
