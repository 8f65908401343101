"""`python -m kiosk.appliance logs`: writes the journal's end for the kiosk, without personal data."""

import argparse
import subprocess
from pathlib import Path
from typing import Final

from kiosk.appliance import durable
from kiosk.domain.redaction import redacted

RESULT: Final = Path("/run/polise-logs/log.txt")
LINES: Final = 2000
_SECONDS: Final = 60
_SHARED: Final = 0o640


def journal(lines: int = LINES) -> str:
    """Return the last lines of the journal since the start, without personal data.

    Raises:
        OSError: journalctl cannot be run.
        subprocess.SubprocessError: it fails, or does not end.
    """
    command = ("journalctl", "--boot", "--no-hostname", "--no-pager", "--quiet", "--output=short-iso")
    # What it complains of goes where this program's own complaints go.
    told = subprocess.run(
        [*command, f"--lines={lines}"], stdout=subprocess.PIPE, check=True, timeout=_SECONDS
    ).stdout.decode(errors="replace")
    return "".join(f"{redacted(line)}\n" for line in told.splitlines())


def main(arguments: list[str]) -> int:
    """Write the extract; 0."""
    parser = argparse.ArgumentParser(prog="python -m kiosk.appliance logs", description=__doc__)
    parser.add_argument("--out", type=Path, default=RESULT, metavar="FILE")
    out = parser.parse_args(arguments).out
    durable.put(out, journal().encode(), _SHARED)
    return 0
