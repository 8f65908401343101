"""The kiosk.toml that is on every new card: it says what is required, and nothing else is wrong with it."""

import tomllib
from pathlib import Path

import msgspec
import pytest

from hw.service.strict_toml import ConfigError
from kiosk.appliance.settings.template import TEMPLATE, is_untouched
from kiosk.config import Settings, load
from tests.appliance.settings.tree import Tree
from tests.unit.test_config import EXAMPLE

TEXT = TEMPLATE.read_text(encoding="utf-8")
KEY = tomllib.loads(EXAMPLE.read_text(encoding="utf-8"))["terminal"]["public_key"]
REQUIRED = {
    'url = ""': 'url = "https://terminal.paraugs.example"',
    "public_key = ''": f"public_key = '{KEY}'",
    'name = ""': 'name = "Paraugs klīnika"',
    '\naddress = ""\n\n[support]': '\naddress = "Izdomātā iela 1"\n\n[support]',
    'contact = ""': 'contact = "Paraugs"',
    'phone_working_hours = ""': 'phone_working_hours = "+371 60000000"',
    'phone_other_hours = ""': 'phone_other_hours = "+371 20000000"',
    'insurer = ""': 'insurer = "paraugs-polise"',
    'prefix = [""]': 'prefix = ["9371"]',
}
KEYS = {
    ("terminal", "url"),
    ("terminal", "public_key"),
    ("institution", "name"),
    ("institution", "address"),
    ("support", "contact"),
    ("support", "phone_working_hours"),
    ("support", "phone_other_hours"),
    ("card", 0, "insurer"),
    ("card", 0, "prefix", 0),
}


def filled(text: str = TEXT) -> str:
    for old, new in REQUIRED.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def test_what_is_required_is_named_and_nothing_else() -> None:
    with pytest.raises(ConfigError) as caught:
        load(TEMPLATE)
    assert {fault.path for fault in caught.value.faults} == KEYS
    lines = TEXT.splitlines()
    for fault in caught.value.faults:
        assert fault.line is not None
        above = "\n".join(lines[: fault.line])
        table = above[above.rindex("\n[") :]
        assert "# REQUIRED." in table, fault


def test_all_that_is_required_comes_before_anything_that_is_not() -> None:
    last = TEXT.rindex("# REQUIRED.")
    assert TEXT.index("[printer]") > last


def test_with_that_filled_in_it_is_good(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text(filled(), encoding="utf-8")
    settings = load(path)
    assert settings.printer.uri == "usb"
    defaults = msgspec.to_builtins(load(EXAMPLE))
    for name in ("panel", "reader", "languages", "limits", "ledger", "time", "network"):
        assert msgspec.to_builtins(settings)[name] == defaults[name], "what is preset is the default"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_on_a_new_card_the_kiosk_says_that_it_is_to_be_filled_in(tree: Tree, end: str) -> None:
    tree.write(TEXT.replace("\n", end))
    faults = tree.start()
    assert len(faults) == len(KEYS)
    assert {fault.code for fault in faults} == {"settings-not-filled-in"}
    assert "[[card]] 1: prefix" in {fault.key for fault in faults}
    tree.write(filled().replace("\n", end))
    assert tree.start() == []


def test_every_setting_in_it_is_in_the_example_too() -> None:
    assert set(tomllib.loads(TEXT)) <= set(Settings.__struct_fields__)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_new_image_over_a_used_card_goes_on_with_the_last_good_settings(tree: Tree, end: str) -> None:
    tree.start()
    first = (tree.result / "kiosk.toml").read_bytes()
    for name in tree.files:
        (tree.card / name).unlink(missing_ok=True)
    content = TEXT.replace("\n", end).encode()
    tree.write(content)
    fault = tree.fault()
    assert (fault.code, fault.file, fault.severity) == ("settings-of-before", "kiosk.toml", "warn")
    assert (tree.result / "kiosk.toml").read_bytes() == first
    assert tree.password_given
    assert tree.key_given
    assert tree.file.read_bytes() == content, "the technician's file is not written"
    assert "RESULT: OK, with warnings." in tree.report


def test_the_technician_s_own_file_ends_that(tree: Tree) -> None:
    tree.start()
    own = tree.file.read_text(encoding="utf-8")
    tree.write(TEXT)
    tree.start()
    tree.write(own.replace("rotation = 0", "rotation = 90"))
    assert tree.start() == []
    assert load(tree.result / "kiosk.toml").panel.rotation == 90


@pytest.mark.parametrize("old", ['name = ""', 'country = "LV"', 'contact = ""'])
def test_one_value_written_into_it_makes_it_somebody_s_decision(tree: Tree, old: str) -> None:
    tree.start()
    assert old in TEXT
    new = old.replace('""', '"Paraugs"').replace("LV", "LT")
    tree.write(TEXT.replace(old, new, 1))
    faults = tree.start()
    assert {fault.severity for fault in faults} == {"stop"}
    assert {fault.code for fault in faults} == {"settings-not-filled-in"}


def test_settings_of_before_that_are_not_good_any_more_do_not_count(tree: Tree) -> None:
    tree.start()
    kept = tree.machine.last_good / "kiosk.toml"
    kept.write_text(
        kept.read_text(encoding="utf-8").replace("rotation = 0", "rotation = 45"), encoding="utf-8"
    )
    tree.write(TEXT)
    assert {fault.code for fault in tree.start()} == {"settings-not-filled-in"}


def test_comments_are_nobody_s_decision_and_rubbish_is_no_template() -> None:
    assert is_untouched(b"\xef\xbb\xbf# mine\n" + TEXT.encode())
    assert not is_untouched(b"")
    assert not is_untouched(b"\xff")
    assert not is_untouched(filled().encode())
