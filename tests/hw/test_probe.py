"""The technician's probe: real devices by umockdev, real processes that hold them, a cupsd that hangs."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from hw.probe import nodes
from hw.service.settings import ReaderSettings
from tests.hw.reader.discovery.plugged import ROOT, plugged
from tests.hw.reader.rig import reader_rig

NO_CUPS = '[printer]\nqueue = "talons"\nserver = "/nowhere/cups.sock"\n'


def config(folder: Path, reader: str = "", printer: str = NO_CUPS) -> Path:
    """Write a kiosk.toml with a silent sounder."""
    file = folder / "probe.toml"
    file.write_text(
        f'[reader]\nsocket = "{folder}/reader.sock"\ntaught = "{folder}/taught.toml"\nsound = ""\n'
        f"{reader}\n{printer}"
    )
    return file


def probe(file: Path, *devices: str, code: int = 0) -> Any:
    """Probe with devices plugged in."""
    return json.loads(plugged(["hw", "probe", "--json", "--config", str(file)], *devices, code=code))


def test_each_reader_is_told_with_its_driver_and_why_and_its_feedback(tmp_path: Path) -> None:
    typing, reporting = probe(config(tmp_path), "msr605x", "magtek_keyboard")["readers"]
    assert reporting == {
        "state": "usable",
        "driver": "hid",
        "node": "/dev/hidraw6",
        "usb": "0801:0003",
        "name": "MSR605X, MSRX6 or Deftun",
        "why": "known by its USB id 0801:0003 and its reports of 64 bytes",
        "trouble": "",
        "lamp": "host",
        "beeper": "none",
    }
    assert (typing["driver"], typing["lamp"]) == ("wedge", "own")


def test_an_unknown_keyboard_is_left_alone_and_how_to_teach_it_is_told(tmp_path: Path) -> None:
    (found,) = probe(config(tmp_path), "borrowed_id", code=1)["readers"]
    assert (found["state"], found["name"]) == ("left alone", "USB Reader With Keyboard")
    assert found["trouble"] == "if it is a card reader, run: python -m hw teach"


def test_people_get_it_in_columns(tmp_path: Path) -> None:
    command = ["hw", "probe", "--config", str(config(tmp_path))]
    said = plugged(command, "office_keyboard", "msr605")
    assert said.startswith("A card can be read.\n")
    assert "  USABLE      serial  /dev/ttyUSB0          067b:2303  MSR206, MSR605 or MSR606\n" in said
    assert "  LEFT ALONE  wedge   /dev/input/event13    046d:c31c  Logitech USB Keyboard\n" in said
    assert plugged(command, code=1).startswith("NO card can be read.\n")


def test_a_device_that_is_not_there_is_told(tmp_path: Path) -> None:
    file = config(tmp_path, f'driver = "serial"\ndevice = "{tmp_path}/tty"')
    found = probe(file, "msr605x", code=1)["readers"]
    assert (found[0]["state"], found[0]["trouble"]) == ("faulty", "there is no such device")
    assert found[1]["why"] == "[reader] driver is serial in kiosk.toml"


def test_a_named_device_is_used_and_no_other(tmp_path: Path) -> None:
    file = config(tmp_path, 'driver = "wedge"\ndevice = "/dev/input/event13"')
    found = probe(file, "office_keyboard", "magtek_keyboard")["readers"]
    told = [(one["state"], one["node"], one["why"]) for one in found]
    assert told == [
        ("usable", "/dev/input/event13", "kiosk.toml names the device"),
        ("left alone", "/dev/input/event11", "a reader, but kiosk.toml names another device"),
    ]


@contextmanager
def holding(path: Path) -> Iterator[int]:
    """Hold a node open in another process, and give its number."""
    command = [
        sys.executable,
        "-c",
        "import sys,time; f=open(sys.argv[1]); print(flush=True); time.sleep(60)",
        str(path),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield process.pid
        process.kill()


def test_a_reader_that_another_program_has_is_busy_and_which_one_is_told(tmp_path: Path) -> None:
    file = config(tmp_path, f'driver = "serial"\ndevice = "{tmp_path}/tty"')
    (tmp_path / "tty").touch()
    assert probe(file)["readers"][0]["state"] == "usable"
    with holding(tmp_path / "tty") as number:
        (found,) = probe(file, code=1)["readers"]
    assert found["state"] == "faulty"
    assert found["trouble"].startswith(f"busy, another program has it: process {number}: ")


def test_the_reader_service_may_have_the_reader_and_tells_of_it(tmp_path: Path) -> None:
    file = config(tmp_path, f'driver = "serial"\ndevice = "{tmp_path}/tty"')
    with reader_rig(tmp_path) as rig:
        assert probe(file, code=1)["service"] == f"does not run (nobody serves {tmp_path}/reader.sock)"
        with rig.service() as service:
            rig.arm()
            found = probe(file)
    assert "the reader service has it (process " + str(service.pid) in found["readers"][0]["why"]
    assert found["service"].startswith("runs; MSR605")
    assert found["service"].endswith("is online (driver serial) and waits for a swipe")


def test_a_cupsd_that_hangs_does_not_hang_the_probe(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as frozen:
        frozen.bind(str(tmp_path / "cups.sock"))
        frozen.listen()
        file = config(tmp_path, "", f'[printer]\nqueue = "talons"\nserver = "{tmp_path}/cups.sock"\n')
        begun = time.monotonic()
        (found,) = probe(file, "msr605")["printers"]
    assert time.monotonic() - begun < 15
    assert (found["queue"], found["used"], found["state"]) == ("talons", True, "silent")
    assert "has not answered within 5 s" in found["words"]


def test_a_lamp_and_a_beeper_that_are_not_there_are_told(tmp_path: Path) -> None:
    named = 'lamp_green = "no-such-led"\nbeeper = "/dev/input/event11"'
    channels = probe(config(tmp_path, named), "magtek_keyboard")["channels"]
    assert [(one["channel"], one["works"], one["words"]) for one in channels] == [
        ("leds", False, "there is no such LED in /sys/class/leds"),
        ("beeper", False, "an input device without a beeper"),
    ]


@pytest.mark.parametrize("fault", ["[reader]\nlayout = 5\n", "[[["])
def test_a_faulty_configuration_is_told(tmp_path: Path, fault: str) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text(fault)
    command = [sys.executable, "-m", "hw", "probe", "--config", str(file)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "kiosk.toml:" in ran.stderr


def test_who_may_not_use_a_node_is_told_whose_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    node = tmp_path / "node"
    node.touch()
    node.chmod(0o660)
    assert nodes.refusal(str(node)) == ""
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may use everything
    assert "(-rw-rw----)" in nodes.refusal(str(node))
    assert "cardreader" in nodes.refusal(str(node))


def test_without_a_configuration_the_defaults_hold() -> None:
    ran = plugged(["hw", "probe", "--json"], "msr605x")
    assert json.loads(ran)["service"].endswith(f"(nobody serves {ReaderSettings().socket})")
