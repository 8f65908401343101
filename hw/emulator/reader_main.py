"""`python -m hw emulate reader [--reader NAME] …`: an emulated reader, told what to do on stdin."""

import argparse
import json
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec

from hw.emulator.cards import SAMPLES, load
from hw.emulator.catalogue import READERS, Serial
from hw.emulator.readers.typing import Typing
from hw.emulator.set_up import OVER, PACE, Order, UnfitLinkError, standing
from hw.emulator.stand import Answer, Stand


def main(arguments: list[str]) -> int:
    """Run until `quit`, the end of the input or SIGTERM; answers are JSON lines on stdout.

    Commands: `swipe NAME`, `unplug`, `plug`, `power on`, `power off`, `lamp`, `cards`, `quit`. The first line
    tells the `settings` that the reader service needs, and the `environment` in which it sees the reader.
    """
    order = _order(arguments)
    if order is None:
        _list()
        return 0
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        with standing(order) as stand:
            _say(_ready(order, stand))
            _obey(stand)
    except UnfitLinkError as error:
        print(error, file=sys.stderr)  # noqa: T201 - the command line's answer
        return 2
    return 0


def answer(stand: Stand, line: str) -> Answer:
    """Carry out one command and give its answer."""
    command, _, argument = line.strip().partition(" ")
    if command not in _COMMANDS:
        return {"ok": False, "command": command, "error": "unknown-command", "commands": sorted(_COMMANDS)}
    return {"command": command} | _COMMANDS[command](stand, argument.strip())


def _ready(order: Order, stand: Stand) -> Answer:
    return {
        "ok": True,
        "command": "ready",
        "reader": order.reader,
        "link": str(order.link),
        "cards": sorted(stand.cards),
        "settings": stand.settings(),
        "environment": dict(stand.environment),
    }


def _obey(stand: Stand) -> None:
    for line in sys.stdin:
        if line.strip() == "quit":
            return
        if line.strip():
            _say(answer(stand, line))


def _swipe(stand: Stand, name: str) -> Answer:
    if name not in stand.cards:
        return {"ok": False, "card": name, "error": "unknown-card", "cards": sorted(stand.cards)}
    if not stand.plugged:
        return {"ok": False, "card": name, "lost": "unplugged"}
    lost = stand.swipe(stand.cards[name])
    return {"ok": False, "card": name, "lost": lost} if lost else {"ok": True, "card": name}


def _unplug(stand: Stand, _: str) -> Answer:
    stand.unplug()
    return {"ok": True}


def _plug(stand: Stand, _: str) -> Answer:
    stand.plug()
    return {"ok": True}


def _power(stand: Stand, state: str) -> Answer:
    if state not in {"on", "off"}:
        return {"ok": False, "error": "say power on or power off"}
    if not stand.power(on=state == "on"):
        return {"ok": False, "error": "it has no power supply of its own"}
    return {"ok": True}


def _lamp(stand: Stand, _: str) -> Answer:
    return {"ok": True, **stand.lamp()}


def _cards(stand: Stand, _: str) -> Answer:
    return {"ok": True, "cards": sorted(stand.cards)}


_COMMANDS: dict[str, Callable[[Stand, str], Answer]] = {
    "swipe": _swipe,
    "unplug": _unplug,
    "plug": _plug,
    "power": _power,
    "lamp": _lamp,
    "cards": _cards,
}


def _order(arguments: list[str]) -> Order | None:
    """Read the command line; None when the readers are to be listed."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.list:
        return None
    if options.link is None and isinstance(READERS[options.reader], Serial):
        parser.error("--link is needed for a serial reader")
    try:
        typing = msgspec.json.decode(options.typing, type=Typing)
    except msgspec.DecodeError as error:
        parser.error(f"--typing: {error}")
    cards = load(options.cards) if options.cards else SAMPLES
    link = options.link or Path()
    pieces = (options.fragment, options.pause, options.pace)
    return Order(options.reader, options.over, link, cards, typing, *pieces)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m hw emulate reader")
    parser.add_argument("--list", action="store_true", help="name the emulated readers")
    parser.add_argument("--reader", choices=READERS, default="msr605", help="which one")
    parser.add_argument("--over", choices=OVER, default="auto", help="what it hangs on")
    parser.add_argument("--link", type=Path, help="where a serial reader's port is to be found")
    parser.add_argument(
        "--cards", type=Path, help="JSON: name -> {1, 2, 3: track texts, damage, at, seconds}"
    )
    parser.add_argument(
        "--typing", default="{}", help='JSON: how it types, as {"layout": "de", "terminator": "lf"}'
    )
    parser.add_argument("--fragment", type=int, default=0, help="bytes written at once; 0 for all")
    parser.add_argument("--pause", type=float, default=0.0, help="seconds between fragments")
    parser.add_argument("--pace", type=float, default=PACE, help="seconds between HID reports")
    return parser


def _list() -> None:
    for name, kind in READERS.items():
        print(f"{name:16} {kind.words}")  # noqa: T201 - the answer


def _say(what: Answer) -> None:
    print(json.dumps(what), flush=True)  # noqa: T201 - the answer to the command
