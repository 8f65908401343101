"""Owns what is laid over everything and may be answered: a question, and the aids that one may choose."""

from collections.abc import Callable

from msgspec import Struct


class Question(Struct, frozen=True):
    """What is asked before something is done, in the present language.

    Attributes:
        headline: the question.
        text: what a yes would mean.
        yes: label of the button that does it.
        no: label of the one that does not; „Atpakaļ“ if empty.
        danger: a yes takes something away: its button is red, and away from where „next“ stands.
    """

    headline: str
    text: str
    yes: str
    no: str = ""
    danger: bool = False


class Aid(Struct, frozen=True):
    """One row of the menu of aids.

    Attributes:
        id: of its row, for whoever looks for it.
        text: what it is, in the present language.
        on: it is in use.
        choose: called when it is tapped.
    """

    id: str
    text: str
    on: bool
    choose: Callable[[], None]
