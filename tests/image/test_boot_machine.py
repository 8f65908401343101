"""QEMU's command lines, the finger, the inspection unit and its shell."""

import base64
import gzip
import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from image.boot_test import inspection, qemu, touch
from image.boot_test.shell import Shell, ShellError, answer, script

ROOT = Path(__file__).parents[2]
FILES = {"kernel": Path("/k"), "initrd": Path("/i"), "dtb": Path("/d")}
ENDS = {"qmp": 3, "inspect": 4, "line": 5}


def setup(**more: object) -> qemu.Setup:
    return qemu.Setup(FILES, "root=x", Path("/card"), Path("/out"), **more)  # type: ignore[arg-type]


def test_a_guest_reaches_what_it_is_led_to_and_nothing_else() -> None:
    words = qemu.virt(setup(ports={qemu.TERMINAL: 4001}), ENDS)

    (net,) = [word for word in words if word.startswith("user,")]
    assert "restrict=on" in net
    assert "guestfwd=tcp:10.0.2.100:8443-cmd:busybox nc 127.0.0.1 4001" in net


def test_without_a_network_there_is_none() -> None:
    for words in (qemu.virt(setup(ports=None), ENDS), qemu.raspi3b(setup(), ENDS)):
        assert words[words.index("-nic") + 1] == "none"


def test_screen_and_reader_can_be_left_out() -> None:
    full, bare = (" ".join(qemu.virt(one, ENDS)) for one in (setup(), setup(screen=None, reader="none")))

    assert "virtio-gpu-pci,id=screen,xres=1280,yres=800" in full
    assert "usb-kbd,id=keyboard,bus=usb.0,port=2,pcap=/out/keyboard.pcap" in full
    assert "gpu" not in bare
    assert "usb-kbd" not in bare


def test_a_pi_has_its_own_tree_and_its_shell_on_its_second_line() -> None:
    words = qemu.raspi3b(setup(), ENDS)

    assert words[words.index("-dtb") + 1] == "/d"
    assert [words[at + 1] for at, word in enumerate(words) if word == "-serial"] == [
        "chardev:console",
        "chardev:inspect",
    ]


def test_a_clock_can_be_wrong_from_the_start() -> None:
    words = qemu.virt(setup(clock="1970-01-01T00:00:10"), ENDS)

    assert words[words.index("-rtc") + 1] == "base=1970-01-01T00:00:10"


def test_the_corners_of_the_glass_are_the_ends_of_its_axes() -> None:
    def at(x: float, y: float) -> list[int]:
        events = [event["data"] for event in touch.down(x, y, (1280, 800), 7)]
        assert [one["tracking-id"] for one in events[:3]] == [7] * 3
        return [one["value"] for one in events if one.get("type") == "data"]

    assert at(0, 0) == [0, 0]
    assert at(1279, 799) == [0x7FFF, 0x7FFF]
    assert at(639.5, 399.5) == [0x4000, 0x4000]


def test_a_finger_that_goes_is_nobodys() -> None:
    gone, contact = touch.up()

    assert gone["data"]["tracking-id"] == -1
    assert contact["data"] == {"button": "touch", "down": False}


@pytest.mark.parametrize("place", [(-1, 0), (0, -1), (1280, 0), (0, 800)])
def test_a_place_beside_the_glass_is_refused(place: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="is not on a screen"):
        touch.down(*place, (1280, 800), 1)


@pytest.mark.parametrize("tty", ["", "/dev/ttyS1"])
def test_the_unit_goes_on_the_command_line_as_it_is(tty: str) -> None:
    credential, wants, *patience = inspection.words(tty)

    name, text = credential.split(":", 1)
    assert name == "systemd.set_credential_binary=systemd.extra-unit.inspection.service"
    assert base64.b64decode(text, validate=True).decode() == inspection.unit(tty)
    assert wants == "systemd.wants=inspection.service"
    assert " " not in credential
    assert len(" ".join(inspection.words(tty))) < 1600  # the kernel takes 2048 in all
    for name, word in zip(inspection.WATCHED, patience, strict=True):
        given, text = word.split(":", 1)
        assert given == f"systemd.set_credential_binary=systemd.unit-dropin.{name}.service"
        assert base64.b64decode(text, validate=True).decode() == "[Service]\nWatchdogSec=300\n"
        assert (ROOT / f"systemd/system/{name}.service").is_file()


def test_the_unit_is_one_that_systemd_understands(tmp_path: Path) -> None:
    for at, tty in enumerate(("", "/dev/ttyS1")):
        unit = tmp_path / f"{at}.service"
        unit.write_text(inspection.unit(tty))
        done = subprocess.run(
            ["systemd-analyze", "verify", unit], capture_output=True, text=True, check=False
        )
        assert done.stderr == ""
        assert done.returncode == 0


def test_the_units_script_is_one_that_sh_understands(tmp_path: Path) -> None:
    for tty in ("", "/dev/ttyS1"):
        line = next(line for line in inspection.unit(tty).splitlines() if line.startswith("ExecStart="))
        text = line.split("'")[1].replace("$$", "$").replace("%%", "%")
        subprocess.run(["dash", "-n", "-c", text], check=True)
        assert ("p=${p%/name}" in text) == (not tty)


@pytest.fixture
def shell() -> Iterator[Shell]:
    ours, theirs = socket.socketpair()
    end = theirs.fileno()
    with subprocess.Popen(["sh"], stdin=end, stdout=end, stderr=end) as process:
        theirs.close()
        yield Shell(ours)
        ours.close()
        process.wait(10)


def test_a_command_gives_its_output_and_code(shell: Shell) -> None:
    shell.wait(10)
    done = shell.run("echo out; echo err >&2; exit 3")

    assert (done.code, done.text) == (3, "out\nerr\n")
    assert shell.must("printf '\\000\\377'; printf ā") == "\0\ufffdā"
    assert shell.run("printf '\\000\\377'").raw == b"\0\xff"


def test_long_commands_and_answers_come_whole(shell: Shell) -> None:
    text = "ā'\"$x`\\" * 2000

    assert shell.must(f"cat <<'END'\n{text}\nEND") == f"{text}\n"


def test_a_command_does_not_read_what_comes_after_it(shell: Shell) -> None:
    assert shell.must("cat; echo read") == "read\n"
    assert shell.must("echo next") == "next\n"


def test_a_failure_that_must_not_be_is_told(shell: Shell) -> None:
    with pytest.raises(ShellError, match=r"ends with 1: oh no"):
        shell.must("echo oh no; false")


def test_no_answer_is_told_and_a_late_one_is_not_taken_for_another(shell: Shell) -> None:
    with pytest.raises(ShellError, match="no answer within"):
        shell.run("sleep 1; echo late", 0.2)

    assert shell.must("echo next", 10) == "next\n"


def test_a_guest_that_is_gone_is_told() -> None:
    ours, theirs = socket.socketpair()
    threading.Timer(0.1, theirs.close).start()
    with pytest.raises(ShellError, match="gone"):
        Shell(ours).run("true", 5)


def test_an_answer_comes_through_an_echo_and_returns() -> None:
    sent = script("echo hi", "ab12")
    said = base64.encodebytes(gzip.compress(b"hi\n"))
    echoed = sent + b"ab12:BEGIN\n" + said + b"ab12:0\nab12:END\n"

    assert answer(echoed, "ab12").text == "hi\n"
    for damaged in (said[:9], b"!" + said, b"aGkK\n"):
        with pytest.raises(ShellError, match="damaged"):
            answer(b"ab12:BEGIN\n" + damaged + b"ab12:0\nab12:END\n", "ab12")
