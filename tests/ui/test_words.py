"""Words in three languages: live, with the right plural, complete, and without leftovers."""

import gc
import shutil
import subprocess
import sys
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
FORMS = {
    "lv": {
        0: "0 pakalpojumu",
        1: "1 pakalpojums",
        2: "2 pakalpojumi",
        11: "11 pakalpojumi",
        21: "21 pakalpojums",
    },
    "en": {0: "0 services", 1: "1 service", 2: "2 services", 21: "21 services"},
    "ru": {0: "0 услуг", 1: "1 услуга", 2: "2 услуги", 5: "5 услуг", 11: "11 услуг", 21: "21 услуга"},
}


@pytest.mark.parametrize("lang", FORMS)
def test_a_count_has_the_form_its_number_wants(start: Callable[..., Any], lang: str) -> None:
    from kiosk.ui.i18n import tr

    tr.lang = lang
    told = {n: tr.n("{n} pakalpojums", "{n} pakalpojumi", n) for n in FORMS[lang]}

    assert told == FORMS[lang]


@pytest.mark.parametrize(("lang", "said"), [("lv", "„Nē“"), ("en", "“Nē”"), ("ru", "«Nē»")])
def test_what_others_wrote_is_quoted_as_the_language_does(
    start: Callable[..., Any], lang: str, said: str
) -> None:
    from kiosk.ui.i18n import tr

    tr.lang = lang

    assert tr.quoted("Nē") == said


def test_every_text_on_the_glass_follows_the_language_at_once(stage: Callable[..., Any]) -> None:
    from kiosk.ui.i18n import tr

    robot = stage("BoxLayout:\n    Words:\n        text: tr('Atpakaļ', tr.lang)\n    NumPad:\n")
    assert {"Atpakaļ", "Notīrīt"} <= set(robot.texts())

    tr.lang = "en"
    robot.frames()
    assert {"Back", "Clear"} <= set(robot.texts())

    tr.lang = "ru"
    robot.frames()
    assert {"Назад", "Очистить"} <= set(robot.texts())


def test_a_text_without_translation_stays_latvian(start: Callable[..., Any]) -> None:
    from kiosk.ui.i18n import tr

    tr.lang = "en"

    assert tr("Šādas frāzes nav") == "Šādas frāzes nav"


def test_widgets_that_are_gone_do_not_stay_for_the_language(stage: Callable[..., Any]) -> None:
    from kivy.lang import Builder

    from kiosk.ui.i18n import tr
    from kiosk.ui.widgets.words import Words

    def alive() -> int:
        gc.collect()
        return sum(type(one) is Words for one in gc.get_objects())

    before = alive()
    robot = stage("BoxLayout:\n    Widget:\n")
    for _ in range(50):
        label = Builder.load_string("Words:\n    text: tr('Atpakaļ', tr.lang)\n")
        robot.app.root.add_widget(label)
        robot.frames()
        robot.app.root.remove_widget(label)
    del label
    tr.lang = "ru"
    robot.frames(2)

    assert alive() <= before


def test_a_rule_whose_root_is_gone_does_not_hinder_the_others(stage: Callable[..., Any]) -> None:
    from kivy.lang import Builder

    from kiosk.ui.i18n import tr

    robot = stage("BoxLayout:\n    Words:\n        text: tr('Atpakaļ', tr.lang)\n")
    outer: Any = Builder.load_string(
        "BoxLayout:\n    Words:\n        text: tr('Atcelt', tr.lang) * root.spacing\n"
    )
    inner, gone = outer.children[0], weakref.ref(outer)
    outer.clear_widgets()
    del outer
    gc.collect()
    assert gone() is None
    tr.lang = "en"
    robot.frames(2)

    assert robot.sees("Back")
    assert inner.text == ""  # as it was, for nobody


def test_every_text_is_translated_with_the_same_placeholders() -> None:
    check = subprocess.run(
        [sys.executable, ROOT / "scripts" / "locales", "--check"], capture_output=True, text=True, check=False
    )

    assert check.stdout == ""
    assert check.returncode == 0


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A small tree with the real script and one text."""
    (tmp_path / "scripts").mkdir()
    shutil.copy(ROOT / "scripts" / "locales", tmp_path / "scripts")
    for lang in ("lv", "en", "ru"):
        folder = tmp_path / "kiosk" / "locale" / lang
        folder.mkdir(parents=True)
        shutil.copy(ROOT / "kiosk" / "locale" / lang / "widgets.po", folder)
    return tmp_path


def run_check(tree: Path) -> str:
    return subprocess.run(
        [sys.executable, tree / "scripts" / "locales", "--check"], capture_output=True, text=True, check=False
    ).stdout


@pytest.mark.parametrize(
    ("name", "source", "flaw"),
    [
        ("a.kv", "    text: tr('Jauns teksts', tr.lang)\n", "en: 'Jauns teksts': no translation"),
        ("a.py", "tr('Jauns teksts')\n", "ru: 'Jauns teksts': no translation"),
        ("a.py", "N_('Jauns teksts')\n", "ru: 'Jauns teksts': no translation"),
        ("a.py", "tr.n('{n} ābols', '{n} āboli', 3)\n", "lv: '{n} ābols': no translation"),
        ("a.py", "tr('Kļūdas kods: {code}')\ntr('Atpakaļ')\n", ""),
    ],
)
def test_the_check_finds_what_is_not_translated(copy: Path, name: str, source: str, flaw: str) -> None:
    (copy / "kiosk" / name).write_text(source, encoding="utf-8")

    found = run_check(copy)

    assert flaw in found if flaw else found == ""


def test_the_check_finds_a_lost_placeholder(copy: Path) -> None:
    words = copy / "kiosk" / "locale" / "en" / "widgets.po"
    words.write_text(words.read_text(encoding="utf-8").replace("Error code: {code}", "Error code: {kods}"))
    (copy / "kiosk" / "a.py").write_text("tr('Kļūdas kods: {code}')\n", encoding="utf-8")

    assert "other placeholders" in run_check(copy)


def test_the_check_finds_a_text_with_two_translations(copy: Path) -> None:
    folder = copy / "kiosk" / "locale" / "en"
    words = (folder / "widgets.po").read_text(encoding="utf-8")
    (folder / "another.po").write_text(words.replace('"Back"', '"Return"'), encoding="utf-8")

    assert run_check(copy) == 'en: msgid "Atpakaļ": two translations\n'


def test_compiling_again_does_nothing_until_a_text_changes(copy: Path) -> None:
    run_check(copy)
    compiled = copy / "kiosk" / "locale" / "en" / "LC_MESSAGES" / "kiosk.mo"
    first = compiled.stat().st_mtime_ns

    run_check(copy)
    assert compiled.stat().st_mtime_ns == first

    words = copy / "kiosk" / "locale" / "en" / "widgets.po"
    words.write_text(words.read_text(encoding="utf-8").replace('"Back"', '"Return"'))
    run_check(copy)
    assert b"Return" in compiled.read_bytes()
