"""What a lesson is made of."""

from collections.abc import Callable

from msgspec import Struct

from kiosk.flow.effects import Effect
from kiosk.flow.state import Kiosk
from kiosk.ports.training import Prop

Seen = Callable[[Kiosk], bool]
"""Tells from the kiosk's state whether something is so."""


class Step(Struct, frozen=True):
    """One thing that the trainee does.

    Attributes:
        hint: under which keyword the screens find the words.
        at: the kinds of place where it can be done.
        done: tells that it is.
    """

    hint: str
    at: tuple[type, ...]
    done: Seen


class Cue(Struct, frozen=True):
    """What happens by itself before the lesson, so that it begins where there is something to learn.

    Attributes:
        when: tells that it is its turn.
        effects: what then happens; nothing where it is only waited for.
    """

    when: Seen
    effects: tuple[Effect, ...] = ()


class Lesson(Struct, frozen=True):
    """A lesson.

    Attributes:
        id: its name; the screens find title, summary and last words by it.
        steps: in order; a lesson without any is for trying things out.
        cues: what has happened before.
        props: what goes wrong in it, and how the practice devices and service stand.
    """

    id: str
    steps: tuple[Step, ...] = ()
    cues: tuple[Cue, ...] = ()
    props: tuple[Prop, ...] = ()
