"""`python -m hw reader --config FILE`: the reader service as a process."""

import argparse
import logging
import sys
import threading
import traceback
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

from hw.feedback.configured import channels
from hw.feedback.speech import Speech
from hw.reader.discovery.auto import AutoDriver
from hw.reader.driver import Driver
from hw.reader.factory import named_driver
from hw.reader.memory import keep_private
from hw.reader.priority import hurry
from hw.reader.reading import Reading
from hw.service import notify
from hw.service.peers import Allowed
from hw.service.process import at_the_end, tell_on_stderr
from hw.service.reader_config import ReaderConfig, load
from hw.service.reader_interface import INTERFACE, ReaderInterface
from hw.service.reader_station import Station
from hw.service.server import AlreadyServedError, Server
from hw.service.settings import ReaderSettings
from hw.service.strict_toml import ConfigError

log = logging.getLogger("hw.reader")


def main(arguments: list[str]) -> int:
    """Run the service until SIGTERM; 0 at its end, 1 when it cannot serve, 2 for a bad configuration."""
    parser = argparse.ArgumentParser(prog="python -m hw reader")
    parser.add_argument("--config", type=Path, required=True, help="kiosk.toml")
    path = parser.parse_args(arguments).config
    tell_on_stderr()
    sys.excepthook = _tell_without_words
    threading.excepthook = lambda failure: _tell_without_words(
        failure.exc_type, failure.exc_value, failure.exc_traceback
    )
    keep_private()
    hurry()
    with ExitStack() as serving:
        try:
            station = _start(load(path), serving)
        except ConfigError as error:
            print(error, file=sys.stderr)  # noqa: T201 - the command line's answer
            return 2
        except (AlreadyServedError, FileNotFoundError, PermissionError, KeyError) as error:
            # In words, since no card was heard yet. Later failures have none: see `_tell_without_words`.
            log.error("the service cannot start: %s", error)  # noqa: TRY400 - the words say it all
            return 1
        notify.ready()
        station.run()
        notify.stopping()
        station.events.close()
    log.info("service: ended")
    return 0


def driver_for(settings: ReaderSettings) -> Driver:
    """Make the driver that the configuration names; without a device, the one that finds the readers."""
    return named_driver(settings) if settings.device else AutoDriver(settings)


def _start(config: ReaderConfig, serving: ExitStack) -> Station:
    """Make the station and open its socket, which `serving` closes again; hears nothing of the reader yet."""
    settings = config.reader
    driver = driver_for(settings)
    reading = Reading(config.rules, config.seal)
    station = Station(driver, reading, channels(settings), settings.arm_seconds)
    allowed = Allowed.own_user(settings.group)
    serving.enter_context(
        Server(Path(settings.socket), INTERFACE, ReaderInterface(station, Speech(settings.sound)), allowed)
    )
    at_the_end(driver.close)
    log.info("service: ready")
    return station


def _tell_without_words(
    kind: type[BaseException], value: BaseException | None, trace: TracebackType | None
) -> None:
    """Tell of an unforeseen exception where it happened, but not what it says: it might quote a card."""
    del value
    places = " < ".join(f"{at.filename}:{at.lineno}" for at in reversed(traceback.extract_tb(trace)))
    log.critical("%s at %s", kind.__name__, places)
