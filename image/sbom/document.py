"""The SPDX 2.3 document of an image: https://spdx.github.io/spdx-spec/v2.3.

A document is a dict as `json.dumps` takes it. All lists are sorted, the date is the image's own, and the
document's name in the world is made of its content: the same image gives the same document.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from image.lock import Lock
from image.sbom import elements
from image.sbom.copyrights import of
from image.sbom.licences import Own
from image.sbom.sources import Source, sources

_ID: Final = "SPDXRef-DOCUMENT"


@dataclass(frozen=True, slots=True)
class Subject:
    """What the document is about.

    Attributes:
        name: of the image file, without `.img`.
        version: of the product.
        sha256: of the disk image, unpacked, in hex.
        roots: the unpacked root with Debian's packages and their copyright files, then those of packages that
            are not installed in it.
        app: the product's layer, unpacked.
    """

    name: str
    version: str
    sha256: str
    roots: tuple[Path, ...]
    app: Path


def document(subject: Subject, lock: Lock) -> dict[str, Any]:
    """Return the document of an image."""
    copyrights = {package.name: of(subject.roots, package.name) for package in lock.packages}
    built_of = sources(subject.roots[0])
    image = elements.image(subject.name, subject.version, subject.sha256)
    debs = [
        elements.deb(package, copyrights[package.name], built_of.get(package.name, Source.of(package)))
        for package in sorted(lock.packages)
    ]
    app_files = elements.files(subject.app)
    app = elements.app(subject.version, app_files)
    own = {licence for found in copyrights.values() for licence in found.own}
    body = {
        "packages": [image, app, *debs],
        "files": app_files,
        "hasExtractedLicensingInfos": [_licence(licence) for licence in sorted(own)],
        "relationships": _relationships(image, app, debs, app_files),
    }
    return _head(subject.name, lock.date, body) | body


def write(path: Path, content: dict[str, Any]) -> None:
    """Write a document as JSON."""
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _head(name: str, date: datetime, body: dict[str, Any]) -> dict[str, Any]:
    digest = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
    return {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": _ID,
        "name": name,
        "documentNamespace": f"https://spdx.org/spdxdocs/{name}-{digest}",
        "creationInfo": {
            "created": date.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "creators": ["Tool: polise-kiosk-image"],
        },
    }


def _licence(own: Own) -> dict[str, str]:
    return {"licenseId": own.id, "name": own.name, "extractedText": own.text}


def _relationships(
    image: dict[str, Any],
    app: dict[str, Any],
    debs: Iterable[dict[str, Any]],
    files: Iterable[dict[str, Any]],
) -> list[dict[str, str]]:
    parts = [_related(image, "CONTAINS", part) for part in (app, *debs)]
    owned = [_related(app, "CONTAINS", file) for file in files]
    return [_related({"SPDXID": _ID}, "DESCRIBES", image), *parts, *owned]


def _related(one: dict[str, Any], how: str, other: dict[str, Any]) -> dict[str, str]:
    return {
        "spdxElementId": one["SPDXID"],
        "relationshipType": how,
        "relatedSpdxElement": other["SPDXID"],
    }
