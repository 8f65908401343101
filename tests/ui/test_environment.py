"""What Kivy is told before it is imported; each question to a process of its own."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

ASK = """
import json, logging, os, sys
logging.basicConfig(level=logging.WARNING)
from kiosk.ui.environment import Panel, prepare
panel = Panel({panel})
prepare(panel)
from kivy.config import Config
from kivy.metrics import Metrics
import kivy.core.window
from kivy.core.window import Window
print(json.dumps({{
    "input": dict(Config.items("input")),
    "graphics": dict(Config.items("graphics")),
    "escape": Config.get("kivy", "exit_on_escape"),
    "density": Metrics.density,
    "size": list(Window.size),
    "mtdev": "kivy.lib.mtdev" in sys.modules,
}}))
"""


def ask(panel: str, home: Any) -> tuple[dict[str, Any], str]:
    """Return what Kivy holds for that panel, and what the process said besides."""
    # Mesa keeps compiled shaders in the home folder unless told not to; that is not Kivy's doing.
    quiet = {"HOME": str(home), "SDL_VIDEODRIVER": "offscreen", "MESA_SHADER_CACHE_DISABLE": "true"}
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("KIVY", "KCFG"))}
    process = subprocess.run(
        [sys.executable, "-c", ASK.format(panel=panel)],
        env={**clean, **quiet},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(process.stdout), process.stderr


def test_a_finger_comes_by_exactly_one_way(tmp_path: Any) -> None:
    told, _ = ask("", tmp_path)

    assert told["input"] == {"mouse": "mouse,disable_multitouch"}
    assert not told["mtdev"], "a library that the appliance has not"


def test_escape_ends_nothing_and_frames_are_few(tmp_path: Any) -> None:
    told, _ = ask("", tmp_path)

    assert told["escape"] == "0"
    graphics = told["graphics"]
    assert (graphics["maxfps"], graphics["multisamples"], graphics["resizable"]) == ("30", "0", "0")


def test_the_appliance_is_full_screen_without_a_pointer(tmp_path: Any) -> None:
    told, _ = ask("windowed=False", tmp_path)

    graphics = told["graphics"]
    assert (graphics["fullscreen"], graphics["borderless"], graphics["show_cursor"]) == ("auto", "1", "0")


@pytest.mark.parametrize(("dpi", "density"), [(149, 1.0), (133, 133 / 149), (210, 210 / 149)])
def test_lengths_follow_the_panels_dots_per_inch(tmp_path: Any, dpi: int, density: float) -> None:
    told, _ = ask(f"720, 1280, {dpi}", tmp_path)

    assert told["density"] == pytest.approx(density)
    assert told["size"] == [720, 1280]


def test_nothing_is_said_and_nothing_is_left_behind(tmp_path: Any) -> None:
    _, said = ask("offscreen=True", tmp_path)

    assert said == ""
    assert list(tmp_path.iterdir()) == []


def test_without_a_display_server_kivy_draws_on_the_card_with_the_screen() -> None:
    told = variables("windowed=False, card=1")

    assert told["SDL_VIDEODRIVER"] == "kmsdrm"
    assert told["SDL_KMSDRM_DEVICE_INDEX"] == "1"
    assert told["SDL_JOYSTICK_HIDAPI"] == "0", "a card reader is a raw HID device"


def test_in_a_window_nothing_is_said_of_cards() -> None:
    assert not any(name.startswith("SDL_") for name in variables("windowed=True"))


def variables(panel: str) -> dict[str, str]:
    """Return what a process has set for that panel; no window is made."""
    words = f"import json, os; from kiosk.ui.environment import Panel, prepare; prepare(Panel({panel}));"
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("KIVY", "KCFG", "SDL"))
    }
    told = subprocess.run(
        [sys.executable, "-c", f"{words} print(json.dumps(dict(os.environ)))"],
        env=clean,
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(json.loads(told.stdout))
