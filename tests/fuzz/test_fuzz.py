"""A short pass of the fuzzer, and that it finds what it is there to find."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz.mutation import case_of, untouched
from tests.hw.reader.corpus.counting import verdict
from tests.hw.reader.corpus.swipes import TRANSPORTS, Transport


def fuzzed(runs: int, findings: Path) -> "subprocess.CompletedProcess[str]":
    command = [
        sys.executable,
        "-m",
        "tests.fuzz",
        "--runs",
        str(runs),
        "--seed",
        "1",
        "--findings",
        str(findings),
    ]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_no_mutation_of_a_swipe_gives_another_cards_number(tmp_path: Path) -> None:
    done = fuzzed(20_000, tmp_path)
    assert done.returncode == 0, done.stderr
    assert "20000 inputs" in done.stdout.splitlines()[-1]
    assert " 0 wrong" in done.stdout.splitlines()[-1]
    assert list(tmp_path.iterdir()) == []


def test_a_finding_is_told_and_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run against a decoder that takes no account of what the transport knows, as a broken one would."""
    broken = tmp_path / "sitecustomize.py"
    broken.write_text(
        "import hw.reader.decode.track as track\n"
        "real = track.status_of\n"
        "track.status_of = lambda number, raw, layouts=track.LAYOUTS: (\n"
        "    'OK' if real(number, raw, layouts) == 'LRC' and raw.has_lrc else real(number, raw, layouts))\n"
    )
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}:{Path(__file__).parents[2]}")
    done = fuzzed(8_000, tmp_path / "findings")
    assert done.returncode == 1
    assert "FindingError" in done.stderr
    assert [path for path in (tmp_path / "findings").iterdir() if "-crash-" in path.name]


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_an_input_without_mutations_is_the_swipe_itself(transport: Transport) -> None:
    for first in range(256):
        case = case_of(bytes((first,)), transport)
        assert untouched(case)
        assert case.outcomes() == [case.swipe.outcome]
        assert verdict(case, case.outcomes()) == "right"
    assert case_of(b"\0\0\xff", transport).outcomes() == ["unreadable"]
    assert not untouched(case_of(b"\0\0\0\0\0\0", transport))
