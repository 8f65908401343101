"""A text is whole, inside its box and the boxes around that, and meets no other text."""

from itertools import combinations

from kivy.uix.label import Label
from kivy.uix.scrollview import ScrollView

from tests.gallery.rules.glass import SLACK, ancestors, box, glass, ink, named, scrolled_away, texts
from tests.gallery.rules.painting import painting, parted
from tests.gallery.rules.words import foreign


def texts_that_do_not_fit() -> list[str]:
    """Return every text that is cut, broken within a word, or stands out of a box."""
    return [f"{named(text)} {flaw}" for text in texts() for flaw in _flaws(text)]


def texts_that_meet() -> list[str]:
    """Return every pair of texts that are drawn over one another."""
    painted = painting()
    seen = [(text, ink(text)) for text in texts() if not scrolled_away(text)]
    return [
        f"{named(one)} is drawn over {named(other)}"
        for (one, here), (other, there) in combinations(seen, 2)
        if here.meets(there) and not parted(one, other, painted)
    ]


def _flaws(text: Label) -> list[str]:
    flaws = []
    if not _whole(text) and not foreign(text.text):
        flaws.append(f"is drawn as {_drawn(text)}")
    if text.texture_size[0] > text.width + SLACK or text.texture_size[1] > text.height + SLACK:
        flaws.append(f"takes {text.texture_size} of {[round(side) for side in text.size]}")
    if not scrolled_away(text):
        flaws.extend(f"stands out of {holder}" for holder in _left(text))
    return flaws


def _drawn(text: Label) -> list[str]:
    return [" ".join(word.text for word in line.words) for line in text._label._cached_lines]


def _whole(text: Label) -> bool:
    return bool(" ".join(_drawn(text)).split() == text.text.split())


def _left(text: Label) -> list[str]:
    """Return the boxes that the letters leave, up to what scrolls."""
    letters, left = ink(text), []
    for holder in ancestors(text):
        if not box(holder).holds(letters):
            left.append(type(holder).__name__)
        if isinstance(holder, ScrollView):
            break
    return left if glass().holds(letters) else [*left, "the panel"]
