"""packages.list: what the appliance is made of, before anything is resolved."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

WANTED: Final = Path(__file__).parent / "packages.list"


@dataclass(slots=True)
class Wanted:
    """The list, by kind of line.

    Attributes:
        install: names of packages.
        unpack: names of packages that are taken apart but not installed.
        backports: patterns of which the newest package of the backports suite is installed.
    """

    install: list[str] = field(default_factory=list)
    unpack: list[str] = field(default_factory=list)
    backports: list[str] = field(default_factory=list)


def read(path: Path = WANTED) -> Wanted:
    """Read the list.

    Raises:
        ValueError: a line is none of a list.
    """
    wanted = Wanted()
    for line in path.read_text().splitlines():
        match line.split():
            case [] | ["#", *_]:
                continue
            case [name]:
                wanted.install.append(name)
            case ["unpack", name]:
                wanted.unpack.append(name)
            case ["backports", pattern]:
                wanted.backports.append(pattern)
            case _:
                raise ValueError(f"not a line of {path.name}: {line}")
    return wanted
