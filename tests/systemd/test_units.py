"""The units: understood by systemd, tightly sandboxed, and waiting for nothing that may not come."""

import re
import subprocess
from pathlib import Path

import pytest

from hw.__main__ import COMMANDS
from tests.systemd.units import SERVICES, SYSTEMD, UNITS, analyze, masked, root_in, settings

MOST_EXPOSED = "25"  # tenths
ROOTS = {
    "polise-clock.service",
    "polise-console.service",
    "polise-export.service",
    "polise-folders.service",
    "polise-settings.service",
    "polise-storage.service",
    "polise-udev.service",
}
"""What only root may do, each once at boot or when a technician asks, and never in touch with a network."""
OURS = sorted(path.name for path in UNITS.iterdir() if path.is_file())
STAYING = ("polise-reader.service", "polise-printer.service", "polise-kiosk.service")


@pytest.mark.parametrize("unit", OURS)
def test_systemd_has_nothing_to_say_against_a_unit(unit: str) -> None:
    verified = analyze("verify", "--man=no", "--recursive-errors=yes", str(UNITS / unit))
    assert (verified.returncode, verified.stdout + verified.stderr) == (0, "")


def test_the_whole_boot_has_no_cycle(tmp_path: Path) -> None:
    root = root_in(tmp_path)
    subprocess.run(["systemctl", f"--root={root}", "preset-all"], check=True, capture_output=True)
    enabled = (root / "etc/systemd/system/multi-user.target.wants").iterdir()
    assert {"polise-kiosk.service", "polise-reader.service"} < {path.name for path in enabled}
    said = analyze("verify", "--man=no", f"--root={root}", "multi-user.target").stderr
    ours = [line for line in said.splitlines() if "cycle" in line or "polise" in line]
    assert [line for line in ours if "is not executable" not in line] == []


def test_a_cycle_would_be_seen(tmp_path: Path) -> None:
    root = root_in(tmp_path)
    settings_unit = root / "usr/lib/systemd/system/polise-settings.service"
    text = settings_unit.read_text()
    settings_unit.write_text(text.replace("[Service]", "After=multi-user.target\n[Service]", 1))
    subprocess.run(["systemctl", f"--root={root}", "preset-all"], check=True, capture_output=True)
    assert "cycle" in analyze("verify", "--man=no", f"--root={root}", "multi-user.target").stderr


@pytest.mark.parametrize("unit", SERVICES)
def test_a_service_is_sandboxed(unit: str) -> None:
    judged = analyze("security", "--offline=true", f"--threshold={MOST_EXPOSED}", "--no-pager", unit)
    assert judged.returncode == 0, judged.stdout
    (exposure,) = re.findall(r"Overall exposure level for \S+ ([0-9.]+)", judged.stdout)
    assert float(exposure) <= float(MOST_EXPOSED) / 10


def test_a_service_without_a_sandbox_would_be_seen(tmp_path: Path) -> None:
    unit = tmp_path / "bare.service"
    unit.write_text("[Service]\nExecStart=/bin/true\n")
    judged = analyze("security", "--offline=true", f"--threshold={MOST_EXPOSED}", "--no-pager", str(unit))
    assert judged.returncode != 0


@pytest.mark.parametrize("unit", SERVICES)
def test_nothing_waits_for_a_network_or_for_the_right_time(unit: str) -> None:
    said = settings(unit)
    for kind in ("Wants", "Requires", "After", "BindsTo", "Requisite"):
        named = " ".join(said[kind]).split()
        assert not {"network-online.target", "network.target", "time-sync.target", "time-set.target"} & {
            *named
        }


def test_every_service_but_roots_has_a_user_of_its_own() -> None:
    users = [settings(unit)["User"] for unit in SERVICES if unit not in ROOTS | {"polise-restart.service"}]
    named = [user for (user,) in users]
    assert all(user.startswith("polise-") for user in named)
    shared = {user for user in named if named.count(user) > 1}
    assert shared == {"polise-firewall"}  # the same firewall, before and after the settings are known
    assert settings("polise-restart.service")["DynamicUser"] == ["yes"]


@pytest.mark.parametrize("unit", sorted(ROOTS))
def test_root_does_its_work_and_ends(unit: str) -> None:
    said = settings(unit)
    assert said["Type"] == ["oneshot"]
    assert "User" not in said
    assert said["CapabilityBoundingSet"] != []


@pytest.mark.parametrize("unit", SERVICES)
def test_every_service_has_what_all_have(unit: str) -> None:
    said = settings(unit)
    assert said["LimitCORE"] == ["0"]
    assert said["NoNewPrivileges"] == ["yes"]
    assert "PYTHONPATH=/usr/lib/polise" in said["Environment"][-1]


def test_no_unit_tries_to_leave_the_sandbox_of_all() -> None:
    (common,) = (UNITS / "polise-.service.d").glob("*.conf")
    fixed = set(re.findall(r"^(\w+)=", common.read_text(), re.MULTILINE)) - {"Environment"}
    for unit in SERVICES:
        assert not fixed & set(re.findall(r"^(\w+)=", (UNITS / unit).read_text(), re.MULTILINE)), unit


@pytest.mark.parametrize("unit", STAYING)
def test_the_three_processes_come_back_for_ever(unit: str) -> None:
    said = settings(unit)
    assert said["Type"] == ["notify"]
    assert said["Restart"] == ["always"]
    assert said["StartLimitIntervalSec"] == ["0"]
    assert 10 <= int(said["WatchdogSec"][0].removesuffix("s")) <= 30


@pytest.mark.parametrize("unit", SERVICES)
def test_every_command_of_hw_exists(unit: str) -> None:
    said = settings(unit)
    lines = " ".join([*said["ExecStart"], *said["ExecStartPre"], *said["ExecStopPost"]])
    assert set(re.findall(r"-m hw (\S+)", lines)) <= COMMANDS.keys()


def test_what_is_enabled_is_ours_or_debians_and_never_masked() -> None:
    (preset,) = (SYSTEMD / "preset").iterdir()
    lines = preset.read_text().splitlines()
    assert lines[-1] == "disable *"
    enabled = {line.removeprefix("enable ") for line in lines[:-1]}
    assert not enabled & {*masked()}
    debians = {f"systemd-{name}.service" for name in ("networkd", "resolved", "timesyncd")}
    with_install = {unit for unit in OURS if "[Install]" in (UNITS / unit).read_text()}
    assert enabled == with_install | debians


def test_nobody_can_log_in() -> None:
    ways = {"getty@.service", "serial-getty@.service", "autovt@.service", "console-getty.service"}
    assert ways | {"systemd-logind.service", "debug-shell.service", "emergency.target"} <= {*masked()}
    assert len(masked()) == len({*masked()})
