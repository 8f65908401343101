"""A file system smaller than its partition, because it was copied to a larger card, is given the rest."""

import logging
from pathlib import Path
from typing import Final

from kiosk.appliance.storage.commands import CommandError, run
from kiosk.appliance.storage.layout import MIB

WORTH_IT: Final = 32 * MIB
"""Less than this may be left over for good: the last group must have room for its tables."""

log = logging.getLogger(__name__)


def grow(node: Path) -> None:
    """Grow the file system at `node`, which is sound and not mounted; where that fails, it is used as it is.

    A power cut meanwhile leaves it marked as having errors, for the next start to check.
    """
    try:
        run(["e2fsck", "-f", "-p", str(node)])
        run(["resize2fs", str(node)])
    except CommandError as error:
        log.warning("the data partition stays as small as it is: %s", error)
