"""The technician's swipe test on real keyboards: one of them is a reader, and becomes one the kiosk knows."""

import subprocess
import sys
import time
from pathlib import Path

from hw.reader.discovery import taught
from hw.reader.discovery.auto import AutoDriver
from hw.reader.discovery.taught import TaughtKeyboard
from hw.reader.driver import Online
from hw.service.settings import ReaderSettings
from tests.kernel.inside.listening import Listening, Verdict
from tests.kernel.inside.readers import OFFICE, UNKNOWN, UinputKeyboard
from tests.kernel.inside.scenarios import CARD, RIGHT


def test_three_swipes_make_an_unknown_keyboard_a_reader(tmp_path: Path) -> None:
    file, config = tmp_path / "readers.toml", tmp_path / "kiosk.toml"
    config.write_text(f'[reader]\ntaught = "{file}"\n')
    with UinputKeyboard(OFFICE), UinputKeyboard(UNKNOWN, layout="de") as reader:
        command = [sys.executable, "-m", "hw", "teach", "--config", str(config), "--seconds", "20"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as teaching:
            assert teaching.stdout is not None
            assert "3 times" in teaching.stdout.readline()
            assert "Ctrl+C" in teaching.stdout.readline()
            for swipe in range(1, 4):
                reader.swipe(CARD)
                assert teaching.stdout.readline() == f"USB Reader With Keyboard: {swipe} of 3\n"
            said = teaching.stdout.read()
            assert teaching.wait(10) == 0
        assert "layout de" in said
        assert CARD[1:-1] not in said
        assert taught.read(file) == (
            TaughtKeyboard(usb="08ff:0009", layout="de", sends_lrc=False, name="USB Reader With Keyboard"),
        )
        with Listening(AutoDriver(ReaderSettings(taught=str(file)))) as listening:
            assert listening.next(Online).model == "USB Reader With Keyboard"
            time.sleep(0.1)
            reader.swipe(CARD)
            assert listening.next(Verdict) == RIGHT
