"""What goes wrong in a swipe on a serial line: it stands still, loses bytes, is unplugged."""

import os
import select
import threading
import time
from pathlib import Path

import pytest

from hw.emulator.cards import Card, Damage
from hw.emulator.reader import EmulatedReader
from hw.emulator.readers.msr605 import frame

TEXT = ";8812345678=2912?"
WHOLE = frame(Card(track_2=TEXT))


def swiped(folder: Path, card: Card) -> tuple[bytes, float]:
    """Swipe a card; give the bytes that came, and the longest silence between them."""
    with EmulatedReader(folder / "tty") as reader:
        reader.device.receive(b"\x1br")
        port = os.open(folder / "tty", os.O_RDWR | os.O_NOCTTY)
        came, longest = bytearray(), 0.0
        swipe = threading.Thread(target=reader.swipe_card, args=(card,))
        swipe.start()
        last = time.monotonic()
        while select.select([port], [], [], 1.0)[0]:
            data = os.read(port, 256)
            if not data:
                break
            if came:
                longest = max(longest, time.monotonic() - last)
            last = time.monotonic()
            came += data
        swipe.join()
        os.close(port)
        return bytes(came), longest


def test_a_stalled_swipe_comes_in_whole_after_a_silence(tmp_path: Path) -> None:
    came, silence = swiped(tmp_path, Card(track_2=TEXT, damage="stall", at=9, seconds=0.3))
    assert came == WHOLE
    assert 0.25 < silence < 0.9


@pytest.mark.parametrize(
    ("damage", "expected"),
    [
        ("dropped", WHOLE[:9] + WHOLE[17:]),
        ("lost-character", frame(Card(track_2=TEXT[:9] + TEXT[10:]))),
        ("repeated-character", frame(Card(track_2=TEXT[:10] + TEXT[9:]))),
        ("bad-track-2", frame(Card(track_2=TEXT, damage="bad-track-2"))),
        ("", WHOLE),
    ],
)
def test_other_damage(tmp_path: Path, damage: Damage, expected: bytes) -> None:
    assert swiped(tmp_path, Card(track_2=TEXT, damage=damage, at=9))[0] == expected


def test_pulling_the_plug_hangs_up(tmp_path: Path) -> None:
    with EmulatedReader(tmp_path / "tty") as reader:
        reader.device.receive(b"\x1br")
        assert not reader.swipe_card(Card(track_2=TEXT, damage="unplugged", at=9))
        assert not reader.plugged
        assert not (tmp_path / "tty").is_symlink()


def test_a_bad_track_is_marked_in_the_frame_and_in_its_status() -> None:
    assert (
        frame(Card(track_1="%A?", track_2=";1?", damage="bad-track-2"))
        == b"\x1bs\x1b\x01%A?\x1b\x02\x1b*\x1b\x03\x1b+?\x1c\x1b1"
    )
