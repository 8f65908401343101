"""The HID driver on hidraw nodes that umockdev plays: its ioctls, and recorded reports with their faults."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hw.reader.hid import descriptors as known
from tests.hw.reader.hid.test_magtek import report

ROOT = Path(__file__).parents[4]
_DEVICE = "P: /devices/hid/hidraw/hidraw0\nN: hidraw0\nE: SUBSYSTEM=hidraw\nE: DEVNAME=/dev/hidraw0\n"
_TEXT_SIZE = 256


def _ioctls(descriptor: bytes) -> str:
    """Give what the node answers, in umockdev's words."""
    size = len(descriptor).to_bytes(4, "little")
    answers = {
        "HIDIOCGRDESCSIZE 0": size,
        "HIDIOCGRDESC 0": size + descriptor.ljust(4096, b"\0"),
        "HIDIOCGRAWINFO 0": bytes.fromhex("03000000 0108 0200"),
        "HIDIOCGRAWNAME 7": b"MagTek".ljust(_TEXT_SIZE, b"\0"),
        "HIDIOCGRAWPHYS 4": b"usb".ljust(_TEXT_SIZE, b"\0"),
    }
    return "@DEV /dev/hidraw0\n" + "".join(f"{name} {data.hex()}\n" for name, data in answers.items()).upper()


def _script(report: bytes) -> str:
    """Give a report that comes, in umockdev's words."""
    return f"r 100 {''.join(map(_escaped, report))}\n"


def _escaped(byte: int) -> str:
    return f"^{chr(byte + 64)}" if byte < 32 else "^`" if byte == ord("^") else chr(byte)


def hear(folder: Path, descriptor: bytes, came: bytes = b"") -> list[str]:
    """Let the driver hear a node, and give what it said."""
    files = {"device": _DEVICE, "ioctl": _ioctls(descriptor), "script": _script(came)}
    for name, text in files.items():
        (folder / name).write_text(text, encoding="latin-1")
    bed = ["umockdev-run", f"--device={folder}/device", f"--ioctl=/dev/hidraw0={folder}/ioctl"]
    if came:
        bed.append(f"--script=/dev/hidraw0={folder}/script")
    child = [sys.executable, "-m", "tests.hw.reader.hid.hear_child", "/dev/hidraw0", str(int(bool(came)))]
    ran = subprocess.run(
        [*bed, "--", *child], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout.splitlines()


WHOLE = bytes(report({2: ";8812345678?"}))


@pytest.mark.parametrize(
    ("came", "said"), [(WHOLE, "swipe None  ;8812345678? "), (WHOLE[:329], "swipe TRUNCATED")]
)
def test_a_whole_report_is_read_and_a_short_one_fails(tmp_path: Path, came: bytes, said: str) -> None:
    # One report only: umockdev's node is a pseudo-terminal, which would join two that nobody has read yet.
    assert hear(tmp_path, known.MAGTEK, came) == ["Online(model='MagTek')", "Started()", said]


@pytest.mark.parametrize(
    ("descriptor", "reason"),
    [
        (known.MAGNESAFE, "encrypted"),
        (known.MAGTEK_KEYBOARD, "no-answer"),
        (known.MOUSE, "no-answer"),
        (known.MAGTEK[:-1], "no-answer"),
    ],
)
def test_what_is_no_reader_or_of_no_use_says_why(tmp_path: Path, descriptor: bytes, reason: str) -> None:
    assert hear(tmp_path, descriptor) == [f"Offline(reason='{reason}')"]
