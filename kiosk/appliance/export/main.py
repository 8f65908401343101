"""`python -m kiosk.appliance export`: writes logs and facts onto the USB stick, and tells how it goes."""

import argparse
import logging
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import msgspec

from kiosk.appliance import durable
from kiosk.appliance.export.contents import contents
from kiosk.appliance.export.places import FOLDER, PROGRESS
from kiosk.appliance.export.stick import StickError, mounted, write
from kiosk.appliance.export.sticks import Found, sticks

_log = logging.getLogger("kiosk.appliance.export")


class Progress(msgspec.Struct, frozen=True, omit_defaults=True):
    """How it goes, in the words of `kiosk.flow.maintenance.pages.Export`."""

    state: str
    step: str = ""
    detail: str = ""


def export(folder: Path, look: Callable[[], list[Found]] = sticks) -> Progress:
    """Do it all, telling each step in the folder, and return how it ended."""

    def tell(progress: Progress) -> Progress:
        durable.put(folder / PROGRESS, msgspec.json.encode(progress))
        return progress

    tell(Progress("running", "looking"))
    found = look()
    if len(found) != 1:
        return tell(Progress("several-sticks" if found else "no-stick"))
    name = f"polise-{datetime.now().astimezone():%Y%m%d-%H%M%S}"
    try:
        tell(Progress("running", "mounting"))
        with mounted(found[0], folder / "stick") as stick:
            tell(Progress("running", "writing"))
            write(stick / name, contents())
            tell(Progress("running", "leaving"))
    except StickError as error:
        _log.warning("nothing was exported: %s", error)
        return tell(Progress(str(error)))
    return tell(Progress("done", detail=name))


def main(arguments: list[str]) -> int:
    """Export; 0, also where it fails, for that is told on the screen."""
    parser = argparse.ArgumentParser(prog="python -m kiosk.appliance export", description=__doc__)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    folder = parser.parse_args(arguments).folder
    logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(levelname)s %(message)s")
    ended = export(folder)
    _log.info("export: %s", ended.state)
    return 0
