"""The document, held against SPDX's own tools."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from spdx_tools.spdx.parser.parse_anything import parse_file
from spdx_tools.spdx.validation.document_validator import validate_full_spdx_document

from image.lock import Lock, Package
from image.sbom.document import Subject, document, write
from tests.image.sbom.test_copyrights import DEP5

LOCK = Lock(
    datetime(2026, 11, 25, 2, 22, 31, tzinfo=UTC),
    (
        Package(
            "libstdc++6", "14.2.0-19", "arm64", 7, "a" * 64, "debian/pool/main/g/gcc-14/libstdc++6_14.deb"
        ),
        Package(
            "bsdutils", "1:2.41.5-0+deb13u1", "arm64", 9, "b" * 64, "debian/pool/main/u/util-linux/b.deb"
        ),
    ),
)
STATUS = """\
Package: bsdutils
Status: install ok installed
Source: util-linux (2.41.5-0+deb13u1)
Version: 1:2.41.5-0+deb13u1

Package: base-files
Version: 13.8
"""


@pytest.fixture
def subject(tmp_path: Path) -> Subject:
    root, app = tmp_path / "root", tmp_path / "app"
    (root / "usr/share/doc/bsdutils").mkdir(parents=True)
    (root / "usr/share/doc/bsdutils/copyright").write_text(DEP5)
    (root / "var/lib/dpkg").mkdir(parents=True)
    (root / "var/lib/dpkg/status").write_text(STATUS)
    (app / "usr/lib/polise/kiosk").mkdir(parents=True)
    (app / "usr/lib/polise/kiosk/__init__.py").write_text('"""The product."""\n')
    (app / "usr/lib/polise/empty").touch()
    (app / "etc").symlink_to("usr")
    return Subject("polise-kiosk-0.1.0-arm64", "0.1.0", "c" * 64, (root, tmp_path / "others"), app)


def _faults(content: dict[str, Any], folder: Path) -> list[str]:
    write(folder / "sbom.spdx.json", content)
    parsed = parse_file(str(folder / "sbom.spdx.json"))
    return [message.validation_message for message in validate_full_spdx_document(parsed)]


def _package(content: dict[str, Any], name: str) -> dict[str, Any]:
    (found,) = (package for package in content["packages"] if package["name"] == name)
    return dict(found)


def test_spdx_tools_find_nothing_wrong(subject: Subject, tmp_path: Path) -> None:
    assert _faults(document(subject, LOCK), tmp_path) == []


def test_spdx_tools_would_find_a_fault(subject: Subject, tmp_path: Path) -> None:
    content = document(subject, LOCK)
    content["packages"][2]["licenseDeclared"] = "LicenseRef-nowhere"
    assert len(_faults(content, tmp_path)) == 1


def test_a_deb_is_told_with_hash_licence_source_and_purl(subject: Subject) -> None:
    content = document(subject, LOCK)
    deb = _package(content, "bsdutils")
    assert deb["checksums"] == [{"algorithm": "SHA256", "checksumValue": "b" * 64}]
    assert "GPL-2.0-or-later" in deb["licenseDeclared"]
    assert deb["sourceInfo"] == "built from util-linux 2.41.5-0+deb13u1"
    assert deb["externalRefs"][0]["referenceLocator"] == (
        "pkg:deb/debian/bsdutils@1%3A2.41.5-0%2Bdeb13u1?arch=arm64&distro=trixie"
        "&upstream=util-linux%402.41.5-0%2Bdeb13u1"
    )
    other = _package(content, "libstdc++6")
    assert (other["licenseDeclared"], other["copyrightText"]) == ("NOASSERTION", "NOASSERTION")
    assert other["sourceInfo"] == "built from gcc-14 14.2.0-19"


def test_every_file_of_the_product_is_there(subject: Subject) -> None:
    content = document(subject, LOCK)
    names = [file["fileName"] for file in content["files"]]
    assert names == ["./usr/lib/polise/empty", "./usr/lib/polise/kiosk/__init__.py"]
    sums = content["files"][0]["checksums"]
    assert sums[0]["checksumValue"] == "da39a3ee5e6b4b0d3255bfef95601890afd80709"  # SHA1 of nothing
    owned = [way for way in content["relationships"] if way["spdxElementId"] == "SPDXRef-polise-kiosk"]
    assert len(owned) == 2


def test_the_same_image_gives_the_same_bytes(
    subject: Subject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "one", document(subject, LOCK))
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    for path in subject.app.rglob("*"):
        os.utime(path, (0, 0), follow_symlinks=False)
    write(tmp_path / "two", document(subject, Lock(LOCK.date, LOCK.packages[::-1])))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert json.loads((tmp_path / "one").read_text())["creationInfo"]["created"] == "2026-11-25T02:22:31Z"


def test_another_image_has_another_name(subject: Subject) -> None:
    before = document(subject, LOCK)["documentNamespace"]
    (subject.app / "usr/lib/polise/empty").write_text("no more")
    assert document(subject, LOCK)["documentNamespace"] != before
