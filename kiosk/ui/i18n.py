"""Owns the words of the user interface in the language chosen now; the Latvian text is the key."""

import gettext
import logging
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from kivy.event import EventDispatcher
from kivy.lang.parser import global_idmap
from kivy.properties import StringProperty

_log = logging.getLogger(__name__)
LOCALE: Final = Path(__file__).parent.parent / "locale"
LANGUAGES: Final = {"lv": "Latviešu", "en": "English", "ru": "Русский"}
"""Code to the language's own name, in the order in which they are offered."""


def N_(text: str) -> str:  # noqa: N802  gettext's own name for a text that is looked up later
    """Mark `text` for translation where it stands as data; `tr` looks it up when it is shown."""
    return text


class Translator(EventDispatcher):
    """Looks texts up. In kv: `text: tr('Pieslēgties', tr.lang)`; naming `tr.lang` makes the text follow it.

    Attributes:
        lang: `lv`, `en` or `ru`.
    """

    lang = StringProperty("lv")
    _MARKS: Final = {"lv": "„{}“", "ru": "«{}»", "en": "“{}”"}

    def __call__(self, text: str, *_: object, **values: object) -> str:
        """Return `text` in the present language, its `{names}` filled from `values`."""
        words = _catalogue(self.lang).gettext(text)
        return words.format(**values) if values else words

    def n(self, singular: str, plural: str, n: int, *_: object, **values: object) -> str:
        """Return the form of the text that goes with `n`, its `{n}` and other names filled."""
        return _catalogue(self.lang).ngettext(singular, plural, n).format(n=n, **values)

    def quoted(self, text: str) -> str:
        """Return words that somebody else wrote, in the quotation marks of the present language."""
        return self._MARKS[self.lang].format(text)


@lru_cache
def _catalogue(language: str) -> gettext.NullTranslations:
    try:
        return gettext.translation("kiosk", LOCALE, [language])
    except FileNotFoundError:
        _log.warning("no catalogue for %s: run scripts/locales", language)
        return gettext.NullTranslations()


tr: Final[Any] = Translator()
global_idmap["tr"] = tr
