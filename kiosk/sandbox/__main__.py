"""The command line of the terminal service: `serve` runs it, `key` prints its public key."""

import argparse
import sys
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kiosk.config.tables import TimeSettings
from kiosk.sandbox import key
from kiosk.sandbox.core import Options
from kiosk.sandbox.saboteur import Saboteur
from kiosk.sandbox.serve import serve
from kiosk.sandbox.service import build
from kiosk.sandbox.sessions import clock_in


def main(arguments: list[str] | None = None) -> int:
    """Run a command; return the exit code."""
    chosen = _parser().parse_args(arguments)
    if chosen.command == "key":
        sys.stdout.write(key.load(chosen.state).public() + "\n")
        return 0
    times = (chosen.token_seconds, chosen.hold_seconds)
    service = build(Options(chosen.state, chosen.insurers, *times, clock_in(chosen.zone)))
    serve(Saboteur(service) if chosen.faults else service.app, chosen.port, chosen.ready_file)
    service.store.close()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m kiosk.sandbox", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, says in (("serve", "serve on 127.0.0.1"), ("key", "print the public key as a JWK")):
        command = commands.add_parser(name, help=says)
        command.add_argument("--state", type=Path, required=True, help="directory of key and database")
    _add_serving(commands.choices["serve"])
    return parser


def _add_serving(command: argparse.ArgumentParser) -> None:
    defaults = Options(Path())
    command.add_argument("--port", type=int, default=0, help="0 takes a free port")
    command.add_argument("--ready-file", type=Path, help="where to write the base URL when ready")
    command.add_argument("--insurers", type=_positive, help="with how many insurers the clinic works")
    command.add_argument("--token-seconds", type=_positive, default=defaults.token_seconds)
    command.add_argument("--hold-seconds", type=_positive, default=defaults.hold_seconds)
    command.add_argument(
        "--zone", type=_zone, default=_zone(TimeSettings().zone), help="the time zone of the insurers' days"
    )
    command.add_argument("--faults", action="store_true", help="offer /sandbox/faults and /sandbox/counts")


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def _zone(text: str) -> ZoneInfo:
    try:
        return ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise argparse.ArgumentTypeError("must be a time zone of the tz database") from None


if __name__ == "__main__":
    sys.exit(main())
