"""Owns the shape of what is told to the operator, and how it comes onto a banner.

Each text is a gettext key, which is the Latvian itself; `say` puts it through `tr` when it is shown.
"""

from enum import StrEnum
from typing import Any, Final

from msgspec import Struct

from kiosk.ui.actors import Actor, for_whom
from kiosk.ui.i18n import N_, tr
from kiosk.ui.journal_words import CAUSES


class Severity(StrEnum):
    """How serious a message is; it decides the colour, and never stands without icon and words."""

    INFO = "info"
    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"


class Message(Struct, frozen=True):
    """The words for one keyword.

    Attributes:
        severity: which colour and, unless `icon` is given, which icon of the `Banner`.
        headline: what happened, in a few words.
        body: what it means: was anything charged, is the bill kept; may be empty.
        step: what to do next; may be empty.
        icon: name of an icon in `kiosk.ui.icons`.
        who: whose turn it is to take the step; None where nobody need do anything.
    """

    severity: Severity
    headline: str
    body: str = ""
    step: str = ""
    icon: str = ""
    who: Actor | None = Actor.CLINIC


NOT_CHARGED: Final = N_("No polises nekas nav norakstīts, rēķins ir saglabāts.")
CALL: Final = N_("Ja tas atkārtojas, zvaniet atbalstam: tālrunis ir palīdzībā.")


def say(
    banner: Any, message: Message | None, detail: str = "", *, tight: bool = False, named: bool = True
) -> None:
    """Show a message on a `Banner`, in the language chosen now; None takes it away.

    Args:
        banner: the widget.
        message: the words.
        detail: a cause of `CAUSES`, or words that the service gave, which are quoted as they are.
        tight: there is little room: everything below the headline in one paragraph, and whose turn it is
            stands before it only where it is not that of who reads it.
        named: whose turn it is stands before the step; not where only one person reads it.
    """
    if message is None:
        banner.headline = ""
        return
    banner.severity, banner.sign = message.severity.value, message.icon
    body = [part for part in (_detail(detail), _translated(message.body)) if part]
    step = in_step(message, named=named and not (tight and message.who is Actor.CLINIC))
    banner.body = " ".join([*body, step] if tight else body)
    banner.step = "" if tight else step
    banner.headline = _translated(message.headline)


def in_step(message: Message, *, named: bool = True) -> str:
    """Return what is to be done, in the present language, and before it by whom if that is to be `named`."""
    step = _translated(message.step)
    return for_whom(message.who, step) if step and message.who and named else step


def _detail(detail: str) -> str:
    if detail in CAUSES:
        return _translated(CAUSES[detail])
    ended = detail.endswith((".", "!", "?"))
    return f"{tr.quoted(detail)}{'' if ended else '.'}" if detail else ""


def _translated(text: str) -> str:
    # gettext answers the empty text with the catalogue's header.
    return str(tr(text)) if text else ""
