"""The build takes what the lock names, wherever it lies, and nothing else."""

import hashlib
from pathlib import Path

import pytest

from image.debs import MismatchError, fetch
from image.lock import Package

CONTENT = b"paraugs" * 1000
PATH = "debian/pool/main/p/paraugs/paraugs_1%3a2+b1_arm64.deb"


def package(content: bytes = CONTENT) -> Package:
    digest = hashlib.sha256(content).hexdigest()
    return Package("paraugs", "1:2+b1", "arm64", len(content), digest, PATH)


@pytest.fixture
def mirror(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "mirror"
    (folder / PATH).parent.mkdir(parents=True)
    (folder / PATH).write_bytes(CONTENT)
    monkeypatch.setenv("MIRROR", str(folder))
    return folder


@pytest.mark.usefixtures("mirror")
def test_a_package_comes_from_the_pool(tmp_path: Path) -> None:
    [file] = fetch([package()], tmp_path / "debs")
    assert file.read_bytes() == CONTENT


def test_a_package_comes_from_a_bare_folder(mirror: Path, tmp_path: Path) -> None:
    (mirror / PATH).rename(mirror / package().file)
    [file] = fetch([package()], tmp_path / "debs")
    assert file.read_bytes() == CONTENT


def test_what_is_there_already_is_not_fetched_again(mirror: Path, tmp_path: Path) -> None:
    fetch([package()], tmp_path / "debs")
    (mirror / PATH).unlink()
    assert len(fetch([package()], tmp_path / "debs")) == 1


@pytest.mark.parametrize("content", [CONTENT[:-1], CONTENT + b"!", b"!" + CONTENT[1:], b""])
def test_another_file_than_the_locks_is_refused_and_kept_apart(
    mirror: Path, tmp_path: Path, content: bytes
) -> None:
    (mirror / PATH).write_bytes(content)
    with pytest.raises(MismatchError, match="expected"):
        fetch([package()], tmp_path / "debs")
    assert [path.suffix for path in (tmp_path / "debs").iterdir()] == [".refused"]


def test_a_file_that_was_changed_after_it_was_fetched_is_refused(mirror: Path, tmp_path: Path) -> None:
    assert mirror.is_dir()
    [file] = fetch([package()], tmp_path / "debs")
    file.write_bytes(CONTENT.upper())
    with pytest.raises(MismatchError):
        fetch([package()], tmp_path / "debs")


def test_a_package_that_is_gone_is_told_with_what_to_do(mirror: Path, tmp_path: Path) -> None:
    (mirror / PATH).unlink()
    with pytest.raises(LookupError, match="make image-lock"):
        fetch([package()], tmp_path / "debs")
