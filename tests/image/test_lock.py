"""packages.lock is complete, sorted, and names nothing but what apt would take."""

from pathlib import Path

import pytest

from image import wanted
from image.lock import LOCK, Lock, Package

LINE = "paraugs 1:2.0-1+b1 arm64 1234 " + "ab" * 32 + " debian/pool/main/p/paraugs/paraugs_2.0-1+b1_arm64.deb"


def test_a_line_is_read_and_written_alike() -> None:
    package = Package.parse(LINE)
    assert (package.name, package.size, package.file) == ("paraugs", 1234, "paraugs_2.0-1+b1_arm64.deb")
    assert package.line() == LINE + "\n"


@pytest.mark.parametrize(
    "line",
    [
        LINE.rsplit(" ", 1)[0],
        LINE.replace("1234", "many"),
        LINE.replace("ab" * 32, "ab"),
        LINE.replace("pool/main", "../.."),
    ],
)
def test_a_line_that_is_none_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"lock|unpack|literal"):
        Package.parse(line)


def test_a_package_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "lock"
    file.write_text(f"# date: 2026-01-01T00:00:00+00:00\n{LINE}\n{LINE}\n")
    with pytest.raises(ValueError, match="twice"):
        Lock.read(file)


def test_the_lock_is_as_it_would_be_written(tmp_path: Path) -> None:
    Lock.read().write(tmp_path / "again")
    assert (tmp_path / "again").read_bytes() == LOCK.read_bytes()


def test_the_lock_holds_all_that_is_wanted() -> None:
    names, wishes = {package.name for package in Lock.read().packages}, wanted.read()
    assert {*wishes.install, *wishes.unpack} - names == set()
    assert (
        len([name for name in names if name.startswith("linux-image-") and name.endswith("+deb13-arm64")])
        == 2
    )


def test_the_lock_names_no_host() -> None:
    assert "://" not in LOCK.read_text()


def test_every_package_is_for_the_appliance_and_of_a_known_archive() -> None:
    for package in Lock.read().packages:
        assert package.architecture in {"arm64", "all"}
        assert package.path.split("/")[0] in {"debian", "debian-security"}
        assert package.path.endswith(f"_{package.architecture}.deb")
