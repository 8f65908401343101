"""Shell scripts: none with what shellcheck warns of."""

import subprocess
from pathlib import Path

import pytest

from tests.systemd.units import PROJECT


def scripts() -> list[Path]:
    """List what git knows and begins like a script of a shell."""
    listed = subprocess.run(["git", "ls-files"], cwd=PROJECT, capture_output=True, text=True, check=True)
    files = [PROJECT / line for line in listed.stdout.splitlines()]
    return [file for file in files if file.is_file() and _is_shell(file)]


def _is_shell(file: Path) -> bool:
    with file.open("rb") as content:
        first = content.readline(80)
    return first.startswith(b"#!") and first.split()[-1].endswith((b"sh", b"bash", b"dash"))


def test_there_are_scripts() -> None:
    assert len(scripts()) >= 2


@pytest.mark.parametrize("script", scripts(), ids=lambda path: str(path.relative_to(PROJECT)))
def test_a_script_is_sound(script: Path) -> None:
    checked = subprocess.run(["shellcheck", str(script)], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout
