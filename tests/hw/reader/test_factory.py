"""The drivers, made by name: the same whether kiosk.toml names a device or it was found."""

import subprocess
import sys
from typing import Any

import pytest

from hw.reader.discovery.auto import AutoDriver
from hw.reader.discovery.factory import as_named, make
from hw.reader.discovery.nodes import Node
from hw.reader.discovery.survey import Found
from hw.reader.discovery.table import Transport, known_readers
from hw.reader.factory import named_driver
from hw.reader.hid.driver import HidDriver
from hw.reader.serial.driver import SerialDriver
from hw.reader.wedge.driver import WedgeDriver
from hw.service.reader_main import driver_for
from hw.service.settings import ReaderSettings
from tests.hw.reader.discovery.plugged import ROOT

MSR605 = next(row for row in known_readers() if row.driver == "serial")


def found(transport: Transport, **how: Any) -> Found:
    return Found(Node(transport, "/dev/null", "067b:2303"), "Paraugs Reader", "the test says so", **how)


@pytest.mark.parametrize(
    ("transport", "kind"), [("wedge", WedgeDriver), ("hid", HidDriver), ("serial", SerialDriver)]
)
def test_a_device_gets_the_same_driver_named_or_found(transport: Transport, kind: type) -> None:
    named = driver_for(ReaderSettings(driver=transport, device="/dev/null"))
    made = make(found(transport), ReaderSettings())
    assert type(named) is type(made) is kind
    assert named.name == made.name == transport


def test_without_a_device_readers_are_looked_for() -> None:
    assert isinstance(driver_for(ReaderSettings(driver="hid")), AutoDriver)


def test_how_a_reader_talks_is_as_it_was_found_and_the_rest_as_kiosk_toml_says() -> None:
    settings = ReaderSettings(layout="de", model="msr120", raw=True, arm_seconds=7)
    assert as_named(found("wedge", layout="lt", sends_lrc=True), settings) == ReaderSettings(
        driver="wedge",
        device="/dev/null",
        layout="lt",
        sends_lrc=True,
        model="msr120",
        raw=True,
        arm_seconds=7,
    )


def test_a_serial_reader_of_the_table_speaks_as_the_table_says() -> None:
    settings = ReaderSettings(model="msr120")
    assert not make(found("serial", known=MSR605), settings).sounds
    assert (
        make(found("serial"), settings).sounds
        == named_driver(ReaderSettings(driver="serial", device="/dev/null", model="msr120")).sounds
    )
    assert make(found("serial"), settings).sounds


def test_all_drivers_are_imported_without_what_only_others_need() -> None:
    heavy = ("evdev", "jwcrypto", "cryptography", "cups", "regex", "PIL", "hypothesis")
    code = f"import sys, hw.reader.factory; sys.exit(' '.join(set(sys.modules) & {set(heavy)!r}) or 0)"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
