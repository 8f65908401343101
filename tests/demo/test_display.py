"""Whether a window can be shown."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.demo.display import has_display


@pytest.fixture(autouse=True)
def _no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)


def test_without_display_there_is_none() -> None:
    assert not has_display()


@pytest.mark.parametrize("name", [":7654", "nonsense", ":"])
def test_a_display_that_does_not_answer_is_none(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("DISPLAY", name)
    assert not has_display()


def test_a_display_that_answers_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("\0/tmp/.X11-unix/X7655")
        server.listen()
        monkeypatch.setenv("DISPLAY", ":7655.0")
        assert has_display()


def test_wayland_and_remote_displays_are_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", "desk.example:0")
    assert has_display()
    monkeypatch.delenv("DISPLAY")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert has_display()


def test_the_appliance_without_settings_says_so_and_ends_with_2(tmp_path: Path) -> None:
    missing = tmp_path / "kiosk.toml"
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "--config", str(missing)],
        capture_output=True,
        text=True,
        env={**os.environ, "SDL_VIDEODRIVER": "offscreen"},
        check=False,
        timeout=60,
    )
    assert done.returncode == 2
    assert str(missing) in done.stderr
    assert "Traceback" not in done.stderr
