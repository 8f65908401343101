"""docs/technician.md agrees with what it tells of."""

import re
import tomllib
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from hw.service.settings import KNOWN_SERIAL, CardRule, Model
from image import overlays

REPO = Path(__file__).parents[2]
GUIDE = (REPO / "docs" / "technician.md").read_text()
EXAMPLE = tomllib.loads((REPO / "kiosk.example.toml").read_text())
_PINS = {17: 11, 22: 15, 27: 13}  # of the 40-pin header, by GPIO
_BLOCKS = re.findall(r"(?:^ {4,}\S.*\n)+", GUIDE, re.MULTILINE)
_SETTINGS = [tomllib.loads(block) for block in _BLOCKS if block.lstrip().startswith("[")]


def test_there_are_settings_to_copy() -> None:
    assert len(_SETTINGS) >= 3


@pytest.mark.parametrize("settings", [one for one in _SETTINGS if "card" not in one], ids=str)
def test_settings_to_copy_are_known(settings: dict[str, dict[str, object]]) -> None:
    for table, values in settings.items():
        for key, value in values.items():
            assert type(value) is type(EXAMPLE[table][key])


def test_the_card_rule_to_copy_takes_the_card_that_it_is_for() -> None:
    ((copied,),) = [one["card"] for one in _SETTINGS if "card" in one]
    rule = msgspec.convert(copied, CardRule)
    shapes = re.findall(r"`(9+=9+)`", GUIDE)
    assert [rule.lengths] == [(len(shape.split("=")[rule.field - 1]),) for shape in shapes]
    assert any(rule.insurer == one["insurer"] for one in EXAMPLE["card"])


def test_readers_and_keys_are_told_as_the_settings_have_them() -> None:
    assert all(f"`{usb}`" in GUIDE for usb in KNOWN_SERIAL)
    assert set(re.findall(r'`"(msr\d+)"`', GUIDE)) == set(get_args(Model))


def test_lamps_and_beeper_are_wired_as_the_overlays_have_them() -> None:
    sources = "".join((overlays.SOURCES / f"{name}.dts").read_text() for name in overlays.CHOICES)
    pins = {int(gpio) for gpio in re.findall(r"gpios = <&gpio (\d+) 0>", sources)}
    told = re.findall(r"^\| (?:green|red|beeper).*?\| (\d+) \| (\d+) \|", GUIDE, re.MULTILINE)
    assert {int(gpio) for gpio, _ in told} == pins
    assert {int(gpio): int(pin) for gpio, pin in told} == _PINS
    for name in re.findall(r'^ +lamp_\w+ = "(.+)"', GUIDE, re.MULTILINE):
        assert f'label = "{name}"' in sources
    assert "\t\t\tbeeper: beeper {" in sources  # by which udev names it platform-beeper-event


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^)#]+)\)", GUIDE))))
def test_links_lead_somewhere(target: str) -> None:
    assert (REPO / "docs" / target).exists()


def test_panels_are_those_of_the_example() -> None:
    told = re.findall(r"\| (\d+) \| (\d+) \| (\d+) \|", GUIDE)
    comment = (REPO / "kiosk.example.toml").read_text()
    named = re.findall(r'(\d+) for [\d.]+" (\d+)x(\d+)', comment)
    assert len(named) == 3
    assert {(width, height, dpi) for dpi, width, height in named} <= set(told)
