"""A command line whose first word chooses what runs, each imported only when it is called."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module


@dataclass(frozen=True, slots=True)
class Command:
    """A command.

    Attributes:
        module: the module whose main(arguments) runs it and gives the exit code.
        words: what it does, in one line.
    """

    module: str
    words: str


def run(program: str, commands: Mapping[str, Command], arguments: list[str]) -> int:
    """Run one command and give its exit code; 2 for a wrong call."""
    name = arguments[0] if arguments else ""
    if name in commands:
        return int(import_module(commands[name].module).main(arguments[1:]))
    if name in {"-h", "--help"}:
        sys.stdout.write(_help(program, commands))
        return 0
    sys.stderr.write((f"there is no command {name}\n\n" if name else "") + _help(program, commands))
    return 2


def _help(program: str, commands: Mapping[str, Command]) -> str:
    width = max(map(len, commands))
    rows = "".join(f"  {name:{width}}  {command.words}\n" for name, command in commands.items())
    return f"usage: {program} COMMAND …\n\n{rows}\nEach command tells more of itself with --help.\n"
