"""The extract of the journal: what journalctl tells, without personal data, for the kiosk's group."""

import stat
from pathlib import Path

import pytest

from kiosk.appliance.logs import LINES, main

TOLD = (
    "2026-11-27T10:42:13+00:00 python3[12]: person 320000-10003\n2026-11-27T10:42:14+00:00 kernel: usb 1-1\n"
)


def test_it_asks_the_journal_and_writes_what_may_be_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journalctl = tmp_path / "journalctl"
    journalctl.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/asked\ncat <<E\n{TOLD}E\n')
    journalctl.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    out = tmp_path / "log.txt"
    assert main(["--out", str(out)]) == 0
    assert out.read_text() == TOLD.replace("320000-10003", "•••")
    assert stat.S_IMODE(out.stat().st_mode) == 0o640
    asked = (tmp_path / "asked").read_text().split()
    assert {"--boot", "--no-hostname", f"--lines={LINES}"} <= {*asked}
