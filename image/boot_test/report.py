"""What a run of the boot test has found: the schema of build/image-test/report.json, and its summary.

`schema` counts up when a field changes its meaning or goes. All times are seconds; those since power-on are
of QEMU without hardware acceleration, many times a Pi's: compare them with each other only.
"""

from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct, field

SCHEMA: Final = 1


class Step(Struct, kw_only=True):
    """Something that was done with the guest.

    Attributes:
        name: short, unique within the scenario.
        ok: it was done and had the effect it should have.
        seconds: how long it took.
        picture: the screen afterwards, a file beside the report; "" where there is no screen.
        match: the share of the guest's screen, 0 to 1, that differs from what the same product draws on the
            machine that tests; None where it was not compared.
    """

    name: str
    ok: bool
    seconds: float
    picture: str = ""
    match: float | None = None


class Check(Struct, kw_only=True):
    """A property of the booted system.

    Attributes:
        name: short, unique within the scenario.
        ok: it is as it should be.
        found: what was found.
        expected: what should have been, in words.
    """

    name: str
    ok: bool
    found: str
    expected: str


class Outcome(Struct, kw_only=True):
    """One scenario: one card, booted once or more.

    Attributes:
        name: as on the command line.
        shows: what it shows, a sentence.
        machine: `virt` or `raspi3b`.
        ok: every step and every check, and nothing broke off.
        seconds: how long it took.
        failure: what it broke off with; "" if it did not.
        figures: measurements, by name; the unit ends the name: `first_frame_s`, `memory_available_kib`.
        faults: what the kiosk says is wrong, as its own files have it.
        files: what is kept of a failure, in a folder of the scenario's name beside the report.
    """

    name: str
    shows: str
    machine: str
    ok: bool = False
    seconds: float = 0.0
    failure: str = ""
    steps: list[Step] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    figures: dict[str, float] = field(default_factory=dict)
    faults: list[dict[str, object]] = field(default_factory=list)
    files: list[str] = field(default_factory=list)

    def judged(self) -> bool:
        """Tell whether all is as it should be; a scenario that tried nothing is not."""
        tried = [*(step.ok for step in self.steps), *(check.ok for check in self.checks)]
        return not self.failure and bool(tried) and all(tried)


class Report(Struct, kw_only=True):
    """A run.

    Attributes:
        schema: of this file.
        image: the image's file name.
        sha256: its hash.
        qemu: QEMU's version.
        started: the time of day, ISO 8601 in UTC.
        seconds: how long all took.
        ok: every scenario.
    """

    image: str
    sha256: str
    qemu: str
    started: str
    seconds: float
    ok: bool
    scenarios: list[Outcome]
    schema: int = SCHEMA


def write(thing: Report | Outcome, path: Path) -> None:
    """Write a report or an outcome as JSON, whole or not at all."""
    draft = path.with_name(f".{path.name}")
    draft.write_bytes(msgspec.json.format(msgspec.json.encode(thing), indent=2) + b"\n")
    draft.replace(path)


def read_outcome(path: Path) -> Outcome:
    """Read an outcome.

    Raises:
        OSError: there is none.
        msgspec.DecodeError: it is not whole.
    """
    return msgspec.json.decode(path.read_bytes(), type=Outcome)


def summary(report: Report) -> str:
    """Give a report in words, a line a scenario and a line for everything that is wrong."""
    lines = [f"{report.image} (sha256 {report.sha256[:16]}…) on QEMU {report.qemu}"]
    for one in report.scenarios:
        lines.append(f"{'ok  ' if one.ok else 'FAIL'} {one.name:<18} {one.seconds:4.0f} s  {one.shows}")
        lines += [f"       {name} = {value:g}" for name, value in one.figures.items()]
        lines += [f"       step {step.name}: failed" for step in one.steps if not step.ok]
        lines += [
            f"       {check.name}: {check.found}; expected {check.expected}"
            for check in one.checks
            if not check.ok
        ]
        lines += [f"       {line}" for line in one.failure.splitlines()[-12:]]
    good = sum(one.ok for one in report.scenarios)
    lines.append(f"{good} of {len(report.scenarios)} scenarios in {report.seconds:.0f} s")
    return "\n".join(lines) + "\n"
