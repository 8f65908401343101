"""Every kv file names what it uses: a screen must open even where it is the first one that is opened."""

import ast
import builtins
import re
import sys
import textwrap
from collections.abc import Iterator
from importlib import import_module
from inspect import getmembers, isclass, ismodule
from pathlib import Path
from types import ModuleType
from typing import Any

import kivy
import pytest
from kivy import graphics

import kiosk.ui
from kiosk.ui import kept_rules, widgets
from tests.ui import conftest  # noqa: F401  prepares Kivy

ROOT = Path(kiosk.ui.__file__).parent
FILES = sorted(ROOT.rglob("*.kv"))
BASE = ROOT / "theme.kv"
GIVEN = {*dir(builtins), "self", "root", "args", "app", "theme", "tr", "dp", "sp", "mm"}
"""What Kivy gives every expression, or the kiosk before any file is read."""


def directives(file: Path) -> set[str]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return {line.split()[1] for line in lines if line.startswith("#:import ")}


def read(file: Path) -> Any:
    return kept_rules.parsed(file.read_text(encoding="utf-8"), str(file))


def parsed(file: Path) -> list[Any]:
    rules = read(file)
    return [rule for _, rule in rules.rules] + ([rules.root] if rules.root else [])


def ruled(file: Path, name: str) -> set[str]:
    """What the rules of a file set of the class `name`."""
    rules = (rule for selector, rule in read(file).rules if selector.key == name.lower())
    return {what for rule in rules for what in rule.properties}


def parts(rule: Any) -> Iterator[Any]:
    """The rule, and all widgets and instructions within."""
    yield rule
    within = [*rule.children, rule.canvas_before, rule.canvas_root, rule.canvas_after]
    for part in filter(None, within):
        yield from parts(part)


def free(expression: str) -> set[str]:
    """The names that an expression takes from elsewhere."""
    nodes = list(ast.walk(ast.parse(textwrap.dedent(expression).strip())))
    names = [node for node in nodes if isinstance(node, ast.Name)]
    own = {name.id for name in names if isinstance(name.ctx, ast.Store)}
    own |= {node.arg for node in nodes if isinstance(node, ast.arg)}
    return {name.id for name in names} - own


def expressions(rule: Any) -> Iterator[str]:
    for part in parts(rule):
        for one in [*part.properties.values(), *part.handlers]:
            yield str(one.value)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_name_in_an_expression_is_imported_in_its_file(file: Path) -> None:
    given = GIVEN | directives(file)
    for rule in parsed(file):
        ids = {part.id for part in parts(rule) if part.id}
        for expression in expressions(rule):
            assert free(expression) <= given | ids, expression


def reached(file: Path) -> set[ModuleType]:
    """The module beside a kv file, which loads it, and those that this imports from, or names."""
    name = ".".join(file.with_suffix("").relative_to(ROOT.parents[1]).parts)
    if not file.with_suffix(".py").exists():
        return set()
    module = import_module(name)
    members = [member for _, member in getmembers(module)]
    names = {getattr(member, "__module__", None) for member in members}
    return {module, *filter(ismodule, members), *(sys.modules[name] for name in names if name in sys.modules)}


def heads(file: Path) -> set[str]:
    """The classes that a kv file has rules for or makes."""
    return set(re.findall(r"^<[-+]?(\w+)", file.read_text(encoding="utf-8"), re.MULTILINE))


def brought(file: Path) -> set[str]:
    """The classes known to kv once the module beside a kv file has been imported."""
    modules = reached(file)
    places = [Path(str(getattr(module, "__file__", "none"))) for module in modules]
    beside = [place.with_suffix(".kv") for place in places]
    made = {name for module in modules for name, _ in getmembers(module, isclass)}
    return made.union(directives(file), heads(file), *(heads(one) for one in beside if one.exists()))


def of_kivy() -> set[str]:
    registers = Path(kivy.__file__).with_name("factory_registers.py").read_text(encoding="utf-8")
    return set(re.findall(r"^r\('(\w+)'", registers, re.MULTILINE))


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_no_id_that_is_used_has_the_name_of_what_another_file_imports(file: Path) -> None:
    elsewhere = set().union(*map(directives, FILES)) - directives(file)  # Kivy imports for all files at once
    for rule in parsed(file):
        ids = {part.id for part in parts(rule) if part.id}
        for expression in expressions(rule):
            assert free(expression) & ids & elsewhere == set(), expression


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_widget_is_brought_by_its_module(file: Path) -> None:
    ours = {name for names in widgets.NAMES.values() for name in names.split()}
    used = {part.name for rule in parsed(file) for part in parts(rule) if str(part.name)[:1].isupper()}
    instructions = set(dir(graphics))
    assert used <= of_kivy() | ours | brought(file) | instructions


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_no_rule_of_a_base_that_may_be_read_later_undoes_one_of_this_file(file: Path) -> None:
    for name, bases in read(file).dynamic_classes.items():
        for base in bases.split("+"):
            later = [ruled(other, base) for other in FILES if other not in {file, BASE}]
            assert ruled(file, name) & set().union(*later) == set(), name
