"""`python -m hw shape`: shows a technician what an unknown card looks like, and proposes a rule for it."""

import argparse
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from hw.reader.decode.issuer import Rule, compiled
from hw.reader.decode.portrait import Portrait, TrackPortrait, portrait
from hw.reader.decode.proposal import proposal
from hw.reader.driver import Driver, DriverEvent, Offline, Online, RawSwipe
from hw.reader.memory import keep_private
from hw.service.connection import ServiceGoneError
from hw.service.reader_client import ReaderClient
from hw.service.reader_main import driver_for
from hw.service.reader_messages import OfflineReason
from hw.service.settings import CardRule, ReaderSettings
from hw.service.strict_toml import ConfigError, load_tables

_STOP = "stop it first: sudo systemctl stop polise-reader (and start it again afterwards)"
_OFFLINE: dict[OfflineReason, str] = {
    "unplugged": "no reader is plugged in",
    "no-permission": "the reader may not be opened: run this command as the service's user or with sudo",
    "busy": f"another process holds the reader; if it is the reader service, {_STOP}",
    "no-answer": "the device does not answer: is its power supply plugged in, is it a reader at all?",
    "not-a-reader": "this keyboard is not known as a reader: teach it first, with python -m hw teach",
    "encrypted": "the reader encrypts what it reads: no card has a shape here",
    "hung-up": "the reader went away",
}
_Driver = Literal["serial", "hid", "wedge"]
_DRIVERS: tuple[tuple[str, _Driver], ...] = (("/dev/hidraw", "hid"), ("/dev/input/", "wedge"))


class ShapeFile(Struct, frozen=True, kw_only=True):
    """The tables of kiosk.toml that are looked at."""

    reader: ReaderSettings = ReaderSettings()
    card: tuple[CardRule, ...] = ()


def main(arguments: list[str]) -> int:
    """Show one card's shape; 0 when it is shown, 1 when none could be read, 2 for a bad configuration."""
    parser = argparse.ArgumentParser(prog="python -m hw shape")
    parser.add_argument("--config", type=Path, help="kiosk.toml")
    parser.add_argument(
        "--device", default="", help="the reader's device node, in place of the configured one"
    )
    parser.add_argument("--seconds", type=float, default=60, help="how long a swipe is waited for")
    options = parser.parse_args(arguments)
    keep_private()
    try:
        file = load_tables(options.config, ShapeFile) if options.config else ShapeFile()
    except ConfigError as error:
        _say(str(error))
        return 2
    if _is_served(file.reader):
        _say(f"the reader service is running and holds the reader; {_STOP}")
        return 1
    driver = driver_for(_with_device(file.reader, options.device))
    return _show(driver, tuple(map(compiled, file.card)), options.seconds)


def _with_device(settings: ReaderSettings, device: str) -> ReaderSettings:
    """Give the settings with another device, and the driver that goes with its name."""
    if not device:
        return settings
    driver: _Driver = next((name for start, name in _DRIVERS if device.startswith(start)), "serial")
    return msgspec.structs.replace(settings, driver=driver, device=device)


def _is_served(settings: ReaderSettings) -> bool:
    try:
        ReaderClient(settings.socket).info()
    except ServiceGoneError:
        return False
    return True


def _show(driver: Driver, rules: Sequence[Rule], seconds: float) -> int:
    """Wait for a swipe and show it."""
    timer = threading.Timer(seconds, driver.close)
    timer.start()
    try:
        for event in driver.events():
            if isinstance(event, RawSwipe):
                print("\n".join(_lines(portrait(event, rules))))  # noqa: T201 - the command line's answer
                return 0
            _follow(driver, event)
    finally:
        timer.cancel()
        driver.close()
    _say("no card was swiped")
    return 1


def _follow(driver: Driver, event: DriverEvent) -> None:
    if isinstance(event, Online):
        _say(f"{event.model} ({driver.name}): swipe the card")
        driver.arm()
    elif isinstance(event, Offline):
        _say(_OFFLINE.get(event.reason, event.reason))


def _lines(card: Portrait) -> Iterator[str]:
    if card.payment:
        yield "payment card, forgotten"
        return
    yield from map(_line, card.tracks)
    rule = proposal(card)
    if card.issuers:
        yield f"a rule of the configuration takes it already: {', '.join(card.issuers)}"
    elif rule:
        yield f"\nA rule for it, to be completed:\n\n{rule}"
    else:
        yield "no track has a number that a rule could name"


def _line(track: TrackPortrait) -> str:
    shape = track.shape.replace(" ", "␣")
    return f"track {track.number}: {track.status:10} {len(track.shape):3}  {shape}".rstrip()


def _say(words: str) -> None:
    print(words, file=sys.stderr)  # noqa: T201 - the command line's words
