"""`python -m kiosk.appliance storage`: makes the data partition ready and says where it is, or what is wrong.

It never fails: the link to the partition is there or not, and what is wrong stands in a file.
"""

import logging
from pathlib import Path
from typing import Final

from kiosk.appliance.faults import Fault, write_faults
from kiosk.appliance.storage import words
from kiosk.appliance.storage.attend import RUN, Attendant
from kiosk.appliance.storage.disk import NoDiskError, find
from kiosk.appliance.storage.layout import NUMBER

COMMAND_LINE: Final = Path("/proc/cmdline")
LINK: Final = "data"
FAULTS: Final = "storage.json"

log = logging.getLogger(__name__)


def main(_arguments: list[str]) -> int:
    """Do the storage's part of the start; always return 0."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    try:
        faults = start()
    except Exception as error:
        log.exception("the storage is given up")
        faults = (words.damaged(f"{type(error).__name__}: {error}"),)
    for fault in faults:
        log.warning("%s (%s): %s", fault.code, fault.severity, fault.words)
    try:
        write_faults(RUN / FAULTS, faults)
    except OSError:
        log.exception("the faults cannot be handed on")
    return 0


def start() -> tuple[Fault, ...]:
    """Attend to the data partition of the disk that the kernel's command line names; return what is wrong."""
    try:
        attendant = Attendant(find(COMMAND_LINE.read_text()))
    except NoDiskError as error:
        return (words.missing(str(error)),)
    except OSError as error:
        return (words.damaged(str(error)),)
    return hand_on(attendant)


def hand_on(attendant: Attendant) -> tuple[Fault, ...]:
    """Attend to the partition and, if it can be mounted, link to it; return what is wrong."""
    link = attendant.run / LINK
    link.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
    link.unlink(missing_ok=True)
    faults = attendant.attend()
    if all(fault.severity != "stop" for fault in faults):
        link.symlink_to(attendant.disk.partition(NUMBER))
    return faults
