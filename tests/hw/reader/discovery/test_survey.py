"""What discovery makes of the devices that are plugged in: real libudev, real code, sysfs by umockdev."""

from pathlib import Path

import pytest

from hw.reader.discovery.taught import TaughtKeyboard, add
from tests.hw.reader.discovery.plugged import survey

NOBODYS = "a keyboard that nobody has named or taught as a reader"


@pytest.mark.parametrize(
    ("device", "driver", "path", "title"),
    [
        ("magtek_keyboard", "wedge", "/dev/input/event11", "MagTek SureSwipe or Mini, keyboard mode"),
        ("sycreader", "wedge", "/dev/input/event12", "Sycreader USB Reader"),
        ("msr605", "serial", "/dev/ttyUSB0", "MSR206, MSR605 or MSR606"),
        ("msr605x", "hid", "/dev/hidraw6", "MSR605X, MSRX6 or Deftun"),
        ("magtek_insert", "hid", "/dev/hidraw7", "MagTek Insert Reader, HID mode"),
        ("pos_msr", "hid", "/dev/hidraw8", "Paraugs POS Reader"),
    ],
)
def test_a_reader_is_found_by_itself_and_given_to_its_driver(
    device: str, driver: str, path: str, title: str
) -> None:
    seen = survey(device, "office_keyboard")
    assert [(one["driver"], one["path"], one["title"]) for one in seen["readers"]] == [(driver, path, title)]


def test_one_id_is_two_readers_and_the_report_descriptor_tells_which() -> None:
    seen = survey("msr605x", "magtek_insert")
    assert [one["why"] for one in seen["readers"]] == [
        "known by its USB id 0801:0003 and its reports of 64 bytes",
        "known by its USB id 0801:0003 and its reports of 338 bytes",
    ]


@pytest.mark.parametrize("device", ["office_keyboard", "borrowed_id"])
@pytest.mark.parametrize("driver", ["auto", "wedge"])
def test_a_keyboard_that_nobody_named_is_never_taken(device: str, driver: str) -> None:
    seen = survey(device, driver=driver)
    assert seen["readers"] == []
    (stranger,) = seen["strangers"]  # the node that types; the media keys are none of our business
    assert stranger["reason"] == "not-a-reader"
    assert stranger["why"].startswith(NOBODYS)


def test_a_keyboard_that_kiosk_toml_names_is_a_reader_of_the_layout_set_there() -> None:
    settings = {"keyboards": ["08ff:0009"], "layout": "de", "sends_lrc": True}
    seen = survey("borrowed_id", "office_keyboard", **settings)
    (reader,) = seen["readers"]
    assert reader == {
        "driver": "wedge",
        "path": "/dev/input/event19",
        "title": "USB Reader With Keyboard",
        "why": "kiosk.toml names the keyboard 08ff:0009",
        "layout": "de",
        "sends_lrc": True,
    }
    assert [one["path"] for one in seen["strangers"]] == ["/dev/input/event13"]


def test_what_was_taught_counts_before_what_kiosk_toml_and_the_table_say(tmp_path: Path) -> None:
    file = tmp_path / "readers.toml"
    add(file, TaughtKeyboard(usb="0801:0001", layout="lt", sends_lrc=True, name="Mag-Tek"))
    add(file, TaughtKeyboard(usb="08ff:0009", layout="lv"))
    seen = survey("magtek_keyboard", "borrowed_id", taught=str(file), layout="de", keyboards=["08ff:0009"])
    assert [(one["why"], one["layout"], one["sends_lrc"]) for one in seen["readers"]] == [
        ("the swipe test taught 0801:0001", "lt", True),
        ("the swipe test taught 08ff:0009", "lv", False),
    ]


def test_a_faulty_taught_file_teaches_nothing_and_the_known_readers_work(tmp_path: Path) -> None:
    file = tmp_path / "readers.toml"
    file.write_text('[[keyboard]]\nusb = "046d:c31c"\nlayout = "klingon"\n')
    seen = survey("office_keyboard", "msr605x", taught=str(file))
    assert [one["path"] for one in seen["readers"]] == ["/dev/hidraw6"]


def test_a_named_driver_leaves_the_readers_of_other_transports_alone() -> None:
    seen = survey("magtek_keyboard", "msr605x", "msr605", "office_keyboard", driver="serial")
    assert [one["path"] for one in seen["readers"]] == ["/dev/ttyUSB0"]
    assert {one["reason"] for one in seen["strangers"]} == {"unplugged"}  # nobody needs to hear of them


def test_a_converter_that_could_have_anything_behind_it_is_left_alone() -> None:
    seen = survey("ftdi")
    assert seen["readers"] == []
    assert seen["strangers"][0]["why"] == "a serial converter that neither the table nor kiosk.toml names"


def test_nothing_is_found_where_nothing_is_plugged_in() -> None:
    assert survey() == {"readers": [], "strangers": []}
