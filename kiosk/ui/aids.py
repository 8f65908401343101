"""Owns which aids there are for seeing and reaching the kiosk, and their words."""

from collections.abc import Callable

from kivy.lang.parser import global_idmap
from msgspec.structs import replace

from kiosk.ui.i18n import tr
from kiosk.ui.questions import Aid
from kiosk.ui.themes import Look


def aids(look: Look, wear: Callable[[Look], None]) -> tuple[Aid, ...]:
    """Return the aids for seeing and reaching this panel.

    Args:
        look: what is in use.
        wear: takes another look.
    """
    offered = [
        Aid("large", tr("Lielāki burti"), look.large, lambda: wear(replace(look, large=not look.large))),
        Aid(
            "contrast",
            tr("Augsts kontrasts"),
            look.contrast,
            lambda: wear(replace(look, contrast=not look.contrast)),
        ),
    ]
    if global_idmap["theme"].portrait:
        low = replace(look, low=not look.low)
        offered.append(Aid("low", tr("Visu zemāk"), look.low, lambda: wear(low)))
    return tuple(offered)


def spoken_aid(speaks: bool, turn: Callable[[], None]) -> tuple[Aid, ...]:
    """Return the aid that says aloud how the swipe and the answer stand."""
    return (Aid("speech", tr("Runātas norādes"), speaks, turn),)


def lock_aid(lock: Callable[[], None] | None) -> tuple[Aid, ...]:
    """Return what locks the screen; nothing where there is nothing to lock."""
    return (Aid("lock", tr("Bloķēt ekrānu"), on=False, choose=lock),) if lock else ()
