"""The manifest for Raspberry Pi Imager, held to what its schema and its code ask for."""

import hashlib
import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from image.imager import manifest, write

DATE = datetime(2026, 11, 25, 23, 30, tzinfo=UTC)
# doc/json-schema/os-list-schema.json and doc/schema-notes.md of raspberrypi/rpi-imager
REQUIRED = {
    "name": str,
    "description": str,
    "icon": str,
    "url": str,
    "extract_size": int,
    "extract_sha256": str,
    "image_download_size": int,
    "release_date": str,
    "devices": list,
}
TAGS = {f"pi{model}-{bits}bit" for model in range(1, 6) for bits in (32, 64)}


@pytest.fixture
def image(tmp_path: Path) -> Path:
    path = tmp_path / "polise-kiosk-0.1.0-arm64.img"
    path.write_bytes(bytes(1 << 20))
    subprocess.run(["gzip", "--keep", "--no-name", "--suffix", ".zst", path], check=True)
    return path


def _packed(image: Path) -> Path:
    return image.with_name(image.name + ".zst")


def _entry(image: Path, base: str = "") -> dict[str, Any]:
    (entry,) = manifest(image, _packed(image), DATE, base)["os_list"]
    return dict(entry)


def test_every_field_is_there_and_of_its_kind(image: Path) -> None:
    entry = _entry(image)
    assert {name: type(entry[name]) for name in REQUIRED} == REQUIRED
    assert entry["extract_size"] == 1 << 20
    assert entry["extract_sha256"] == hashlib.sha256(bytes(1 << 20)).hexdigest()
    assert entry["image_download_size"] == _packed(image).stat().st_size
    assert entry["image_download_sha256"] == hashlib.sha256(_packed(image).read_bytes()).hexdigest()
    assert entry["release_date"] == "2026-11-25"
    assert "init_format" not in entry


def test_every_board_of_the_first_list_leads_to_the_image(image: Path) -> None:
    content = manifest(image, _packed(image), DATE)
    tags = set(content["os_list"][0]["devices"])
    assert tags <= TAGS
    for device in content["imager"]["devices"]:
        assert tags.issuperset(device["tags"])
        assert device["matching_type"] in ("exclusive", "inclusive")


def test_addresses_are_of_the_place_that_is_given(image: Path) -> None:
    entry = _entry(image, "https://paraugs.example/images/")
    assert entry["url"] == "https://paraugs.example/images/polise-kiosk-0.1.0-arm64.img.zst"
    assert entry["icon"] == "https://paraugs.example/images/polise-kiosk.svg"
    assert _entry(image)["url"] == _packed(image).name


def test_the_same_image_gives_the_same_bytes_in_every_time_zone(
    image: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(image, _packed(image), DATE)
    before = path.read_bytes()
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert write(image, _packed(image), DATE.astimezone()).read_bytes() == before
    assert path.name == "polise-kiosk-0.1.0-arm64.rpi-imager-manifest"
    assert ET.parse(path.with_name("polise-kiosk.svg")).getroot().get("width") == "40"


def test_it_is_written_again_for_another_place(image: Path) -> None:
    command = [sys.executable, "-m", "image.imager", str(image), "file:///C:/images"]
    written = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
    (entry,) = json.loads(Path(written).read_text())["os_list"]
    assert entry["url"] == f"file:///C:/images/{image.name}.zst"
