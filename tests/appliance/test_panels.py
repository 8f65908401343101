"""The panel the kiosk is laid out for: the technician's word held against the screen that is there."""

import logging
import socket
from pathlib import Path

import pytest

from kiosk.appliance.panels import fitted, on_the_screen, panel_of
from kiosk.appliance.screen import Screen
from kiosk.config.tables import PanelSettings
from kiosk.ui.environment import Panel

SCREEN = Screen(1, "HDMI-A-1", 1280, 800)


@pytest.mark.parametrize(
    ("rotation", "size"), [(0, (1280, 800)), (90, (800, 1280)), (180, (1280, 800)), (270, (800, 1280))]
)
def test_a_panel_mounted_by_a_quarter_is_as_wide_as_it_is_made_high(
    rotation: int, size: tuple[int, int]
) -> None:
    panel = panel_of(PanelSettings(width=1280, height=800, rotation=rotation))  # type: ignore[arg-type]

    assert (panel.width, panel.height) == size
    assert panel.glass == (1280, 800)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_panel_as_written_is_taken_as_written(rotation: int, caplog: pytest.LogCaptureFixture) -> None:
    panel = panel_of(PanelSettings(dpi=160, rotation=rotation))  # type: ignore[arg-type]

    there = fitted(panel, SCREEN)

    assert (there.width, there.height, there.dpi, there.card) == (panel.width, panel.height, 160, 1)
    assert not caplog.records


@pytest.mark.parametrize(("rotation", "size"), [(0, (800, 480)), (90, (480, 800)), (270, (480, 800))])
def test_a_screen_of_another_size_is_told_and_used(
    rotation: int, size: tuple[int, int], caplog: pytest.LogCaptureFixture
) -> None:
    there = fitted(
        panel_of(PanelSettings(rotation=rotation)),  # type: ignore[arg-type]
        Screen(0, "DSI-1", 800, 480),
    )

    assert (there.width, there.height) == size
    assert there.glass == (800, 480)
    assert (there.dpi, there.card, there.rotation) == (133, 0, rotation)
    assert "[panel] says 1280 x 800 pixels, the screen at DSI-1 has 800 x 480" in caplog.text
    assert caplog.records[0].levelno == logging.WARNING


@pytest.mark.parametrize(
    ("panel", "driver", "display"),
    [
        (Panel(windowed=True), None, ""),
        (Panel(windowed=False, offscreen=True), None, ""),
        (Panel(windowed=False), "offscreen", ""),
        (Panel(windowed=False), None, "desk.example:0"),
    ],
)
def test_where_something_else_draws_no_screen_is_looked_for(
    panel: Panel, driver: str | None, display: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _environment(monkeypatch, driver, display)

    assert on_the_screen(panel, lambda: SCREEN) is panel


@pytest.mark.parametrize(("driver", "display"), [(None, ""), ("kmsdrm", ""), ("kmsdrm", "desk.example:0")])
def test_where_nothing_else_draws_the_screen_is_taken(
    driver: str | None, display: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _environment(monkeypatch, driver, display)

    assert on_the_screen(Panel(windowed=False), lambda: SCREEN).card == 1


def test_a_kiosk_that_waits_for_a_screen_asks_for_patience(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kiosk.appliance.panels import _tell_of_waiting

    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(tmp_path / "notify"))
        manager.settimeout(5)
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        _tell_of_waiting()
        told = [manager.recv(200).decode() for _ in range(2)]

    assert told == ["STATUS=waiting for a screen to be plugged in", "EXTEND_TIMEOUT_USEC=240000000"]


def _environment(monkeypatch: pytest.MonkeyPatch, driver: str | None, display: str) -> None:
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", display)
    if driver is None:
        monkeypatch.delenv("SDL_VIDEODRIVER", raising=False)
    else:
        monkeypatch.setenv("SDL_VIDEODRIVER", driver)
