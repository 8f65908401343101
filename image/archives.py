"""Where packages come from: the archives that the build machine's own apt sources name, or MIRROR."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

SOURCES: Final = Path("/etc/apt")
MAIN: Final = "debian"
SECURITY: Final = "debian-security"


def archives(etc: Path = SOURCES) -> dict[str, str]:
    """Return the address of each of Debian's two archives, `debian` and `debian-security`.

    MIRROR in the environment takes the place of both: a URL or a folder in which they lie under these names.

    Raises:
        LookupError: the machine's sources name no archive of Debian.
    """
    mirror = os.environ.get("MIRROR", "").rstrip("/")
    if mirror:
        base = mirror if "://" in mirror else f"file://{Path(mirror).resolve()}"
        return {name: f"{base}/{name}" for name in (MAIN, SECURITY)}
    found: dict[str, str] = {}
    for address, suite in _sources(etc):
        found.setdefault(SECURITY if suite.endswith("-security") else MAIN, address.rstrip("/"))
    if MAIN not in found:
        raise LookupError(f"no archive of Debian in {etc}; set MIRROR to a mirror's URL or to a folder")
    found.setdefault(SECURITY, f"{found[MAIN]}-security")
    return found


def _sources(etc: Path) -> Iterator[tuple[str, str]]:
    files = [etc / "sources.list", *sorted((etc / "sources.list.d").glob("*"))]
    for file in files:
        if file.suffix == ".list" and file.is_file():
            yield from _one_line_style(file.read_text())
        elif file.suffix == ".sources":
            yield from _deb822_style(file.read_text())


def _one_line_style(text: str) -> Iterator[tuple[str, str]]:
    for kind, address, suite in re.findall(r"^(deb)\s+(?:\[[^\]]*\]\s+)?(\S+)\s+(\S+)", text, re.MULTILINE):
        if kind and _is_debian(suite):
            yield address, suite


def _deb822_style(text: str) -> Iterator[tuple[str, str]]:
    for stanza in re.split(r"\n\s*\n", text):
        fields = dict(re.findall(r"^([A-Za-z-]+):[ \t]*(.*)$", stanza, re.MULTILINE))
        if "deb" not in fields.get("Types", "").split() or fields.get("Enabled", "yes") == "no":
            continue
        for suite in fields.get("Suites", "").split():
            for address in fields.get("URIs", "").split():
                if _is_debian(suite):
                    yield address, suite


def _is_debian(suite: str) -> bool:
    return (
        re.fullmatch(r"(bookworm|trixie|stable|oldstable)(-updates|-security|-backports)?/?", suite)
        is not None
    )
