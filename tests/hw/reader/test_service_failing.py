"""A reader service that fails while it serves: the failure may quote a card, so nobody hears its words."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.hw.reader.rig import NUMBER, Rig

# The service on a driver that fails with a card's number in its words.
FAILS = """
import builtins, sys
from hw.service import reader_main
from hw.service.strict_toml import ConfigError
from tests.hw.reader.hand import Hand
path, name, number = sys.argv[1:]
def fail():
    raise ConfigError(number, 1, number) if name == "ConfigError" else getattr(builtins, name)(number)
reader_main.driver_for = lambda settings: Hand(fail)
sys.exit(reader_main.main(["--config", path]))
"""


def ran(config: Path, failure: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", FAILS, str(config), failure, NUMBER]
    return subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)


@pytest.mark.parametrize("failure", ["KeyError", "PermissionError", "FileNotFoundError", "ConfigError"])
def test_only_where_it_failed_is_told(rig: Rig, failure: str) -> None:
    ended = ran(rig.config, failure)
    assert ended.returncode == 1
    assert "service: ready" in ended.stderr
    assert f"CRITICAL {failure} at " in ended.stderr
    assert NUMBER not in ended.stdout + ended.stderr
    assert not (rig.folder / "reader.sock").exists()


def test_why_it_cannot_start_is_told_in_words(rig: Rig) -> None:
    rig.write_config(group="no-such-group-here")
    ended = ran(rig.config, "KeyError")
    assert ended.returncode == 1
    assert "the service cannot start: " in ended.stderr
    assert "no-such-group-here" in ended.stderr
