"""The packages and files of an SPDX document, as dicts."""

import hashlib
import re
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from image.lock import Package
from image.sbom.copyrights import NOASSERTION, Copyright
from image.sbom.sources import Source

_UNKNOWN: Final = {
    "downloadLocation": NOASSERTION,
    "licenseConcluded": NOASSERTION,
    "licenseDeclared": NOASSERTION,
    "copyrightText": NOASSERTION,
}


def image(name: str, version: str, sha256: str) -> dict[str, Any]:
    """Return the package that is the whole disk image."""
    return {
        "SPDXID": "SPDXRef-Image",
        "name": name,
        "versionInfo": version,
        "packageFileName": f"{name}.img",
        "primaryPackagePurpose": "OPERATING_SYSTEM",
        "filesAnalyzed": False,
        "checksums": [_checksum("SHA256", sha256)],
    } | _UNKNOWN


def deb(package: Package, found: Copyright, source: Source) -> dict[str, Any]:
    """Return the package that is one .deb of the lock."""
    return {
        "SPDXID": f"SPDXRef-deb-{_slug(package.name)}",
        "name": package.name,
        "versionInfo": package.version,
        "packageFileName": package.file,
        "supplier": "Organization: Debian",
        "filesAnalyzed": False,
        "checksums": [_checksum("SHA256", package.sha256)],
        "sourceInfo": f"built from {source.name} {source.version}",
        "comment": f"{package.size} bytes; licences and copyright are those of the whole source",
        "externalRefs": [_purl(package, source)],
    } | _UNKNOWN | {"licenseDeclared": found.licence, "copyrightText": found.holders}  # fmt: skip


def app(version: str, contents: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the package that is the product itself.

    Args:
        version: of the product.
        contents: its `files`.
    """
    return {
        "SPDXID": "SPDXRef-polise-kiosk",
        "name": "polise-kiosk",
        "versionInfo": version,
        "primaryPackagePurpose": "APPLICATION",
        "filesAnalyzed": True,
        "packageVerificationCode": {"packageVerificationCodeValue": _verification(contents)},
        "licenseInfoFromFiles": [NOASSERTION],
    } | _UNKNOWN


def files(folder: Path) -> list[dict[str, Any]]:
    """Return the files of the product's layer, sorted by name; links are names and no files."""
    found = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return [_file(f"./{path.relative_to(folder)}", path.read_bytes()) for path in sorted(found)]


def _file(name: str, content: bytes) -> dict[str, Any]:
    return {
        "SPDXID": f"SPDXRef-file-{hashlib.sha256(name.encode()).hexdigest()[:16]}",
        "fileName": name,
        "checksums": [
            _checksum("SHA1", hashlib.sha1(content).hexdigest()),  # noqa: S324 - SPDX asks for it
            _checksum("SHA256", hashlib.sha256(content).hexdigest()),
        ],
        "licenseConcluded": NOASSERTION,
        "licenseInfoInFiles": [NOASSERTION],
        "copyrightText": NOASSERTION,
    }


def _verification(contents: list[dict[str, Any]]) -> str:
    """Return the package verification code: SHA1 of the files' SHA1s, sorted (§7.9 of the specification)."""
    sums = sorted(file["checksums"][0]["checksumValue"] for file in contents)
    return hashlib.sha1("".join(sums).encode()).hexdigest()  # noqa: S324 - SPDX asks for it


def _purl(package: Package, source: Source) -> dict[str, str]:
    """Return the package URL: https://github.com/package-url/purl-spec."""
    name, version = quote(package.name, safe=""), quote(package.version, safe="")
    upstream = quote(f"{source.name}@{source.version}", safe="")
    qualifiers = f"arch={package.architecture}&distro=trixie&upstream={upstream}"
    return {
        "referenceCategory": "PACKAGE-MANAGER",
        "referenceType": "purl",
        "referenceLocator": f"pkg:deb/debian/{name}@{version}?{qualifiers}",
    }


def _checksum(algorithm: str, value: str) -> dict[str, str]:
    return {"algorithm": algorithm, "checksumValue": value}


def _slug(name: str) -> str:
    """An SPDX id has letters, digits, full stops and dashes; Debian's names also have plus signs."""
    return re.sub(r"[^A-Za-z0-9.-]", lambda found: f".{ord(found[0]):x}.", name)
