"""Looks for garbage where nobody waits for anything: left to itself, Python does so in the middle of a tap.

What it goes through is mostly the screens, which stay as they are. They are put aside whenever the kiosk is
locked or nobody is logged in; from then on only what has been made since is gone through.
"""

import gc
from threading import Event
from typing import Final

from kivy.clock import Clock

_STARTED: Final = 1.0
"""Seconds after which whatever is there stays there."""
_WORTH: Final = 5
"""So often Python has looked through what is young: 35,000 objects have been made and are still there."""
_minding: Final = Event()
"""The start, which was spared all this, is over."""


def mind_later() -> None:
    """Look for garbage once the start is over, where `kiosk.__main__` has told Python not to."""
    if not gc.isenabled():
        Clock.schedule_once(_mind, _STARTED)


def look_soon() -> None:
    """Look through what is new, once the next picture is on the glass, where it is worth it."""
    if _minding.is_set() and gc.get_count()[2] >= _WORTH:
        Clock.schedule_once(_look, 0)


def look_through_all_soon() -> None:
    """Look through everything, likewise, and put aside what is left."""
    if _minding.is_set():
        Clock.schedule_once(_look_through_all, 0)


def _mind(_: float) -> None:
    gc.freeze()
    gc.enable()
    _minding.set()


def _look(_: float) -> None:
    gc.collect()


def _look_through_all(_: float) -> None:
    gc.unfreeze()
    gc.collect()
    gc.freeze()
