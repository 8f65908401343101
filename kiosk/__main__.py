"""The command line: `python -m kiosk [run|demo|check-config FILE|--config FILE]`."""

import gc

gc.disable()  # nothing that the start makes is garbage, so looking for some delays it; see kiosk.ui.garbage

# ruff: noqa: E402  whatever is imported comes after that
import argparse
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from hw.service.strict_toml import ConfigError
from kiosk import bootstrap, config
from kiosk.appliance.start import FAULTS, RESTART
from kiosk.config.settings import DEFAULT_PATH
from kiosk.demo.settings import DEFAULT_READER


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments say and return the exit code; 2 for a faulty configuration or a wrong call."""
    options = _parser().parse_args(arguments)
    _log_to_stderr()
    try:
        match options.command:
            case "run":
                return bootstrap.run(options.reader, roll=options.roll)
            case "demo":
                return bootstrap.demo(options.folder, options.reader, roll=options.roll)
            case "check-config":
                return config.check(options.file)
            case _:
                return bootstrap.appliance(options.config, options.faults, options.restart)
    except ConfigError as error:
        sys.stderr.write(f"{error}\n")
        return config.FAULTY


def _log_to_stderr() -> None:
    handler = logging.StreamHandler()
    # Kivy sets its own logger's level when it is imported, so it is quietened here.
    handler.addFilter(lambda record: record.name != "kivy" or record.levelno >= logging.WARNING)
    logging.basicConfig(
        level=logging.INFO,
        format="%(asctime)s %(name)s %(levelname)s %(message)s",
        handlers=[handler],
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m kiosk", description="The reception kiosk.")
    parser.add_argument("--config", type=Path, default=DEFAULT_PATH, help="the settings file")
    words = "what the appliance's start has found wrong"
    parser.add_argument("--faults", type=Path, default=FAULTS, metavar="FILE", help=words)
    words = "made when the appliance is to start anew"
    parser.add_argument("--restart", type=Path, default=RESTART, metavar="FILE", help=words)
    commands = parser.add_subparsers(dest="command")
    window = commands.add_parser("run", help="the kiosk in a window, on embedded parts")
    show = commands.add_parser("demo", help="two whole visits on the same parts, without display and people")
    show.add_argument("--folder", type=Path, default=bootstrap.DEMO_FOLDER, help="emptied, then written to")
    for command in (window, show):
        words = "which emulated reader; `python -m hw emulate reader --list` names them"
        command.add_argument("--reader", default=DEFAULT_READER, metavar="NAME", help=words)
        command.add_argument("--roll", action="store_true", help="a receipt printer with an 80 mm roll")
    check = commands.add_parser("check-config", help="check a settings file")
    check.add_argument("file", type=Path)
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
