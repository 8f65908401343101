"""The rig as a process: commands on stdin, answers on stdout, nothing left behind."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hw.emulator.printer_process import wait_until


@pytest.fixture
def emulator(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-m", "hw", "emulate", "printer"]
    folders = ["--folder", str(tmp_path / "rig"), "--out", str(tmp_path / "out")]
    with subprocess.Popen(
        [*command, *folders], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        wait_until((tmp_path / "rig" / "ready.json").exists, "the rig")
        yield process
        if process.poll() is None:
            process.kill()


def tell(process: "subprocess.Popen[str]", command: str) -> dict[str, object]:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{command}\n")
    process.stdin.flush()
    answer: dict[str, object] = json.loads(process.stdout.readline())
    return answer


def servers_of(folder: Path) -> list[str]:
    """List the living processes that work on a folder."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            try:
                line = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            if bytes(folder) in line and b"emulate" not in line:
                found.append(line.decode())
    return found


def test_it_says_where_it_is_and_obeys(emulator: "subprocess.Popen[str]", tmp_path: Path) -> None:
    address = json.loads((tmp_path / "rig" / "ready.json").read_text())
    assert set(address) == {"server", "queue", "uri", "media"}
    for command in ("paper out", "paper in", "off", "on", "slow 1.5", "fault cover-open-error", "cured"):
        assert tell(emulator, command) == {"ok": True, "command": command}
    refused = tell(emulator, "make coffee")
    assert (refused["ok"], refused["error"]) == (False, "no such command: make coffee")
    assert emulator.stdin is not None
    emulator.stdin.write("quit\n")
    emulator.stdin.flush()
    assert emulator.wait(15) == 0
    assert servers_of(tmp_path) == []


@pytest.mark.parametrize("way", ["terminate", "kill", "hang up"])
def test_nothing_outlives_it(emulator: "subprocess.Popen[str]", tmp_path: Path, way: str) -> None:
    assert servers_of(tmp_path)
    match way:
        case "terminate":
            emulator.terminate()
        case "kill":
            emulator.kill()
        case _:
            assert emulator.stdin is not None
            emulator.stdin.close()
    emulator.wait(15)
    wait_until(lambda: servers_of(tmp_path) == [], "the end of cupsd and ippeveprinter")
