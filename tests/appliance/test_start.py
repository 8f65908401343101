"""What the kiosk makes of the appliance's start; the kiosk itself as a process of its own."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hw.service.strict_toml import ConfigError
from kiosk import config
from kiosk.appliance.faults import Fault, write_faults
from kiosk.appliance.start import faults_of, is_appliance, present_warnings, told

ROOT = Path(__file__).parents[2]
CLOCK = Fault(code="clock-unknown", words="no network time yet", severity="warn")
LOW = Fault(code="storage-low", words="4 % free", severity="warn")
FULL = Fault(code="storage-full", words="0 % free")


def test_warnings_are_what_is_wrong_now(tmp_path: Path) -> None:
    write_faults(tmp_path / "faults.json", [CLOCK, FULL, LOW])

    assert present_warnings(tmp_path / "faults.json", tmp_path / "synchronized") == (CLOCK, LOW)
    (tmp_path / "synchronized").touch()
    assert present_warnings(tmp_path / "faults.json", tmp_path / "synchronized") == (LOW,)
    assert present_warnings(tmp_path / "none.json") == ()


def test_what_the_storage_step_found_is_told_too(tmp_path: Path) -> None:
    storage = tmp_path / "storage.json"
    write_faults(tmp_path / "faults.json", [CLOCK])
    write_faults(storage, [FULL, LOW])

    assert told(tmp_path / "faults.json", [storage]) == (CLOCK, FULL, LOW)
    assert present_warnings(tmp_path / "faults.json", tmp_path / "none", [storage]) == (CLOCK, LOW)
    assert told(tmp_path / "none.json", [storage]) == (FULL, LOW)


def test_an_appliance_is_where_its_services_leave_what_they_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    assert is_appliance(tmp_path / "faults.json")
    assert not is_appliance(tmp_path / "none" / "faults.json")
    monkeypatch.setenv("NOTIFY_SOCKET", "/run/systemd/notify")
    assert is_appliance(tmp_path / "none" / "faults.json")


def test_settings_that_cannot_be_read_become_faults_with_their_lines(tmp_path: Path) -> None:
    wrong = tmp_path / "kiosk.toml"
    wrong.write_text("[panel]\nrotation = 45\ndpi = 1\n", encoding="utf-8")
    with pytest.raises(ConfigError) as found:
        config.load(wrong)
    faults = faults_of(found.value)

    assert {(fault.code, fault.file, fault.severity) for fault in faults} == {
        ("settings-wrong", "kiosk.toml", "stop")
    }
    assert {2, 3} <= {fault.line for fault in faults}
    assert any("rotation is 45" in fault.words for fault in faults)

    with pytest.raises(ConfigError) as missing:
        config.load(tmp_path / "none.toml")
    assert [fault.code for fault in faults_of(missing.value)] == ["settings-missing"]


@contextmanager
def kiosk(tmp_path: Path, settings: Path, restart: Path) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    """Run the kiosk as the service manager does, until it has told that its first frame is shown."""
    told: list[str] = []
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(tmp_path / "notify"))
        manager.settimeout(60)
        words = ["--config", settings, "--faults", tmp_path / "run" / "faults.json", "--restart", restart]
        environment = {"SDL_VIDEODRIVER": "offscreen", "NOTIFY_SOCKET": str(tmp_path / "notify")}
        with subprocess.Popen(
            [sys.executable, "-m", "kiosk", *map(str, words)],
            env={**os.environ, **environment},
            stderr=subprocess.PIPE,
            text=True,
        ) as process:
            try:
                told.append(manager.recv(200).decode())
                yield process, told
            finally:
                process.kill()


def test_faulty_settings_are_shown_and_do_not_end_the_kiosk(tmp_path: Path) -> None:
    """A kiosk that ended would be started anew for ever, before a black screen."""
    (tmp_path / "run").mkdir()
    wrong = tmp_path / "kiosk.toml"
    wrong.write_text("[terminal\n", encoding="utf-8")

    with kiosk(tmp_path, wrong, tmp_path / "restart") as (process, told):
        assert told == ["READY=1"], "the first frame is shown"
        assert process.poll() is None
        process.terminate()
        _, said = process.communicate(timeout=30)

    assert process.returncode == 0
    assert f"{wrong}:1: not TOML" in said
    assert "Traceback" not in said


def test_a_fault_of_the_start_is_shown_although_the_settings_are_good(tmp_path: Path) -> None:
    good = tmp_path / "kiosk.toml"
    shutil.copy(ROOT / "kiosk.example.toml", good)
    write_faults(tmp_path / "run" / "faults.json", [FULL])

    with kiosk(tmp_path, good, tmp_path / "restart") as (process, told):
        assert told == ["READY=1"]
        assert not (tmp_path / "ledger").exists()
        process.terminate()
        _, said = process.communicate(timeout=30)

    assert process.returncode == 0
    assert "Traceback" not in said
