"""The guest's own plumbing on the host: no QEMU stays behind, and what is missing is named."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hw.reader.rig import wait_until
from tests.kernel.kernel_image import NoKernelError, kernel_image
from tests.kernel.machine import PROJECT, machine

_BOOT_AND_WAIT = """
import sys
from tests.kernel.kernel_image import kernel_image
from tests.kernel.machine import machine
with machine(kernel_image(), ["--version"]) as guest:
    print(guest.process.pid, flush=True)
    sys.stdin.read()
"""


def is_running(process: int) -> bool:
    state = Path(f"/proc/{process}/stat")
    return state.exists() and state.read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"


def test_a_guest_that_is_left_is_gone() -> None:
    with machine(kernel_image(), ["--version"]) as guest:
        assert guest.qmp("query-status")["running"]
        process = guest.process.pid
        assert is_running(process)
        assert guest.wait(0.1) is None
    assert not is_running(process)


def test_a_guest_goes_with_the_process_that_booted_it(tmp_path: Path) -> None:
    environment = {**os.environ, "TMPDIR": str(tmp_path)}  # what it cannot clear away stays here
    command = [sys.executable, "-c", _BOOT_AND_WAIT]
    with subprocess.Popen(
        command, cwd=PROJECT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as booting:
        assert booting.stdout
        process = int(booting.stdout.readline())
        assert is_running(process)
        os.kill(booting.pid, signal.SIGKILL)
        wait_until(lambda: not is_running(process))


def test_a_kernel_that_cannot_be_fetched_is_an_error_that_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing = tmp_path / "apt.conf"
    nothing.write_text(
        f'Dir::Etc::sourcelist "{tmp_path}/none"; Dir::Etc::sourceparts "{tmp_path}/none.d";\n'
        f'Dir::State::lists "{tmp_path}/lists"; Dir::Cache "{tmp_path}/cache";\n',
        encoding="utf-8",
    )
    monkeypatch.setenv("APT_CONFIG", str(nothing))
    with pytest.raises(NoKernelError, match=r"no kernel can be fetched|apt knows no kernel"):
        kernel_image(tmp_path / "kernels")
    left = [path.name for path in (tmp_path / "kernels").iterdir()]
    assert left == ["lock"], "nothing half-fetched stays in the cache"


def test_without_qemu_the_guest_is_an_error_that_names_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    image = kernel_image()
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(NoKernelError, match="install qemu-system-x86"), machine(image, ["--version"]):
        pass
