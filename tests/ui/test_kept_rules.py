"""Rules that are kept are those that Kivy would have parsed, and nothing that is damaged or old is used."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kiosk.ui import kept_rules
from tests.ui import conftest  # noqa: F401  prepares Kivy

FILES = sorted(Path(kept_rules.__file__).parent.rglob("*.kv"))
RULES = "<Paraugs@Label>:\n    text: 'a' if self.disabled else 'b'\n    on_touch_down: print(1)\n"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a kv file beside which its rules are kept."""
    monkeypatch.setattr(kept_rules, "_UI", tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    file = tmp_path / "a.kv"
    file.write_text(RULES)
    return file


def load(file: Path) -> Any:
    return kept_rules.parsed(file.read_text(encoding="utf-8"), str(file))


def place(file: Path) -> Path:
    (found,) = (file.parent / "__pycache__").glob("a.*.kvc")
    return found


def shape(rule: Any) -> Any:
    """What a rule, or all that a file holds, consists of; the code as bytes."""
    if isinstance(rule, dict):
        return {key: shape(value) for key, value in rule.items()}
    if isinstance(rule, list | tuple):
        return [shape(one) for one in rule]
    if hasattr(rule, "co_code"):
        return rule.co_code, rule.co_names, rule.co_consts
    slots = getattr(type(rule), "__slots__", None)
    if slots is None:
        return vars(rule) if hasattr(rule, "key") else rule
    left_out = {"ctx", "sourcecode", "watched_keys"}
    told = {name: shape(getattr(rule, name)) for name in slots if name not in left_out}
    keys = getattr(rule, "watched_keys", None)
    return told | {"watched": sorted(keys) if keys else keys}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_is_kept_is_what_kivy_parses(file: Path, kept: Path) -> None:
    from kivy.lang.parser import Parser

    content = file.read_text(encoding="utf-8")
    kept.write_text(content)
    load(kept)
    assert place(kept).exists()

    again = load(kept)

    assert shape(again) == shape(Parser(content=content, filename=str(kept)))
    assert again.sourcecode
    assert all(rule.ctx is again for _, rule in again.rules)


def test_a_kept_file_is_not_parsed_again(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kivy.lang import parser

    load(kept)
    monkeypatch.setattr(parser.Parser, "parse", lambda *_: pytest.fail("parsed"))

    assert load(kept).dynamic_classes == {"Paraugs": "Label"}


def test_a_changed_file_is_parsed_anew(kept: Path) -> None:
    load(kept)
    kept.write_text(RULES.replace("Paraugs", "Cits"))

    assert load(kept).dynamic_classes == {"Cits": "Label"}
    assert load(kept).dynamic_classes == {"Cits": "Label"}


@pytest.mark.parametrize("damage", [b"", b"\0" * 40, None])
def test_what_is_damaged_is_not_used(kept: Path, damage: bytes | None) -> None:
    load(kept)
    there = place(kept)
    there.write_bytes(there.read_bytes()[:-1] if damage is None else damage)

    assert load(kept).dynamic_classes == {"Paraugs": "Label"}


def test_where_nothing_can_be_kept_all_is_as_ever(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (kept.parent / "__pycache__").write_text("no folder")
    assert load(kept).dynamic_classes == {"Paraugs": "Label"}

    (kept.parent / "__pycache__").unlink()
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert load(kept).dynamic_classes == {"Paraugs": "Label"}
    assert not (kept.parent / "__pycache__").exists()


def test_all_files_can_be_kept_at_once_and_are_the_same_each_time() -> None:
    def kept_now() -> dict[Path, bytes]:
        command = [sys.executable, "-m", "kiosk.ui.kept_rules"]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": "0"})
        return {path: path.read_bytes() for path in Path(kept_rules.__file__).parent.rglob("*.kvc")}

    first = kept_now()
    assert len(first) > len(FILES), "Kivy's own rules too"
    assert kept_now() == first
