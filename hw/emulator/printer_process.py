"""Starts and ends the rig's server processes so that none outlives the rig."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path


def start(
    command: Sequence[str], log: Path, *, on_parent_death: str, env: Mapping[str, str]
) -> subprocess.Popen[bytes]:
    """Start a server in a session of its own, which is signalled when this process dies.

    The caller's thread must live as long as the server: the kernel watches the thread that forked.
    """
    with log.open("ab") as out:
        return subprocess.Popen(
            ["setpriv", "--pdeathsig", on_parent_death, *command],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            env={**os.environ, **env},
            start_new_session=True,
        )


def wait_until(condition: Callable[[], bool], what: str, seconds: float = 15) -> None:
    """Return once the condition holds; raise TimeoutError naming `what` otherwise."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what}: not within {seconds:g} s")
        time.sleep(0.01)


def end(process: subprocess.Popen[bytes], first: signal.Signals, seconds: float = 5) -> None:
    """Send the signal, then SIGKILL after `seconds`; take what is left of the session along."""
    if process.poll() is None:
        process.send_signal(first)
        process.send_signal(signal.SIGCONT)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    kill_session(process.pid)


def kill_session(session: int) -> None:
    """Kill every process of a session; its leader may be gone already."""
    for pid in _members(session):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def _members(session: int) -> Iterator[int]:
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        with contextlib.suppress(OSError):
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
            if int(fields[3]) == session:
                yield int(entry.name)
