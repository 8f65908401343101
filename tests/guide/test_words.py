"""What the guide quotes stands on the screens to the letter, and what it shows is there."""

import re
from pathlib import Path

import pytest

from tests.guide.labels import ROOT, quoted, unknown
from tests.guide.shots import SHOTS
from tests.ui import conftest  # noqa: F401  compiles the catalogues

PAGES = {
    ROOT / "docs/receptionist.md": "lv",
    ROOT / "docs/receptionist.en.md": "en",
    ROOT / "README.md": "en",
}
_LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize(("page", "language"), PAGES.items(), ids=lambda one: getattr(one, "name", one))
def test_what_a_page_quotes_stands_on_a_screen(page: Path, language: str) -> None:
    assert len(quoted(page, language)) > 5
    assert unknown(page, language) == []


def test_a_button_that_no_screen_has_is_noticed(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("„Pieslēgties“, „Atliktie: 3“, „Pieslēgties tūlīt“, „Atskai-\ntes“", encoding="utf-8")

    assert unknown(page, "lv") == ["Pieslēgties tūlīt", "Atskai- tes"]


@pytest.mark.parametrize(("page", "language"), list(PAGES.items())[:2], ids=["lv", "en"])
def test_the_guide_shows_every_picture_in_its_language_once(page: Path, language: str) -> None:
    shown = re.findall(rf"pictures/{language}/([a-z-]+)\.png", page.read_text(encoding="utf-8"))

    assert sorted(shown) == sorted(shot.name for shot in SHOTS)


@pytest.mark.parametrize(
    "page", [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))], ids=lambda page: page.name
)
def test_every_link_leads_to_a_file(page: Path) -> None:
    links = _LINK.findall(page.read_text(encoding="utf-8"))

    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", list(PAGES)[:2], ids=["lv", "en"])
def test_every_link_within_the_guide_leads_to_a_chapter(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    chapters = {_anchor(title) for title in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}

    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= chapters


def _anchor(title: str) -> str:
    """Return what a chapter is called in a link, on the sites that show Markdown."""
    return re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")


def test_the_readme_leads_to_every_page() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert [page.name for page in (ROOT / "docs").glob("*.*") if f"docs/{page.name}" not in readme] == []
