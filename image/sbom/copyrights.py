"""What a package's copyright file says where it is machine-readable (DEP-5), and nothing where it is not."""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from image.sbom.licences import Own, expression

NOASSERTION: Final = "NOASSERTION"
_FORMAT: Final = re.compile(r"^Format(?:-Specification)?:.*(copyright-format|dep-?5)", re.IGNORECASE)
_DEEPEST: Final = 8


@dataclass(slots=True)
class Copyright:
    """The copyright of one package's source.

    Attributes:
        licence: an SPDX expression of all licences in it, or NOASSERTION.
        holders: the copyright lines, each once, or NOASSERTION.
        own: the licences of `licence` that SPDX has no name for.
    """

    licence: str = NOASSERTION
    holders: str = NOASSERTION
    own: set[Own] = field(default_factory=set)


def of(roots: Iterable[Path], package: str) -> Copyright:
    """Return what `/usr/share/doc/<package>/copyright` says in the first of the roots that has it."""
    place = Path("usr/share/doc") / package / "copyright"
    for root in roots:
        file = _inside(root, place)
        if file.is_file():
            return read(file.read_text(encoding="utf-8", errors="replace"))
    return Copyright()


def read(text: str) -> Copyright:
    """Read a copyright file; one that is not machine-readable says nothing that a machine may repeat."""
    if not any(_FORMAT.match(line) for line in text.splitlines()[:5]):
        return Copyright()
    paragraphs = [_fields(paragraph) for paragraph in re.split(r"\n[ \t]*\n", text)]
    given = [_licence(fields["license"]) for fields in paragraphs if "license" in fields]
    texts = {name: text for name, text in reversed(given) if text}
    stated = [_licence(fields["license"]) for fields in paragraphs if {"files", "license"} <= fields.keys()]
    found = Copyright()
    terms = {_terms(synopsis, text, texts, found.own) for synopsis, text in stated if synopsis}
    holders = {
        " ".join(line.split()) for fields in paragraphs for line in fields.get("copyright", "").splitlines()
    }
    found.licence = _and(terms) or NOASSERTION
    found.holders = "\n".join(sorted(holders - {""})) or NOASSERTION
    return found


def _terms(synopsis: str, text: str, texts: dict[str, str], own: set[Own]) -> str:
    """The expression of one licence line; licences that SPDX does not have go into `own`."""

    def reference(name: str) -> str:
        words = text or texts.get(name) or f"The copyright file names „{name}“ and does not give its text."
        own.add(licence := Own.of(name, words))
        return licence.id

    return expression(synopsis, reference)


def _fields(paragraph: str) -> dict[str, str]:
    """The fields of a paragraph by their names in small letters, each with its lines."""
    fields: dict[str, str] = {}
    name = ""
    for line in paragraph.splitlines():
        if line[:1] in (" ", "\t"):
            fields[name] = f"{fields.get(name, '')}\n{line[1:]}"
        elif ":" in line and not line.startswith("#"):
            name, _, value = line.partition(":")
            name = name.lower()
            fields[name] = value.strip()
    return fields


def _licence(value: str) -> tuple[str, str]:
    """The short name and the text of a licence field; a line with one full stop is an empty one."""
    synopsis, _, text = value.partition("\n")
    lines = ["" if line.strip() == "." else line.rstrip() for line in text.splitlines()]
    return " ".join(synopsis.split()), "\n".join(lines).strip()


def _and(terms: set[str]) -> str:
    if len(terms) == 1:
        return terms.pop()
    return " AND ".join(f"({term})" if " OR " in term else term for term in sorted(terms))


def _inside(root: Path, path: Path) -> Path:
    """Follow links as if `root` were the root: an absolute one must not lead to the build machine's files."""
    for _ in range(_DEEPEST):
        link = next((part for part in (path, *path.parents) if (root / part).is_symlink()), None)
        if link is None:
            return root / path
        target = link.parent / (root / link).readlink()
        path = Path(os.path.normpath(f"/{target}".replace("//", "/"))).relative_to("/") / path.relative_to(
            link
        )
    return root / path
