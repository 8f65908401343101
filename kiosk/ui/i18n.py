"""Owns the words of the user interface in the language chosen now; the Latvian text is the key."""

import gettext
import logging
from collections.abc import Callable
from functools import lru_cache, partial
from itertools import count
from pathlib import Path
from typing import Any, Final

from kivy.event import EventDispatcher
from kivy.lang.builder import call_fn, delayed_call_fn
from kivy.lang.parser import global_idmap
from kivy.properties import StringProperty
from msgspec import Struct, field

_log = logging.getLogger(__name__)
LOCALE: Final = Path(__file__).parent.parent / "locale"
_OF_KV: Final = (call_fn, delayed_call_fn)
LANGUAGES: Final = {"lv": "Latviešu", "en": "English", "ru": "Русский"}
"""Code to the language's own name, in the order in which they are offered."""


def N_(text: str) -> str:  # noqa: N802  gettext's own name for a text that is looked up later
    """Mark `text` for translation where it stands as data; `tr` looks it up when it is shown."""
    return text


_FIRST: Final = "lv"
_QUOTED: Final = N_("„{words}“")


class _Stage(Struct):
    """What is reworded together.

    Attributes:
        lang: the language in which it stands.
        bound: what to call with the translator and the language, by number.
    """

    lang: str
    bound: dict[int, Callable[..., object]] = field(default_factory=dict)

    def reword(self, translator: "Translator") -> None:
        """Tell everything the present language, unless it stands in it."""
        if self.lang == translator.lang:
            return
        self.lang = translator.lang
        for number, told in tuple(self.bound.items()):
            try:
                told(translator, self.lang)
            except ReferenceError:
                # The widget that the rule names is gone; its own one waits for the garbage collector yet.
                self.bound.pop(number, None)


class Translator(EventDispatcher):
    """Looks texts up. In kv: `text: tr('Pieslēgties', tr.lang)`; naming `tr.lang` makes the text follow it.

    Attributes:
        lang: `lv`, `en` or `ru`.
    """

    lang = StringProperty(_FIRST)

    def __init__(self) -> None:
        self._always = _Stage(_FIRST)
        self._stages: dict[object, _Stage] = {}
        self._stage = self._always
        self._bound_on: dict[int, _Stage] = {}
        self._numbers = count(1)
        super().__init__()  # it binds already

    def __call__(self, text: str, /, *_: object, **values: object) -> str:
        """Return `text` in the present language, its `{names}` filled from `values`."""
        words = _catalogue(self.lang).gettext(text)
        return words.format(**values) if values else words

    def n(self, singular: str, plural: str, n: int, *_: object, **values: object) -> str:
        """Return the form of the text that goes with `n`, its `{n}` and other names filled."""
        return _catalogue(self.lang).ngettext(singular, plural, n).format(n=n, **values)

    def to_stage(self, key: object) -> None:
        """Let what is built from now on follow the language only while its stage is the present one.

        There are many screens and one glass: those that are not on it are reworded when they come back to it.

        Args:
            key: of the stage; None for what is always on the glass.
        """
        self._stage = self._always if key is None else self._stages.setdefault(key, _Stage(self.lang))
        self._stage.reword(self)

    def on_lang(self, *_: object) -> None:
        """Reword what is on the glass."""
        self._always.reword(self)
        self._stage.reword(self)

    def fbind(self, name: str, function: Callable[..., object], *arguments: object, **values: object) -> int:
        """Bind as ever; what a kv rule binds is bound on the present stage."""
        if function not in _OF_KV or name != "lang":
            return int(super().fbind(name, function, *arguments, **values))
        number = -next(self._numbers)  # Kivy's own are not negative
        self._stage.bound[number] = partial(function, *arguments)
        self._bound_on[number] = self._stage
        return number

    def unbind_uid(self, name: str, uid: int) -> None:
        """Undo `fbind`, as Kivy does for a widget that is no more."""
        stage = self._bound_on.pop(uid, None)
        if stage is None:
            super().unbind_uid(name, uid)
        else:
            stage.bound.pop(uid, None)

    def quoted(self, text: str) -> str:
        """Return words that somebody else wrote, in the quotation marks of the present language."""
        return self(_QUOTED, words=text)


@lru_cache
def _catalogue(language: str) -> gettext.NullTranslations:
    try:
        return gettext.translation("kiosk", LOCALE, [language])
    except FileNotFoundError:
        _log.warning("no catalogue for %s: run scripts/locales", language)
        return gettext.NullTranslations()


tr: Final[Any] = Translator()
global_idmap["tr"] = tr
