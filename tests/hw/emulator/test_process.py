"""Each emulated reader as a process: what it announces, commands in, JSON lines out."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from hw.__main__ import main
from hw.emulator.cards import Card
from hw.emulator.catalogue import READERS
from hw.emulator.readers.typing import Typing
from hw.emulator.set_up import Order, UnfitLinkError, standing

COMMAND = [sys.executable, "-m", "hw", "emulate", "reader"]
SETTINGS: dict[str, dict[str, Any]] = {
    "msr605x": {"driver": "hid", "device": "/dev/hidraw0"},
    "magtek": {"driver": "hid", "device": "/dev/hidraw0"},
    "magtek-keyboard": {"driver": "wedge", "device": "/dev/input/event5", "layout": "de", "sends_lrc": False},
    "wedge": {"driver": "wedge", "device": "/dev/input/event5", "layout": "de", "sends_lrc": False},
    "msr605": {"driver": "serial", "device": "/dev/ttyUSB0", "model": "msr605"},
    "msr120": {"driver": "serial", "device": "/dev/ttyUSB0", "model": "msr120"},
}


@contextmanager
def told(*arguments: str) -> Iterator[Any]:
    command = [*COMMAND, *arguments]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:

        def say(line: str) -> dict[str, Any]:
            assert process.stdin
            assert process.stdout
            if line:
                process.stdin.write(line + "\n")
                process.stdin.flush()
            return dict(json.loads(process.stdout.readline()))

        yield say
        process.communicate("quit\n", timeout=20)
        assert process.returncode == 0


@pytest.mark.parametrize("name", READERS)
def test_a_reader_in_the_mocked_kernel_announces_what_its_service_needs(name: str, tmp_path: Path) -> None:
    link = ("--link", str(tmp_path / "tty"))
    with told("--reader", name, "--over", "umockdev", "--typing", '{"layout": "de"}', *link) as say:
        ready = say("")
        assert (ready["reader"], ready["settings"]) == (name, SETTINGS[name])
        assert set(ready["environment"]) == {"LD_PRELOAD", "UMOCKDEV_DIR"}
        node = Path(ready["environment"]["UMOCKDEV_DIR"] + SETTINGS[name]["device"])
        assert node.is_symlink()
        assert say("unplug")["ok"]
        assert not node.is_symlink()
        assert say("swipe good") == {"command": "swipe", "ok": False, "card": "good", "lost": "unplugged"}
        assert say("plug")["ok"]
        assert node.is_symlink()
        always = READERS[name].words.startswith(("MagTek", "the same", "a keyboard"))
        assert say("lamp")["armed"] is always
        assert say("swipe good")["ok"] is always
        assert say("power off")["ok"] is not always
        if not always:
            assert say("swipe good")["lost"] in {"no-power", "not-armed"}


@pytest.mark.parametrize("plugged", [True, False])
def test_the_mocked_kernel_ends_without_a_word_and_leaves_nothing_behind(*, plugged: bool) -> None:
    ran = subprocess.run(
        [*COMMAND, "--reader", "wedge", "--over", "umockdev"],
        input="quit\n" if plugged else "unplug\nquit\n",
        capture_output=True,
        text=True,
        timeout=20,
        check=True,
    )
    assert ran.stderr == ""
    assert not Path(json.loads(ran.stdout.splitlines()[0])["environment"]["UMOCKDEV_DIR"]).exists()


def test_the_readers_are_listed_one_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["emulate", "reader", "--list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(READERS)


@pytest.mark.parametrize(
    "wrong",
    [
        ["--reader", "msr605"],
        ["--reader", "nobody"],
        ["--reader", "wedge", "--typing", '{"layout": "fr"}'],
        ["--reader", "wedge", "--typing", "nonsense"],
    ],
)
def test_a_wrong_call_is_refused(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["emulate", "reader", *wrong])
    assert "error" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("reader", "over"),
    [("msr605", "uhid"), ("wedge", "pty"), ("magtek", "uinput"), ("magtek-keyboard", "uinput")],
)
def test_not_every_reader_hangs_on_everything(
    reader: str, over: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["emulate", "reader", "--reader", reader, "--over", over, "--link", "tty"]) == 2
    assert capsys.readouterr().err.startswith(reader)


def test_a_wedge_that_was_unplugged_in_mid_swipe_says_so() -> None:
    cards = {"pulled": Card(track_2=";8812345678?", damage="unplugged", at=4)}
    with standing(Order("wedge", "umockdev", cards=cards, typing=Typing(terminator="lf"))) as stand:
        assert stand.swipe(stand.cards["pulled"]) == "unplugged"
        assert not stand.plugged
    with pytest.raises(UnfitLinkError), standing(Order("magtek", "uinput")):
        pytest.fail("it stands")
