"""Switching a MagTek between its modes: what the technician reads, and what reaches the reader."""

import pytest

from hw.__main__ import main
from hw.emulator.readers.magtek import MagTek
from hw.reader.hid import magtek_mode
from hw.reader.hid.hidraw import Hidraw
from tests.hw.reader.hid import descriptors as known
from tests.kernel.inside.hid_devices import Recorded, Silent, StubbornMagTek, msr605x


def call(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = main(["magtek-mode", *arguments])
    said = capsys.readouterr()
    return code, said.out + said.err


def commands(device: Recorded) -> list[str]:
    assert all(len(feature) == 24 and not any(feature[5:]) for feature in device.features)
    return [feature[: 2 + feature[1]].hex(" ") for feature in device.features]


def test_a_keyboard_becomes_a_hid_reader_and_back(capsys: pytest.CaptureFixture[str]) -> None:
    reader = MagTek("keyboard")
    with Recorded(reader) as device:
        node = device.hidraw
        code, said = call(capsys, "hid")
        assert code == 0, said
        assert f"{node} is a MagTek (Mag-Tek USB Swipe Reader) in keyboard mode" in said
        assert "in hid mode. In kiosk.toml" in said
        assert commands(device)[:4] == ["00 01 10", "01 02 10 00", "00 01 10", "02 00"]
        device.settle()
        with Hidraw(device.hidraw) as back:
            assert back.identity.product == 0x0002
        code, said = call(capsys, "keyboard", device.hidraw)
        assert code == 0, said
        assert reader.properties == MagTek("keyboard").properties


def test_showing_and_asking_for_what_is_so_change_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with Recorded(MagTek()) as device:
        for mode in ("show", "hid"):
            code, said = call(capsys, mode, device.hidraw)
            assert (code, "in hid mode" in said) == (0, True)
        assert commands(device) == ["00 01 10"] * 2


def test_a_reader_in_use_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    with Recorded(MagTek()) as device, Hidraw(device.hidraw):
        code, said = call(capsys, "keyboard")
        assert (code, "stop that first" in said) == (1, True)
        assert device.features == []


def test_a_reader_that_does_not_come_back_is_told_with_what_to_do(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(magtek_mode, "_COMING_BACK", 2.0)
    reader = StubbornMagTek()
    with Recorded(reader) as device:
        code, said = call(capsys, "keyboard", device.hidraw)
        assert (code, "plug it in again" in said) == (1, True)
        code, said = call(capsys, "show", device.hidraw)
        assert (code, "in hid mode.\nIt is set to keyboard mode" in said) == (0, True)
        reader.stubborn = False
        code, said = call(capsys, "keyboard", device.hidraw)
        assert (code, "in keyboard mode. In kiosk.toml" in said) == (0, True), said


def test_two_readers_must_be_told_apart_and_none_be_plugged_in(capsys: pytest.CaptureFixture[str]) -> None:
    code, said = call(capsys, "show")
    assert (code, "no MagTek is found" in said) == (1, True)
    with Recorded(MagTek()) as one, Recorded(MagTek()) as other:
        nodes = sorted((one.hidraw, other.hidraw))
        code, said = call(capsys, "show")
        assert (code, f"name one of {', '.join(nodes)}" in said) == (1, True)


def test_what_is_no_magtek_gets_no_command(capsys: pytest.CaptureFixture[str]) -> None:
    with (
        Recorded(msr605x(known.MSR605X_FEATURE)) as clone,
        Recorded(Silent(known.MOUSE, (0x1234, 1))) as mouse,
    ):
        for device in (clone, mouse):
            code, said = call(capsys, "hid", device.hidraw)
            assert (code, "is no MagTek" in said) == (1, True)
            assert device.features == []
    code, said = call(capsys, "hid", "/dev/hidraw99")
    assert (code, "there is no such device" in said) == (1, True)


def test_a_refused_command_is_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    reader = MagTek()
    with Recorded(reader) as device:
        reader.properties = {}
        code, said = call(capsys, "show", device.hidraw)
        assert (code, "the reader says: it does not know the parameter" in said) == (1, True)
