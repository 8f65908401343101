"""Every text is in the language chosen: looked up and found, and not written past the look-up."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from gettext import NullTranslations
from typing import Any, Final

from kiosk.ui import i18n
from kiosk.ui.i18n import tr
from tests.gallery.names import NAMES
from tests.gallery.rules.glass import texts

_MISSED: Final[list[str]] = []
_EVERYWHERE: Final = frozenset(
    {"SD", "USB", "UTF", "PEM", "GB", "POLISE", "LV", "EN", "RU", "ABC", "Latviešu", "English"}
    | {"PIN", "PDF", "DNS", "DHCP", "SHA", "FAT", "exFAT", "Wi", "Fi", "dpi", "Pi"}
)
"""Words that stand in every language as they are."""
_LATVIAN: Final = re.compile(r"(?=\w{2})\w*[āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ]\w*")
_LATIN: Final = re.compile(r"[A-Za-zāčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ]{2,}")
_PLACE: Final = re.compile(r"\{\w+\}")
_QUOTED: Final = re.compile(
    r"\bledger: .*|„[^“]*“|«[^»]*»|“[^”]*”|\[[^]]*\]|\b[a-z_]+\.[a-z]+\b|\b[a-z]+(?:-[a-z]+)+\b"
    r"|\b[0-9a-f]{16}\b|^\d{4}-\d\d-\d\dT\S+ .*"
)
"""Codes and quotations, lines of a log among them."""


class _Noting(NullTranslations):
    """Takes what a catalogue does not have."""

    def gettext(self, message: str) -> str:
        _MISSED.append(message)
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1)


@contextmanager
def noting_what_is_missing() -> Iterator[None]:
    """Note, while this lasts, what is looked up in Russian or English and is not there."""
    catalogues: list[Any] = [i18n._catalogue(language) for language in ("ru", "en")]
    for catalogue in catalogues:
        catalogue._fallback = _Noting()
    yield
    for catalogue in catalogues:
        catalogue._fallback = None


@lru_cache
def _found(language: str) -> re.Pattern[str]:
    """Return what matches translations that have words, one or several, whatever stands in their places."""
    catalogue: Any = i18n._catalogue(language)
    worded = [one for one in catalogue._catalog.values() if re.search(r"\w{3}", _PLACE.sub("", one))]
    one = "|".join(".+".join(map(re.escape, _PLACE.split(text))) for text in worded)
    return re.compile(f"(?:{one})(?: (?:{one}))*")


def untranslated() -> list[str]:
    """Return what was looked up and not found since last asked, and what is in sight in another language."""
    missed = [f"{text!r} has no translation" for text in dict.fromkeys(_MISSED) if not _known(text)]
    _MISSED.clear()
    if tr.lang == "lv":
        return missed
    strange = _LATIN if tr.lang == "ru" else _LATVIAN
    seen = dict.fromkeys(text.text for text in texts())
    return missed + [
        f"{text!r} is not in {tr.lang}" for text in seen if set(strange.findall(own(text))) - _EVERYWHERE
    ]


def _known(text: str) -> bool:
    """Tell whether it is a translation already, or several of them, looked up once more."""
    return tr.lang != "lv" and bool(_found(tr.lang).fullmatch(text))


@lru_cache(maxsize=8192)
def own(text: str) -> str:
    """Return what is left of a text without names, codes and quotations, which no language changes."""
    text = " ".join(text.split())
    head, cut, rest = text.partition("…")
    if cut and any(name.startswith(head) for name in NAMES):
        text = rest
    for name in NAMES:
        text = text.replace(name, " ")
    text = "" if text.endswith(" …") else text
    return _QUOTED.sub(" ", text)


@lru_cache(maxsize=8192)
def foreign(text: str) -> bool:
    """Tell whether a text is a name from outside, which may be shortened where a list has one line for it."""
    return any(name in text for name in NAMES)
