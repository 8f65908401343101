"""`python -m hw emulate reader --link PATH [--cards FILE]`: the emulated reader, told what to do on stdin."""

import argparse
import json
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from hw.emulator.cards import SAMPLES, load
from hw.emulator.reader import EmulatedReader

Answer = dict[str, object]


def main(arguments: list[str]) -> int:
    """Run until `quit`, the end of the input or SIGTERM; answers are JSON lines on stdout.

    Commands: `swipe NAME`, `unplug`, `plug`, `power on`, `power off`, `lamp`, `cards`, `quit`.
    """
    options = _options(arguments)
    cards = load(options.cards) if options.cards else SAMPLES
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with EmulatedReader(options.link, cards, fragment=options.fragment, pause=options.pause) as reader:
        _say({"ok": True, "command": "ready", "link": str(options.link), "cards": sorted(reader.cards)})
        for line in sys.stdin:
            if line.strip() == "quit":
                break
            if line.strip():
                _say(answer(reader, line))
    return 0


def answer(reader: EmulatedReader, line: str) -> Answer:
    """Carry out one command and give its answer."""
    command, _, argument = line.strip().partition(" ")
    if command not in _COMMANDS:
        return {"ok": False, "command": command, "error": "unknown-command", "commands": sorted(_COMMANDS)}
    return {"command": command} | _COMMANDS[command](reader, argument.strip())


def _swipe(reader: EmulatedReader, name: str) -> Answer:
    if name not in reader.cards:
        return {"ok": False, "card": name, "error": "unknown-card", "cards": sorted(reader.cards)}
    if not reader.plugged:
        return {"ok": False, "card": name, "lost": "unplugged"}
    read = reader.swipe(name)
    return {"ok": True, "card": name} if read else {"ok": False, "card": name, "lost": _why_lost(reader)}


def _why_lost(reader: EmulatedReader) -> str:
    return "not-armed" if reader.device.powered else "no-power"


def _unplug(reader: EmulatedReader, _: str) -> Answer:
    reader.unplug()
    return {"ok": True}


def _plug(reader: EmulatedReader, _: str) -> Answer:
    reader.plug()
    return {"ok": True}


def _power(reader: EmulatedReader, state: str) -> Answer:
    if state not in {"on", "off"}:
        return {"ok": False, "error": "say power on or power off"}
    reader.power(on=state == "on")
    return {"ok": True}


def _lamp(reader: EmulatedReader, _: str) -> Answer:
    record = [{"at": round(at, 4), "lamp": lamp} for at, lamp in reader.lamp_record]
    return {"ok": True, "lamp": reader.device.lamp, "armed": reader.device.armed, "record": record}


def _cards(reader: EmulatedReader, _: str) -> Answer:
    return {"ok": True, "cards": sorted(reader.cards)}


_COMMANDS: dict[str, Callable[[EmulatedReader, str], Answer]] = {
    "swipe": _swipe,
    "unplug": _unplug,
    "plug": _plug,
    "power": _power,
    "lamp": _lamp,
    "cards": _cards,
}


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m hw emulate reader")
    parser.add_argument("--link", type=Path, required=True, help="where the serial port is to be found")
    parser.add_argument("--cards", type=Path, help="JSON: name -> {1, 2, 3: track texts, damage}")
    parser.add_argument("--fragment", type=int, default=0, help="bytes written at once; 0 for all")
    parser.add_argument("--pause", type=float, default=0.0, help="seconds between fragments")
    return parser.parse_args(arguments)


def _say(what: Answer) -> None:
    print(json.dumps(what), flush=True)  # noqa: T201 - the answer to the command
