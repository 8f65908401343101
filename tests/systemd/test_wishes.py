"""What the kiosk wishes for and what the units wait for are the same files, and so are the answers."""

import shlex
import subprocess
from pathlib import Path

import pytest

from kiosk import config
from kiosk.appliance.start import RESTART
from kiosk.bootstrap import _technician
from kiosk.maintenance.wish import Wish
from tests.systemd.units import SYSTEMD, settings
from tests.unit.test_config import EXAMPLE


def wishes() -> dict[str, Wish]:
    technician = _technician(config.load(EXAMPLE), EXAMPLE, RESTART)
    assert technician.restart == RESTART
    assert technician.logs
    assert technician.export
    return {"polise-logs": technician.logs, "polise-export": technician.export}


@pytest.mark.parametrize("unit", ["polise-logs", "polise-export"])
def test_a_wish_wakes_its_unit_and_the_answer_is_where_it_is_looked_for(unit: str) -> None:
    wish, service = wishes()[unit], settings(f"{unit}.service")
    assert settings(f"{unit}.path")["PathChanged"] == [str(wish.wanted)]
    assert wish.wanted.parent == Path("/run") / settings("polise-kiosk.service")["RuntimeDirectory"][0]
    assert wish.answer.parent == Path("/run") / service["RuntimeDirectory"][0]
    assert service["RuntimeDirectoryPreserve"] == ["yes"]
    assert f"enable {unit}.path" in (SYSTEMD / "preset/00-polise.preset").read_text().splitlines()


def test_the_journal_s_extract_is_for_the_kiosk_s_group_and_by_no_one_who_may_more() -> None:
    said = settings("polise-logs.service")
    assert (said["User"], said["Group"]) == (["polise-logs"], ["polise-kiosk"])
    assert said["SupplementaryGroups"] == ["systemd-journal"]
    assert said["CapabilityBoundingSet"] == [""]
    assert said["RuntimeDirectoryMode"] == ["0750"]


@pytest.mark.parametrize(("subset", "code"), [(None, 0), ("pid", 1)])
def test_journalctl_knows_the_boot_by_the_proc_that_the_unit_leaves_it(subset: str | None, code: int) -> None:
    if subset is None:
        (subset,) = settings("polise-logs.service").get("ProcSubset", ["all"])
    options = [] if subset == "all" else ["-o", f"subset={subset}"]
    mount = shlex.join(["mount", "-t", "proc", *options, "proc", "/proc"])
    script = f"{mount} && exec journalctl --boot --quiet --lines=1"
    asked = subprocess.run(["unshare", "-mp", "--fork", "sh", "-c", script], capture_output=True, check=False)
    assert asked.returncode == code, asked.stderr


def test_a_stick_is_mounted_for_the_export_alone() -> None:
    said = settings("polise-export.service")
    assert said["PrivateMounts"] == ["yes"]
    assert said["CapabilityBoundingSet"] == ["CAP_SYS_ADMIN"]
    assert (said["DevicePolicy"], said["DeviceAllow"]) == (["closed"], ["block-sd rw"])


def test_without_an_appliance_nothing_is_wished_for() -> None:
    technician = _technician(config.load(EXAMPLE), EXAMPLE, None)
    assert (technician.restart, technician.logs, technician.export) == (None, None, None)
