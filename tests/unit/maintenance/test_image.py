"""What runs here: told of our own image alone."""

from pathlib import Path

import kiosk
from kiosk.maintenance.image import image_facts

OURS = (
    'PRETTY_NAME="polise-kiosk 0.1.0"\nIMAGE_ID=polise-kiosk\nIMAGE_VERSION=0.1.0\nPOLISE_IMAGE_DIGEST=abc\n'
)


def test_our_image_tells_its_version_and_digest(tmp_path: Path) -> None:
    (tmp_path / "os-release").write_text(OURS)
    (tmp_path / "model").write_bytes(b"Raspberry Pi 4 Model B Rev 1.5\0")
    facts = image_facts(tmp_path / "os-release", tmp_path / "model")
    assert (facts.version, facts.image, facts.digest) == (kiosk.VERSION, "0.1.0", "abc")
    assert facts.board == "Raspberry Pi 4 Model B Rev 1.5"
    assert facts.system.startswith("polise-kiosk 0.1.0, Linux ")


def test_another_system_is_not_taken_for_it(tmp_path: Path) -> None:
    (tmp_path / "os-release").write_text('PRETTY_NAME="Debian"\nIMAGE_ID=other\nIMAGE_VERSION=12\n')
    facts = image_facts(tmp_path / "os-release", tmp_path / "none")
    assert (facts.image, facts.digest) == ("", "")
    assert facts.board
    assert image_facts(tmp_path / "none").image == ""
