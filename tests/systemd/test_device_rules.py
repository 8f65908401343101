"""Whose the input nodes are on the appliance: what types is the reader service's, what points the kiosk's.

udev here runs on mock devices, where a node keeps its group; a property tells which rule was met.
"""

import re
from pathlib import Path

import pytest

from hw.reader.discovery.udev import of_keyboards, rules_file
from hw.reader.discovery.udev_feedback import feedback_rules
from hw.reader.discovery.udev_named import named_rules
from hw.service.settings import ReaderSettings
from tests.hw.reader.discovery.plugged import DEVICES
from tests.hw.reader.discovery.test_udev_rules import processed
from tests.systemd.units import SYSTEMD, UNITS

RULES = SYSTEMD / "udev" / "80-polise-devices.rules"
OFFICE = (DEVICES / "office_keyboard.umockdev").read_text(encoding="utf-8")
# linux/input-event-codes.h: the bits of each kind of event, most significant word first.
KEYS = "1000000000007 ff9f207ac14057ff febeffdfffefffff fffffffffffffffe"
TOUCH = {"ev": "b", "key": "400 0 0 0 0 0", "abs": "260800000000003"}
MOUSE = {"ev": "17", "key": "70000 0 0 0 0", "rel": "103"}
TABLET = {"ev": "1f", "key": "70000 0 0 0 0", "rel": "100", "abs": "3"}
DIGITS = {"ev": "3", "key": "10000ffc"}
BOTH = {"ev": "17", "key": f"70000 {KEYS}", "rel": "103"}
POWER = {"ev": "3", "key": "10000000000000 0"}


def types(folder: Path, capabilities: dict[str, str], properties: str = "0", action: str = "add") -> bool:
    """Tell whether the rules take a device with these capabilities for one that types."""
    rows = [row for row in OFFICE.splitlines() if not row.startswith("A: capabilities/")]
    at = rows.index("A: name=Logitech USB Keyboard\\n")
    rows[at:at] = [f"A: capabilities/{name}={bits}\\n" for name, bits in capabilities.items()]
    rows[at:at] = [f"A: properties={properties}\\n"]
    device = folder / "device.umockdev"
    device.write_text("\n".join(rows) + "\n", encoding="utf-8")
    told = processed(RULES, device, "event13", action)
    return told.get("POLISE_TYPES") == "1"


@pytest.mark.parametrize("capabilities", [{"ev": "120013", "key": KEYS}, DIGITS, BOTH, POWER])
def test_what_types_is_out_of_the_kiosks_reach(tmp_path: Path, capabilities: dict[str, str]) -> None:
    assert types(tmp_path, capabilities)


@pytest.mark.parametrize(("capabilities", "properties"), [(TOUCH, "2"), (MOUSE, "0"), (TABLET, "0")])
def test_what_points_is_the_kiosks(tmp_path: Path, capabilities: dict[str, str], properties: str) -> None:
    assert not types(tmp_path, capabilities, properties)


def test_a_touch_screen_with_keys_is_the_kiosks(tmp_path: Path) -> None:
    assert not types(tmp_path, TOUCH | {"key": f"400 0 {KEYS}"}, "2")


def test_what_is_met_is_given_to_the_reader_service() -> None:
    (line,) = [row for row in RULES.read_text().splitlines() if "GROUP" in row]
    assert line == 'ENV{POLISE_TYPES}=="1", GROUP="cardreader", MODE="0660"'


def test_every_kind_of_device_that_kiosk_toml_can_name_is_looked_at_anew() -> None:
    settings = ReaderSettings(
        driver="serial", device="/dev/ttyUSB0", lamp_green="act", beeper="/dev/input/event1"
    )
    keyboards = rules_file("", of_keyboards(["0627:0001"], []))
    rules = keyboards + named_rules(settings) + feedback_rules(settings)
    kinds = {kind for kinds in re.findall(r'SUBSYSTEM=="([a-z|]+)"', rules) for kind in kinds.split("|")}
    unit = (UNITS / "polise-udev.service").read_text(encoding="utf-8")
    looked_at = set(re.findall(r"--subsystem-match=([a-z]+)", unit))

    assert kinds == {"usb", "tty", "hidraw", "input", "leds"}
    assert kinds <= looked_at
