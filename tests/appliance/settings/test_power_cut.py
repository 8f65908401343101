"""A power cut at any write, also in the middle of one, loses no secret and leaves none on the card."""

import contextlib
import os
import shutil
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.appliance.settings.tree import GOOD, PASSWORD, Tree
from tests.contract.certificates import Authority


class PowerCut(BaseException):
    """The power is gone: nothing that would tidy up is done."""


class Power:
    """Counts every call that changes the card or the data partition, and is gone at one of them.

    Args:
        tree: whose they are.
        until: how many are let through.
        torn: how many bytes a write still does when the power goes.
    """

    CALLS = ("pwrite", "fsync", "replace", "rename", "unlink", "mkdir", "chmod", "fchmod")

    def __init__(self, tree: Tree, until: int, torn: int = 0) -> None:
        self._disks = tree.card, tree.data
        self._left = until
        self._torn = torn
        self.gone = False

    @contextlib.contextmanager
    def on(self) -> Iterator[None]:
        """Let the power be of that kind."""
        with pytest.MonkeyPatch.context() as patch:
            for name in self.CALLS:
                patch.setattr(os, name, self._watched(name, getattr(os, name)))
            yield

    def _watched(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def watched(target: Any, *arguments: Any, **named: Any) -> Any:
            if self.gone:
                raise PowerCut
            if self._changes_a_disk(target):
                self._left -= 1
            if self._left < 0:
                if name == "pwrite":
                    content, offset = arguments
                    call(target, content[: self._torn], offset)
                self.gone = True
                raise PowerCut
            return call(target, *arguments, **named)

        return watched

    def _changes_a_disk(self, target: Any) -> bool:
        path = Path(f"/proc/self/fd/{target}").readlink() if isinstance(target, int) else Path(target)
        return any(path.is_relative_to(disk) for disk in self._disks)


def cut(tree: Tree, until: int, torn: int = 0) -> bool:
    """Start the tree with such power; tell whether it went, and with it what is in memory."""
    power = Power(tree, until, torn)
    with power.on(), contextlib.suppress(PowerCut):
        tree.start()
    shutil.rmtree(tree.machine.run, ignore_errors=True)
    return power.gone


def all_is_well(tree: Tree) -> None:
    """Start once more with good power, and look."""
    assert tree.start() == []
    assert tree.password_given
    assert tree.key_given
    assert PASSWORD.encode() not in tree.told()
    assert b"PRIVATE KEY" not in tree.told()
    assert not set(tree.key.splitlines()[1:3]) & set(tree.told().splitlines())


def is_toml(tree: Tree) -> bool:
    try:
        tomllib.loads(tree.file.read_text(encoding="utf-8"))
    except ValueError:
        return False
    return True


def torn_tree(root: Path, authority: Authority) -> Tree:
    """Return a tree in which a power cut has left a line that is no TOML."""
    for until in range(99):
        tree = Tree(root / f"{until}", authority)
        cut(tree, until, torn=4)
        if not is_toml(tree):
            return tree
    raise AssertionError("no cut tears the line")


@pytest.mark.parametrize("torn", [0, 4])
def test_at_every_write_of_the_first_start(tmp_path: Path, authority: Authority, torn: int) -> None:
    for until in range(99):
        tree = Tree(tmp_path / f"{until}", authority)
        if not cut(tree, until, torn):
            break
        kept = tree.machine.secrets / "wifi.json"
        on_card = f'"{PASSWORD}"'.encode() in tree.file.read_bytes()
        assert on_card or PASSWORD.encode() in kept.read_bytes(), "in at least one place the secret is whole"
        all_is_well(tree)
    assert 20 < until < 98


def test_twice(tmp_path: Path, authority: Authority) -> None:
    for until in range(0, 99, 4):
        tree = Tree(tmp_path / f"{until}", authority)
        if not cut(tree, until, torn=2):
            break
        cut(tree, until % 5, torn=4)
        all_is_well(tree)
    assert until < 96


def test_a_torn_line_is_mended_before_anybody_judges_it(tmp_path: Path, authority: Authority) -> None:
    tree = torn_tree(tmp_path, authority)
    assert tree.start() == []
    assert is_toml(tree)


def test_a_note_about_another_file_is_dropped(tmp_path: Path, authority: Authority) -> None:
    tree = torn_tree(tmp_path, authority)
    tree.write(GOOD + "\n# another\n")
    (tree.card / "kiosk.key").write_bytes(tree.key)
    assert tree.start() == []
    assert not (tree.machine.kept / "blanking.json").exists()
    assert tree.file.read_text(encoding="utf-8").endswith("\n# another\n")
