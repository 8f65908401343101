"""How far the trainee is."""

from msgspec import Struct

from kiosk.domain.hidden import hiding


class Training(Struct, frozen=True):
    """The kiosk is in training mode.

    Attributes:
        login: user and password of the practice session, which is opened by itself.
        lesson: which one is under way; empty before the first is chosen.
        cue: how many of the lesson's cues have been given.
        step: how many of its steps are done.
        listing: the list of lessons lies over the place.
        astray: the trainee stands where the step cannot be done.
        done: the lessons that were finished in this training.
    """

    login: tuple[str, str] = ("", "")
    lesson: str = ""
    cue: int = 0
    step: int = 0
    listing: bool = True
    astray: bool = False
    done: frozenset[str] = frozenset()

    __repr__ = hiding("login")
