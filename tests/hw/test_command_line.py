"""`python -m hw`: what a technician sees who asks, or errs."""

import pytest

from hw.__main__ import COMMANDS, main
from hw.emulator.main import DEVICES


@pytest.mark.parametrize("ask", ["-h", "--help"])
def test_who_asks_gets_a_line_for_each_command(ask: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([ask]) == 0
    said = capsys.readouterr().out.splitlines()
    for name, command in COMMANDS.items():
        (line,) = [row for row in said if row.split(maxsplit=1)[:1] == [name]]
        assert line.split(maxsplit=1)[1] == command.words
    assert max(map(len, said)) <= 100


@pytest.mark.parametrize("wrong", [[], ["prob"]])
def test_who_errs_gets_them_too(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(wrong) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert COMMANDS["probe"].words in said.err
    assert all(word in said.err for word in wrong)


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "emulate"])
def test_every_command_is_there_and_tells_of_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main([name, "--help"])
    assert f"python -m hw {name}" in capsys.readouterr().out


@pytest.mark.parametrize("name", DEVICES)
def test_every_emulated_device_is_there_and_tells_of_itself(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["emulate", "--help"]) == 0
    assert DEVICES[name].words in capsys.readouterr().out
    with pytest.raises(SystemExit, match="0"):
        main(["emulate", name, "--help"])
