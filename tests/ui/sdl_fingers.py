"""Fingers as SDL tells of them, put into the queue of the SDL that Kivy has loaded."""

import ctypes
import struct
from pathlib import Path

DOWN, UP, MOTION = 0x700, 0x701, 0x702
"""SDL_events.h: SDL_FINGERDOWN and so on."""
_EVENT = struct.Struct(
    "<IIqqfffffI"
)  # SDL_TouchFingerEvent: type, time, device, finger, x, y, dx, dy, pressure, window
_SIZE = 56  # of SDL_Event


def push(kind: int, finger: int, x: float, y: float) -> None:
    """Put an event into SDL's queue; x and y are shares of the glass, from its top left corner."""
    event = _EVENT.pack(kind, 0, 1, finger, x, y, 0, 0, 1, 0)
    assert _sdl().SDL_PushEvent(ctypes.create_string_buffer(event, _SIZE)) == 1


def _sdl() -> ctypes.CDLL:
    maps = Path("/proc/self/maps").read_text()
    path = next(line.split()[-1] for line in maps.splitlines() if "libSDL2-2" in line)
    return ctypes.CDLL(path)
