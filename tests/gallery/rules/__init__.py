"""The rules that everything in the gallery is judged by: each tells what breaks it on the glass now."""

from collections.abc import Callable
from typing import Final

from tests.gallery.rules import contrast, fit, touch, words

RULES: Final[tuple[Callable[[], list[str]], ...]] = (
    fit.texts_that_do_not_fit,
    fit.texts_that_meet,
    contrast.texts_too_faint,
    touch.targets_too_small,
    touch.targets_that_meet,
    words.untranslated,
)


def findings() -> list[str]:
    """Return, in words, everything on the glass that breaks a rule."""
    return [finding for rule in RULES for finding in rule()]
