"""The digest that the image carries: the same for the same contents, another for any other."""

from pathlib import Path

from image.contents import contents


def made(folder: Path, text: str = "a") -> str:
    (folder / "layer/kiosk").mkdir(parents=True, exist_ok=True)
    (folder / "layer/kiosk/x.py").write_text(text)
    link = folder / "layer/link"
    link.unlink(missing_ok=True)
    link.symlink_to("/run/x")
    (folder / "packages.lock").write_text("lock")
    return contents(folder / "layer", [folder / "packages.lock"])


def test_it_is_the_same_wherever_the_same_is_built(tmp_path: Path) -> None:
    first = made(tmp_path / "one")
    assert len(first) == 64
    assert made(tmp_path / "other") == first


def test_it_is_another_for_another_byte_name_link_or_package(tmp_path: Path) -> None:
    seen = {made(tmp_path), made(tmp_path, "b")}
    (tmp_path / "layer/kiosk/x.py").rename(tmp_path / "layer/kiosk/y.py")
    lock = tmp_path / "packages.lock"
    seen.add(contents(tmp_path / "layer", [lock]))
    (tmp_path / "layer/link").unlink()
    (tmp_path / "layer/link").symlink_to("/run/y")
    seen.add(contents(tmp_path / "layer", [lock]))
    lock.write_text("another")
    seen.add(contents(tmp_path / "layer", [lock]))
    assert len(seen) == 5
