"""Where packages come from is told by the build machine's sources, or by MIRROR."""

from pathlib import Path

import pytest

from image.archives import archives

DEB822 = """\
Types: deb
URIs: http://spogulis.example/debian
Suites: bookworm bookworm-updates
Components: main

Types: deb
URIs: http://spogulis.example/debian-security/
Suites: bookworm-security
Components: main

Types: deb
URIs: http://cits.example/paraugs
Suites: nodistro
"""


@pytest.fixture(autouse=True)
def _no_mirror(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MIRROR", raising=False)


def sources(etc: Path, name: str, text: str) -> Path:
    (etc / "sources.list.d").mkdir(exist_ok=True)
    (etc / name).write_text(text)
    return etc


def test_both_archives_are_found_in_deb822_sources(tmp_path: Path) -> None:
    assert archives(sources(tmp_path, "sources.list.d/debian.sources", DEB822)) == {
        "debian": "http://spogulis.example/debian",
        "debian-security": "http://spogulis.example/debian-security",
    }


def test_one_line_sources_are_read_and_comments_are_not(tmp_path: Path) -> None:
    text = (
        "# deb http://vecs.example/debian trixie main\ndeb [arch=amd64] http://jauns.example/d trixie main\n"
    )
    found = archives(sources(tmp_path, "sources.list", text))
    assert found == {"debian": "http://jauns.example/d", "debian-security": "http://jauns.example/d-security"}


def test_a_disabled_source_is_none(tmp_path: Path) -> None:
    off = DEB822.replace("Types: deb\n", "Enabled: no\nTypes: deb\n")
    with pytest.raises(LookupError, match="MIRROR"):
        archives(sources(tmp_path, "sources.list.d/debian.sources", off))


def test_mirror_takes_the_place_of_both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MIRROR", "https://momentuzn.example/20260101/")
    assert archives(tmp_path)["debian-security"] == "https://momentuzn.example/20260101/debian-security"


def test_mirror_may_be_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MIRROR", str(tmp_path))
    assert archives(tmp_path)["debian"] == f"file://{tmp_path}/debian"
