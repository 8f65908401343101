"""The udev rules: as the table says, and what the real udev makes of devices by them.

udev here runs on mock devices; group, mode and links of real nodes are tried in the guest of tests/kernel.
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from hw.reader.discovery import taught
from hw.reader.discovery.taught import TaughtKeyboard
from tests.hw.reader.discovery.plugged import DEVICES, ROOT

RULES = ROOT / "systemd" / "udev" / "72-polise-readers.rules"
# A group file and rules of its own, then udev's own test of a device.
SCRIPT = r"""
mount -t tmpfs none /run && mkdir -p /run/udev/rules.d && cp "$1" /run/udev/rules.d/72-test.rules
cp /etc/group /run/group && echo cardreader:x:4242: >> /run/group && mount --bind /run/group /etc/group
exec umockdev-run --device="$2" -- \
    sh -c 'udevadm test --action="$1" "$2"; cat "$2/power/control"' sh "$3" "$4"
"""


def processed(rules: Path, description: Path, node: str, action: str = "add") -> Mapping[str, str]:
    """Let udev process a node of a described device by these rules, and give its properties."""
    if subprocess.run(["unshare", "-rm", "true"], check=False).returncode:
        pytest.skip("this machine allows no mounts of one's own")
    text = description.read_text(encoding="utf-8").splitlines()
    (path,) = [row[3:] for row in text if row.startswith("P: ") and row.endswith(f"/{node}")]
    ran = subprocess.run(
        ["unshare", "-rm", "sh", "-ec", SCRIPT, "sh", rules, description, action, f"/sys{path}"],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert "DEVPATH=" in ran.stdout, ran.stderr
    said = dict(line.split("=", 1) for line in ran.stdout.splitlines() if "=" in line)
    assert "72-test.rules" in ran.stderr
    assert not [
        line for line in ran.stderr.splitlines() if "72-test.rules:" in line and "writing" not in line
    ]
    return said | {"power": ran.stdout.splitlines()[-1]}


def tags(properties: Mapping[str, str]) -> set[str]:
    return set(properties.get("CURRENT_TAGS", "").split(":")) - {""}


def named(folder: Path, config: str = "", *keyboards: TaughtKeyboard) -> Path:
    """Let the command write the rules for these keyboards."""
    folder.mkdir()
    file = folder / "kiosk.toml"
    file.write_text(f'[reader]\ntaught = "{folder}/taught.toml"\n{config}\n')
    taught.write(folder / "taught.toml", keyboards)
    command = [sys.executable, "-m", "hw", "udev-rules", "--config", str(file)]
    rules = folder / "keyboards.rules"
    rules.write_bytes(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout)
    return rules


def test_the_rules_are_those_of_the_table(tmp_path: Path) -> None:
    written = tmp_path / "rules"
    subprocess.run([sys.executable, ROOT / "scripts" / "udev_rules", written], check=True)
    assert written.read_text(encoding="utf-8") == RULES.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("device", "node"), [("magtek_keyboard", "event11"), ("sycreader", "event12"), ("sycreader", "input12")]
)
def test_a_reader_that_types_is_no_keyboard_of_the_seat(device: str, node: str) -> None:
    it = processed(RULES, DEVICES / f"{device}.umockdev", node)
    assert it["POLISE_READER"] == it["LIBINPUT_IGNORE_DEVICE"] == "1"
    assert [name for name in it if name.startswith("ID_INPUT")] == []
    assert tags(it) == {"polise-reader"}


@pytest.mark.parametrize(
    ("device", "node"),
    [("msr605x", "hidraw6"), ("magtek_keyboard", "hidraw1"), ("sycreader", "hidraw3"), ("msr605", "ttyUSB0")],
)
def test_the_other_nodes_of_readers_are_marked_too(device: str, node: str) -> None:
    if node.startswith("tty"):
        node = f"tty/{node}"
    it = processed(RULES, DEVICES / f"{device}.umockdev", node)
    assert it["POLISE_READER"] == "1"
    assert tags(it) <= {"polise-reader", "systemd"}
    assert it.get("ID_MM_PORT_IGNORE", "0") == ("1" if "tty" in node else "0")


def test_a_reader_is_not_put_to_sleep() -> None:
    for name, port in (("magtek_keyboard", "1-1"), ("msr605", "1-4"), ("office_keyboard", "1-3")):
        it = processed(RULES, DEVICES / f"{name}.umockdev", port)
        written = it["power"] != "auto"  # a mock attribute is written over, not replaced: "onto"
        assert written is it["power"].startswith("on") is (name != "office_keyboard")


@pytest.mark.parametrize("node", ["event13", "input13"])
def test_an_unknown_keyboard_stays_what_it_is(node: str) -> None:
    it = processed(RULES, DEVICES / "office_keyboard.umockdev", node)
    assert (it["ID_INPUT"], it["ID_INPUT_KEYBOARD"]) == ("1", "1")
    assert "LIBINPUT_IGNORE_DEVICE" not in it
    assert tags(it) == ({"power-switch"} if node == "event13" else {"seat"})


def test_a_keyboard_under_a_borrowed_id_stays_what_it_is(tmp_path: Path) -> None:
    keyboard = tmp_path / "keyboard.umockdev"
    text = (DEVICES / "sycreader.umockdev").read_text(encoding="utf-8")
    keyboard.write_text(text.replace("Sycreader USB Reader", "Paraugs Keyboard"), encoding="utf-8")
    assert processed(RULES, keyboard, "event12")["ID_INPUT_KEYBOARD"] == "1"


def test_nothing_is_done_when_a_reader_goes() -> None:
    it = processed(RULES, DEVICES / "magtek_keyboard.umockdev", "event11", action="remove")
    assert "POLISE_READER" not in it


def test_a_named_and_a_taught_keyboard_are_readers_too_and_no_other(tmp_path: Path) -> None:
    borrowed, office = DEVICES / "borrowed_id.umockdev", DEVICES / "office_keyboard.umockdev"
    rude = TaughtKeyboard(usb="046d:c31c", name='Reader"\nKERNEL=="*", MODE="0666"\\')
    for rules, ours in (
        (named(tmp_path / "1", 'keyboards = ["08ff:0009"]'), (borrowed,)),
        (named(tmp_path / "2", "", rude), (office,)),
        (named(tmp_path / "3"), ()),
    ):
        for description, node in ((borrowed, "event19"), (office, "event13")):
            it = processed(rules, description, node)
            assert it.get("ID_INPUT_KEYBOARD", "0") == ("0" if description in ours else "1")


@pytest.mark.parametrize("fault", ["config", "taught"])
def test_a_faulty_file_gives_no_rules(tmp_path: Path, fault: str) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text(
        f'[reader]\ntaught = "{tmp_path}/taught.toml"\n' + ("layout = 5\n" if fault == "config" else "")
    )
    (tmp_path / "taught.toml").write_text("[[keyboard]]\n" if fault == "taught" else "")
    command = [sys.executable, "-m", "hw", "udev-rules", "--config", str(file)]
    ran = subprocess.run(command, cwd=ROOT, env=dict(os.environ), capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert {"config": "layout", "taught": "usb"}[fault] in ran.stderr


def test_lamps_and_a_beeper_get_rules_that_say_nothing_else(tmp_path: Path) -> None:
    rude = (
        'lamp_green = "green:ready"\nlamp_red = \'x", MODE="0666\'\nbeeper = "/dev/input/by-path/one\\ntwo"'
    )
    rules = named(tmp_path / "1", rude).read_text(encoding="utf-8")
    added = rules.removeprefix(named(tmp_path / "2").read_text(encoding="utf-8"))
    assert [line for line in added.splitlines() if line and not line.startswith("#")] == [
        f'ACTION!="remove", SUBSYSTEM=="leds", KERNEL=="{name}", '
        "RUN+=\"/bin/chgrp cardreader '%S%p/brightness' '%S%p/trigger'\", "
        "RUN+=\"/bin/chmod g+w '%S%p/brightness' '%S%p/trigger'\""
        for name in ("green:ready", "x*MODE*0666")
    ] + [
        f'ACTION!="remove", SUBSYSTEM=="input", KERNEL=="event*", {name}, GROUP:="cardreader", MODE:="0660"'
        for name in ('ENV{DEVNAME}=="/dev/input/by-path/one*two"', 'SYMLINK=="input/by-path/one*two"')
    ]
