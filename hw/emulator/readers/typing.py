"""How a keyboard wedge can be set up."""

from typing import Literal

from msgspec import Struct

from hw.service.settings import Layout


class Typing(Struct, frozen=True, forbid_unknown_fields=True):
    """How a wedge is set up. The defaults are those that most leave the factory with.

    Attributes:
        layout: the keyboard layout that the host is thought to have.
        terminator: what ends a swipe; `ctrl-m` is a carriage return typed with Ctrl.
        each_track: whether the terminator comes after each track, not only after the last.
        prefix: characters typed before the card.
        lower_case: whether letters are typed small.
        sends_lrc: whether each track is followed by its check character.
        errors: what is typed for a track that cannot be read: `E` between its sentinels, or nothing for it,
            or nothing at all for the whole card.
        ignores_caps: whether it types as if caps lock were off; else it makes up for it (MagTek's ICL bit).
        caps_lock: whether it thinks that caps lock is on from the beginning; the host's LED report tells it.
        alt_keypad: whether it types each character as its number, on the keypad, while Alt is down.
        holds_shift: whether shift stays down between characters that need it.
        shift: which of the two.
        third: the sentinel that track 3 is given.
    """

    layout: Layout = "us"
    terminator: Literal["cr", "lf", "tab", "none", "ctrl-m"] = "cr"
    each_track: bool = False
    prefix: str = ""
    lower_case: bool = False
    sends_lrc: bool = False
    errors: Literal["token", "track", "card"] = "token"
    ignores_caps: bool = False
    caps_lock: bool = False
    alt_keypad: bool = False
    holds_shift: bool = False
    shift: Literal["left", "right"] = "left"
    third: str = "+"
