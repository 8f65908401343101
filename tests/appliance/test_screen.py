"""Which screen is taken, and how large it is said to be."""

import threading
import time
from pathlib import Path

import pytest

from kiosk.appliance.edid import size_of
from kiosk.appliance.screen import Screen, find_screen, wait_for_screen
from tests.appliance.screens import edid, plug


@pytest.mark.parametrize(("renderer", "card"), [(0, 1), (1, 0)])
def test_the_card_with_a_screen_is_taken_whatever_its_number(
    tmp_path: Path, renderer: int, card: int
) -> None:
    for folder in (f"card{renderer}", f"card{card}", "renderD128"):
        (tmp_path / folder).mkdir()
    plug(tmp_path, f"card{card}-HDMI-A-1", status="disconnected", modes="")
    plug(tmp_path, f"card{card}-HDMI-A-2")

    assert find_screen(tmp_path) == Screen(card, "HDMI-A-2", 1280, 800)


@pytest.mark.parametrize("status", ["unknown", "connected"])
def test_what_writes_back_into_memory_is_no_screen(tmp_path: Path, status: str) -> None:
    plug(tmp_path, "card0-Writeback-1", status=status)

    assert find_screen(tmp_path) is None


def test_a_screen_that_has_not_told_its_modes_yet_is_waited_for(tmp_path: Path) -> None:
    plug(tmp_path, "card0-HDMI-A-1", modes="")

    assert find_screen(tmp_path) is None


@pytest.mark.parametrize("status", ["disconnected", "unknown", ""])
def test_a_connector_without_a_screen_is_none(tmp_path: Path, status: str) -> None:
    plug(tmp_path, "card0-HDMI-A-1", status=status)

    assert find_screen(tmp_path) is None


def test_of_two_screens_the_one_is_taken_that_the_kernel_numbers_first(tmp_path: Path) -> None:
    plug(tmp_path, "card1-DSI-1", modes="800x480\n", number=45)
    plug(tmp_path, "card1-HDMI-A-1", number=33)

    screen = find_screen(tmp_path)

    assert screen is not None
    assert screen.connector == "HDMI-A-1"


def test_an_interlaced_mode_is_a_mode(tmp_path: Path) -> None:
    plug(tmp_path, "card0-HDMI-A-1", modes="1920x1080i\n")

    assert find_screen(tmp_path) == Screen(0, "HDMI-A-1", 1920, 1080)


def test_no_drm_at_all_is_no_screen(tmp_path: Path) -> None:
    assert find_screen(tmp_path / "drm") is None


def test_a_screen_that_is_plugged_in_later_is_taken_then(tmp_path: Path) -> None:
    beats: list[int] = []
    plug(tmp_path, "card0-HDMI-A-1", status="disconnected", modes="")
    threading.Timer(0.1, lambda: plug(tmp_path, "card0-HDMI-A-1")).start()

    screen = wait_for_screen(
        lambda: beats.append(1), lambda: find_screen(tmp_path), lambda seconds: time.sleep(seconds / 50)
    )

    assert (screen.width, screen.height) == (1280, 800)
    assert beats


@pytest.mark.parametrize(
    ("told", "size"),
    [
        (edid((217, 136)), (217, 136)),
        (edid((531, 299), (53, 30)), (531, 299)),
        (edid(centimetres=(22, 14)), (220, 140)),
        (edid(), None),
        (b"", None),
        (edid((217, 136))[:100], None),
        (edid((217, 136))[:-1] + b"\0", None),
        (bytes(128), None),
    ],
)
def test_a_screen_tells_its_size_or_is_not_believed(told: bytes, size: tuple[int, int] | None) -> None:
    assert size_of(told) == size


@pytest.mark.parametrize(
    ("screen", "dpi"),
    [
        (Screen(0, "HDMI-A-1", 1280, 800, (217, 136)), 150),
        (Screen(0, "HDMI-A-1", 1920, 1080, (531, 299)), 92),
        (Screen(0, "HDMI-A-1", 1920, 1080, (160, 90)), 305),
        (Screen(0, "HDMI-A-1", 1920, 1080, (16, 9)), 141),
        (Screen(0, "HDMI-A-1", 1280, 800, (160, 90)), 149),
        (Screen(0, "DSI-1", 800, 480), 133),
        (Screen(0, "DSI-1", 720, 1280), 210),
        (Screen(0, "HDMI-A-1", 1024, 600), 170),
        (Screen(0, "HDMI-A-1", 640, 480), 133),
        (Screen(0, "HDMI-A-1", 2560, 1440), 149),
        (Screen(0, "HDMI-A-1", 320, 240), 72),
    ],
)
def test_the_dots_per_inch_are_told_or_known_or_such_that_the_screens_fit(screen: Screen, dpi: int) -> None:
    assert screen.dpi == dpi
