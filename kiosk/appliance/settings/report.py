"""report.txt on the FAT partition: what the last start made of the settings, for a person with Notepad."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from msgspec import Struct

from kiosk.appliance import durable
from kiosk.appliance.faults import Fault
from kiosk.appliance.settings.blank import Patch
from kiosk.appliance.settings.card import overwrite
from kiosk.ledger.files import sync

NAME: Final = "report.txt"

_BLOCK: Final = 4096
"""In bytes: the size is a multiple of it, so that writing anew seldom touches the table of clusters."""
_WIDTH: Final = 76


class Report(Struct, frozen=True):
    """What is reported.

    Attributes:
        at: the kiosk's clock.
        version: of the image.
        faults: all of them, of the settings and of the data partition.
        facts: what is in use, by its name; none where the settings are faulty.
        data: the state of the data partition.
    """

    at: datetime
    version: str
    faults: Sequence[Fault]
    facts: Mapping[str, str]
    data: str


def text_of(report: Report) -> str:
    """Return the report's lines, with the line ends of Windows."""
    return "".join(f"{line}\r\n" for line in _lines(report))


def write(path: Path, report: Report) -> bool:
    """Write the report unless the one that is there says the same but for its date; tell whether it was.

    Raises:
        OSError: it cannot be written.
    """
    if is_told(path, report):
        return False
    content = text_of(report).encode()
    content += b" " * (-(len(content) + 2) % _BLOCK) + b"\r\n"
    if not path.exists():
        path.touch()
    overwrite(path, [Patch(0, content)])
    if path.stat().st_size > len(content):
        with path.open("r+b") as file:
            file.truncate(len(content))
    sync(path)
    return True


def is_told(path: Path, report: Report) -> bool:
    """Tell whether the report that is there says the same but for its date."""
    there = (durable.content_of(path) or b"").decode(errors="replace").split("\r\n")
    return [line for line in there[2:] if line.strip()] == [line for line in list(_lines(report))[2:] if line]


def _lines(report: Report) -> Iterator[str]:
    yield "polise-kiosk: what became of kiosk.toml"
    yield f"Written {report.at:%Y-%m-%d %H:%M} by the kiosk's clock, which is right once it had a network."
    yield f"Image version {report.version}"
    yield ""
    yield _result(report.faults)
    for fault in report.faults:
        yield ""
        yield from _fault(fault)
    if report.facts:
        yield from ("", "In use:")
        yield from (f"  {name + ':':14} {fact}" for name, fact in report.facts.items())
    yield from ("", f"Data partition: {report.data}")


def _result(faults: Sequence[Fault]) -> str:
    stops = sum(fault.severity == "stop" for fault in faults)
    if stops:
        return f"RESULT: THE KIOSK CANNOT WORK. Mend what is marked STOP ({stops}), then start it again."
    return "RESULT: OK, with warnings." if faults else "RESULT: OK. The kiosk works with these settings."


def _fault(fault: Fault) -> Iterator[str]:
    place = f"{fault.file}, line {fault.line}" if fault.line else fault.file
    head = ", ".join(part for part in (place, fault.key) if part) or fault.code
    yield f"{'STOP' if fault.severity == 'stop' else 'WARNING'}  {head}"
    what, _, cure = fault.words.partition("; expected ")
    yield from _wrapped(f"  Wrong:  {what}")
    if cure:
        yield from _wrapped(f"  Needed: {cure}")


def _wrapped(text: str) -> Iterable[str]:
    yield from textwrap.wrap(text, _WIDTH, subsequent_indent=" " * 10, break_long_words=False)
