"""`python -m hw teach`: the technician swipes a card three times, and the kiosk knows one more reader."""

import argparse
from pathlib import Path

import pyudev

from hw.reader.decode.framing import framing_of
from hw.reader.discovery import taught
from hw.reader.discovery.nodes import nodes
from hw.reader.discovery.taught import TaughtKeyboard
from hw.reader.memory import keep_private
from hw.reader.teaching.keyboards import Keyboards, Pupil
from hw.reader.teaching.lesson import SWIPES
from hw.reader.teaching.terminal import unseen
from hw.service.device_tables import device_tables
from hw.service.settings import ReaderSettings
from hw.service.strict_toml import ConfigError

_PATIENCE = 60  # seconds without a key
_AROUND = (
    "If it types something before or after the card, or other characters than % ; ? around its tracks, say "
    "so in kiosk.toml first: prefix, suffix, start_sentinels and end_sentinel in [reader]."
)


def main(arguments: list[str]) -> int:
    """Teach; 0 when a reader was learned, 1 when none was, 2 for a bad configuration."""
    parser = argparse.ArgumentParser(prog="python -m hw teach", description=__doc__)
    parser.add_argument("--config", type=Path, help="kiosk.toml; names the file of taught readers")
    parser.add_argument("--seconds", type=int, default=_PATIENCE, help="how long to wait for a swipe")
    options = parser.parse_args(arguments)
    keep_private()
    try:
        return _teach(device_tables(options.config).reader, options.seconds)
    except ConfigError as error:
        _say(str(error))
        return 2


def _teach(settings: ReaderSettings, seconds: int) -> int:
    plugged = [node for node in nodes(pyudev.Context()) if node.transport == "wedge" and node.types]
    with Keyboards(plugged, framing_of(settings)) as keyboards, unseen():
        if not keyboards.pupils:
            _say("No keyboard can be listened to. Plug the reader in, and call this as root.")
            return 1
        _say(f"Swipe any card {SWIPES} times through the reader. Nothing of the card is shown or kept.")
        _say(f"Ctrl+C does nothing meanwhile: this ends by itself when no key was pressed for {seconds} s.")
        learned = _learned(keyboards, seconds)
    if learned is None:
        _say(f"No reader has typed anything for {seconds} s. If the reader service runs, it may have it.")
        return 1
    return _keep(learned, Path(settings.taught))


def _learned(keyboards: Keyboards, seconds: int) -> Pupil | None:
    for pupil, was_swipe in keyboards.bursts(seconds):
        if was_swipe is False:
            _say(f"{pupil.plugged.name}: no setting makes sense of this swipe. Begin again.")
            _say(_AROUND)
        if was_swipe:
            _say(f"{pupil.plugged.name}: {pupil.lesson.swipes} of {SWIPES}")
        if pupil.lesson.is_learned:
            return pupil
    return None


def _keep(pupil: Pupil, file: Path) -> int:
    setting = pupil.lesson.settings[0]
    keyboard = TaughtKeyboard(
        usb=pupil.plugged.usb, layout=setting.layout, sends_lrc=setting.sends_lrc, name=pupil.plugged.name
    )
    try:
        taught.add(file, keyboard)
    except OSError as error:
        _say(f"{file} cannot be written: {error.strerror}. Nothing was learned.")
        return 1
    lrc = "sends check characters" if setting.sends_lrc else "sends no check characters"
    _say(f"{keyboard.name} ({keyboard.usb}) is a reader: layout {setting.layout}, {lrc}. Written to {file}.")
    _say("The reader service takes it at once; nothing needs to be restarted.")
    return 0


def _say(words: str) -> None:
    print(words, flush=True)  # noqa: T201 - the command line's answer
