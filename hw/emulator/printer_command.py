"""The paper path of the virtual printer: run by ippeveprinter for each document it has received.

Usage: printer_command.py FOLDER OUT FILE. Runs with the standard library alone, in its own process.
FOLDER holds what is wrong with the printer right now (see printer_faults); OUT receives the sheets.
"""

import hashlib
import json
import os
import re
import sys
import time
from pathlib import Path

_GLANCE = 0.02
_PRINTER = os.getppid()
_FACTS = (
    *("job_id", "job_name", "job_uuid", "copies", "document_name_supplied"),
    *("media", "media_col", "print_scaling", "sides", "finishings", "print_color_mode"),
)


def main() -> int:
    """Print one document: take the time it takes, wait for the fault to be cured, put the sheet out."""
    folder, out, document = (Path(argument) for argument in sys.argv[1:4])
    received = time.time()
    content = document.read_bytes()
    _feed(folder)
    _wait_for_cure(folder)
    _put_out(out, content, received)
    return 0


def _feed(folder: Path) -> None:
    end = time.monotonic() + float(_read(folder / "slow") or 0)
    while time.monotonic() < end:
        _rest()


def _wait_for_cure(folder: Path) -> None:
    shown = ""
    while fault := _read(folder / "fault"):
        if fault != shown:
            _say(f"STATE: +{fault}")
            shown = fault
        _rest()
    if shown:
        _say(f"STATE: -{shown}")


def _put_out(out: Path, content: bytes, received: float) -> None:
    name = os.environ.get("IPP_JOB_NAME", "untitled")
    stem = f"{len(list(out.glob('*.json'))) + 1:03d}-{re.sub(r'[^0-9A-Za-z._-]+', '_', name)}"
    facts = {fact: os.environ.get(f"IPP_{fact.upper()}", "") for fact in _FACTS}
    facts |= {"format": os.environ.get("CONTENT_TYPE", ""), "sha256": hashlib.sha256(content).hexdigest()}
    times = {"received": received, "printed": time.time()}
    _write(out / f"{stem}.pdf", content)
    _write(out / f"{stem}.json", json.dumps({**facts, **times, "bytes": len(content)}, indent=1).encode())
    _say("ATTR: job-impressions-completed=1")


def _write(path: Path, content: bytes) -> None:
    """Write whole or not at all: a printer that is switched off leaves no half sheet."""
    draft = path.with_name(f".{path.name}")
    draft.write_bytes(content)
    draft.replace(path)


def _read(path: Path) -> str:
    try:
        return path.read_text().strip()
    except FileNotFoundError:
        return ""


def _rest() -> None:
    if os.getppid() != _PRINTER:
        sys.exit("switched off")
    time.sleep(_GLANCE)


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
