"""The lamp on GPIO, on a folder that is laid out as sysfs has it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from hw.feedback.leds import Leds
from hw.feedback.patterns import READY
from hw.service.reader_messages import Lamp
from tests.hw.reader.rig import wait_until
from tests.hw.test_feedback import Shown, lamps, played

TRIGGERS = "none kbd-scrolllock [heartbeat] default-on\n"


def plug(root: Path, name: str, most: int = 255) -> Path:
    made = root / f"coming {name}"
    made.mkdir()
    (made / "max_brightness").write_text(f"{most}\n")
    (made / "brightness").write_text("0\n")
    (made / "trigger").write_text(TRIGGERS)
    return made.rename(root / name)  # all of it at once, as the kernel does


@pytest.fixture
def sysfs(tmp_path: Path) -> Path:
    plug(tmp_path, "kiosk:green")
    plug(tmp_path, "kiosk:red", 1)
    return tmp_path


@pytest.fixture
def leds(sysfs: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Leds]:
    monkeypatch.setattr("hw.feedback.attended._FIRST_PAUSE", 0.05)
    leds = Leds("kiosk:green", "kiosk:red", sysfs)
    leds.watch(lambda: None)
    wait_until(leds.capabilities)
    yield leds
    leds.close()


def bright(sysfs: Path) -> tuple[str, str]:
    green, red = ((sysfs / f"kiosk:{colour}" / "brightness").read_text() for colour in ("green", "red"))
    return green.strip(), red.strip()


@pytest.mark.parametrize(
    ("lamp", "lit"),
    [("off", ("0", "0")), ("green", ("255", "0")), ("red", ("0", "1")), ("yellow", ("255", "1"))],
)
def test_a_colour_is_what_its_leds_show_at_their_brightest(
    leds: Leds, sysfs: Path, lamp: Lamp, lit: tuple[str, str]
) -> None:
    leds.show("red" if lamp == "green" else "green")
    leds.show(lamp)
    assert bright(sysfs) == lit


def test_nothing_but_us_drives_the_leds(leds: Leds, sysfs: Path) -> None:
    assert leds.capabilities() == {"lamp"}
    assert [(sysfs / name / "trigger").read_text() for name in ("kiosk:green", "kiosk:red")] == ["none"] * 2


def test_a_trigger_that_is_free_already_need_not_be_written(sysfs: Path) -> None:
    for led in sysfs.iterdir():
        (led / "trigger").write_text("[none] heartbeat\n")
    (sysfs / "kiosk:red" / "trigger").unlink()  # a kernel without triggers
    Leds("kiosk:green", "kiosk:red", sysfs).attempt()
    assert (sysfs / "kiosk:green" / "trigger").read_text() == "[none] heartbeat\n"


def test_one_led_alone_is_dark_for_the_other_colour_and_knows_no_yellow(sysfs: Path) -> None:
    leds = Leds("kiosk:green", "", sysfs)
    leds.attempt()
    for lamp, lit in [("green", "255"), ("yellow", "255"), ("red", "0"), ("yellow", "0"), ("green", "255")]:
        leds.show(lamp)  # type: ignore[arg-type]  # they are colours
        assert bright(sysfs)[0] == lit, lamp
    assert bright(sysfs)[1] == "0"


def test_a_lamp_that_goes_leaves_the_chain_and_comes_back_by_itself(leds: Leds, sysfs: Path) -> None:
    shutil.rmtree(sysfs / "kiosk:red")
    leds.show("red")
    assert leds.capabilities() == frozenset()
    plug(sysfs, "kiosk:red")
    wait_until(leds.capabilities)
    leds.show("red")
    assert bright(sysfs) == ("0", "255")


def test_a_lamp_that_comes_late_takes_the_present_colour(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hw.feedback.attended._FIRST_PAUSE", 0.05)
    player, trace = played(Shown("reader"))
    late = Leds("kiosk:green", "", tmp_path)
    player._chain._channels = (late,)
    player.rest(READY)
    late.watch(player.refresh)
    plug(tmp_path, "kiosk:green")
    wait_until(lambda: (tmp_path / "kiosk:green" / "brightness").read_text() == "255")
    wait_until(lambda: lamps(trace) == [("green", "none"), ("green", "leds")])
    late.close()


def test_a_closed_lamp_is_dark(leds: Leds, sysfs: Path) -> None:
    leds.show("yellow")
    leds.close()
    assert bright(sysfs) == ("0", "0")
