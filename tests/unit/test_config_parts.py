"""Single tables of a file that is faulty elsewhere."""

from pathlib import Path

import pytest

from kiosk.config.parts import languages_in, panel_in, support_in, time_in
from kiosk.config.tables import PanelSettings

ROOT = Path(__file__).parents[2]


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """The example with a wrong address, a panel of its own and another language first."""
    text = (ROOT / "kiosk.example.toml").read_text(encoding="utf-8")
    path = tmp_path / "kiosk.toml"
    path.write_text(f"[terminal]\nurl = 7\n\n{text[text.index('[institution]') :]}", encoding="utf-8")
    return path


def _other(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_other_tables_are_had_all_the_same(faulty: Path) -> None:
    support = support_in([faulty])

    assert support is not None
    assert support.contact
    assert panel_in([faulty]).width == 1280
    assert languages_in([faulty]).default == "lv"
    assert time_in([faulty]).zone == "Europe/Riga"


def test_a_table_that_is_faulty_itself_is_not_believed(faulty: Path) -> None:
    _other(faulty, "[support]", "[support]\nfax = 1")

    assert support_in([faulty]) is None
    assert panel_in([faulty]).width == 1280


def test_the_first_file_that_tells_it_counts(faulty: Path, tmp_path: Path) -> None:
    turned = tmp_path / "turned.toml"
    turned.write_text("[panel]\nrotation = 90\n", encoding="utf-8")

    assert panel_in([tmp_path / "none.toml", turned, faulty]).rotation == 90
    assert support_in([turned, faulty]) is not None


def test_of_no_file_the_defaults_hold(tmp_path: Path) -> None:
    torn = tmp_path / "torn.toml"
    torn.write_bytes(b"[panel]\nrotation = 9\xff")

    assert panel_in([torn, tmp_path]) == PanelSettings()
    assert languages_in([torn]).offered == ("lv", "ru", "en")
    assert support_in([torn]) is None
