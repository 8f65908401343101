"""The service as a process of its own: its key, its readiness and its end."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests

from kiosk.sandbox.__main__ import main
from kiosk.sandbox.demo import DEMO_PASSWORD, DEMO_USER

SANDBOX = (sys.executable, "-m", "kiosk.sandbox")


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    ready = folder / "url"
    ready.unlink(missing_ok=True)
    command = [*SANDBOX, "serve", "--state", str(folder / "state"), "--ready-file", str(ready), *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            deadline = time.monotonic() + 30
            while not ready.exists():
                assert process.poll() is None, process.stderr and process.stderr.read()
                assert time.monotonic() < deadline
                time.sleep(0.02)
            yield process, ready.read_text().strip()
        finally:
            process.kill()


def session(url: str) -> requests.Response:
    credentials = {"user": DEMO_USER, "password": DEMO_PASSWORD}
    return requests.post(f"{url}/v1/session", json=credentials, timeout=10)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_when_it_says_so_and_stops_cleanly(tmp_path: Path, number: signal.Signals) -> None:
    with serving(tmp_path) as (process, url):
        assert url.startswith("http://127.0.0.1:")
        assert session(url).status_code == 201
        assert requests.post(f"{url}/sandbox/faults", json=[], timeout=10).status_code == 404
        process.send_signal(number)
        _, errors = process.communicate(timeout=20)
        assert (process.returncode, errors) == (0, "")


def test_it_takes_its_options(tmp_path: Path) -> None:
    with serving(tmp_path, "--insurers", "1", "--token-seconds", "3600", "--faults") as (_, url):
        token = session(url).json()["token"]
        header = {"Authorization": f"Bearer {token}"}
        catalogue = requests.get(f"{url}/v1/catalogue", headers=header, timeout=10).json()
        assert [one["id"] for one in catalogue["insurers"]] == ["paraugs"]
        assert requests.get(f"{url}/sandbox/counts", timeout=10).json() == {}


def test_its_public_key_stays_the_same_and_holds_no_private_part(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    printed = []
    for _ in range(2):
        assert main(["key", "--state", str(tmp_path / "state")]) == 0
        printed.append(json.loads(capsys.readouterr().out))
    assert printed[0] == printed[1]
    assert (printed[0]["kty"], printed[0]["crv"]) == ("EC", "P-256")
    assert "d" not in printed[0]


@pytest.mark.parametrize(
    "wrong",
    [
        ["serve"],
        ["serve", "--state", "x", "--insurers", "0"],
        ["serve", "--state", "x", "--zone", "Rīga"],
        ["dance"],
    ],
)
def test_a_wrong_command_line_is_refused(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        main(wrong)
    assert refused.value.code == 2
    assert "usage" in capsys.readouterr().err
