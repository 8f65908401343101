"""`make image-lock`: resolve packages.list from signed indexes into packages.lock."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Final

from image import wanted
from image.apt import SUITE, PrivateApt
from image.archives import MAIN, SECURITY, archives
from image.lock import Lock, Package
from image.release import release

_FIELDS: Final = ("Package", "Version", "Architecture", "Size", "SHA256", "Filename")


def resolve(folder: Path) -> Lock:
    """Resolve the list with an apt in `folder`.

    Raises:
        subprocess.CalledProcessError: an index cannot be had or is not signed, or the list cannot be met.
        LookupError: a pattern of the list fits no package.
    """
    apt, wishes = PrivateApt(folder, archives()), wanted.read()
    apt.update()
    newer = [f"{_newest(apt, pattern)}/{SUITE}-backports" for pattern in wishes.backports]
    chosen = apt.resolve([*wishes.install, *newer])
    chosen |= {name: _candidate(apt, name) for name in wishes.unpack}
    return Lock(_date(apt.lists), tuple(sorted(_package(apt, *choice) for choice in chosen.items())))


def _newest(apt: PrivateApt, pattern: str) -> str:
    told = apt.run("apt-cache", "search", "--names-only", pattern)
    names = [line.split()[0] for line in told.splitlines()]
    if not names:
        raise LookupError(f"no package fits {pattern}")
    return max(names, key=release)


def _candidate(apt: PrivateApt, name: str) -> str:
    return apt.run("apt-cache", "show", "--no-all-versions", name).split("Version: ")[1].split()[0]


def _package(apt: PrivateApt, name: str, version: str) -> Package:
    text = apt.run("apt-cache", "show", f"{name}={version}")
    fields = dict(re.findall(r"^([A-Za-z0-9-]+): (.*)$", text.split("\n\n")[0], re.MULTILINE))
    values = [fields[field] for field in _FIELDS]
    archive = SECURITY if values[5].startswith("pool/updates/") else MAIN
    return Package(values[0], values[1], values[2], int(values[3]), values[4], f"{archive}/{values[5]}")


def _date(lists: Path) -> datetime:
    """The date of the newest index: what was resolved cannot be younger."""
    dates = re.findall(
        r"^Date: (.*)$", "\n".join(p.read_text() for p in lists.glob("*InRelease")), re.MULTILINE
    )
    return max(parsedate_to_datetime(date) for date in dates).astimezone(UTC)
