"""`python -m hw practice --config FILE`: the reader service of training mode, whose cards come on stdin.

It decodes, judges and seals as the reader service does, and serves the same interface; but it opens no
device, so that no card of a person can get into it.
"""

import argparse
import logging
import sys
import threading
from collections.abc import Iterable
from pathlib import Path

from hw.reader.practice import PracticeDriver
from hw.reader.reading import Reading
from hw.service.peers import Allowed
from hw.service.reader_config import load
from hw.service.reader_interface import INTERFACE, ReaderInterface
from hw.service.reader_station import Station
from hw.service.server import Server


def main(arguments: list[str]) -> int:
    """Serve until the end of the input; each of its lines is the track 2 of a card that is swiped."""
    parser = argparse.ArgumentParser(prog="python -m hw practice")
    parser.add_argument(
        "--config", type=Path, required=True, help="the reader's, the cards' and the key's tables"
    )
    config = load(parser.parse_args(arguments).config)
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    driver = PracticeDriver()
    station = Station(driver, Reading(config.rules, config.seal), (), config.reader.arm_seconds)
    with Server(Path(config.reader.socket), INTERFACE, ReaderInterface(station), Allowed.own_user()):
        threading.Thread(target=_obey, args=(driver, sys.stdin), daemon=True).start()
        station.run()
        station.events.close()
    return 0


def _obey(driver: PracticeDriver, lines: Iterable[str]) -> None:
    for line in lines:
        driver.swipe(line.strip())
    driver.close()
