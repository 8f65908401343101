"""The kiosk's own lamps and sounds: LEDs on GPIO, beepers of the input layer, and the sound card."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pyudev

from hw.feedback.tones import RATE
from hw.probe.findings import ChannelFinding
from hw.probe.nodes import refusal
from hw.service.settings import ReaderSettings

_LEDS = Path("/sys/class/leds")
_OF_KEYBOARDS = re.compile(r"^input\d+::")  # lock lamps
_SILENCE = bytes(RATE // 50)  # 10 ms
_LONGEST = 3.0  # seconds


def find(settings: ReaderSettings) -> list[ChannelFinding]:
    """Find the channels that kiosk.toml names, and those that it could name."""
    return [*_leds(settings), *_beepers(settings.beeper), *_sounder(settings.sound)]


def _leds(settings: ReaderSettings) -> Iterator[ChannelFinding]:
    named = {"green": settings.lamp_green, "red": settings.lamp_red}
    for colour, name in named.items():
        if name:
            trouble = _led_trouble(_LEDS / name)
            yield ChannelFinding("leds", name, True, not trouble, trouble or f"the {colour} lamp")
    for folder in sorted(_LEDS.glob("*")):
        if folder.name not in named.values() and not _OF_KEYBOARDS.match(folder.name):
            words = "may be named in [reader] lamp_green or lamp_red"
            yield ChannelFinding("leds", folder.name, False, not _led_trouble(folder), words)


def _led_trouble(folder: Path) -> str:
    if not folder.exists():
        return "there is no such LED in /sys/class/leds"
    if not os.access(folder / "brightness", os.W_OK):
        return "no permission to write its brightness"
    return ""


def _beepers(named: str) -> Iterator[ChannelFinding]:
    found = list(_sounding())
    if named:
        trouble = refusal(named)
        if not trouble and os.path.realpath(named) not in map(os.path.realpath, found):
            trouble = "an input device without a beeper"
        yield ChannelFinding("beeper", named, True, not trouble, trouble or "the beeper")
    for path in found:
        if not named or os.path.realpath(path) != os.path.realpath(named):
            words = refusal(path) or "may be named in [reader] beeper"
            yield ChannelFinding("beeper", path, False, not refusal(path), words)


def _sounding() -> Iterator[str]:
    """List the input devices that can make sounds (EV_SND)."""
    for device in pyudev.Enumerator(pyudev.Context()).match_subsystem("input").match_sys_name("event*"):
        sounds = Path(device.parent.sys_path, "capabilities", "snd")
        if device.device_node and sounds.exists() and int(sounds.read_text().split()[-1], 16):
            yield device.device_node


def _sounder(device: str) -> Iterator[ChannelFinding]:
    if device:
        trouble = _mute(device)
        yield ChannelFinding("sounder", device, True, not trouble, trouble or "the sound card plays")


def _mute(device: str) -> str:
    """Play a moment of silence; say why that does not work, or ""."""
    program = shutil.which("aplay")
    if program is None:
        return "aplay is missing: install alsa-utils"
    call = [program, "-q", "-D", device, "-t", "raw", "-f", "S16_LE", "-r", str(RATE), "-"]
    try:
        ran = subprocess.run(call, input=_SILENCE, timeout=_LONGEST, check=False, capture_output=True)
    except subprocess.TimeoutExpired:
        return f"the device does not take sound within {_LONGEST:.0f} s"
    said = ran.stderr.decode(errors="replace").strip().splitlines() or ["?"]
    return f"aplay says: {said[-1]}" if ran.returncode else ""
