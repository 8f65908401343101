"""Every text that the screens have, in one language, and what a page of the guide quotes of them."""

import re
import string
from collections.abc import Iterator
from gettext import GNUTranslations
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[2]
QUOTED: Final = {"lv": re.compile(r"„([^“]+)“"), "en": re.compile(r"“([^”]+)”")}
"""How each language quotes what stands on the screen; the guide quotes nothing else."""
_FEWEST_LETTERS: Final = 3
"""A text with fewer of its own, beside what is filled in, would fit everything."""


def quoted(page: Path, language: str) -> list[str]:
    """Return what a page quotes, each once."""
    text = _spaced(page.read_text(encoding="utf-8"))
    return list(dict.fromkeys(QUOTED[language].findall(text)))


def unknown(page: Path, language: str) -> list[str]:
    """Return what a page quotes that no screen has."""
    labels = [re.compile(_pattern(_spaced(label))) for label in _labels(language) if _letters(label)]
    return [words for words in quoted(page, language) if not any(one.fullmatch(words) for one in labels)]


def _spaced(text: str) -> str:
    """Return a text as it is read: where a line may not be broken is the screen's own matter."""
    return re.sub(r"\s+", " ", text)


def _labels(language: str) -> Iterator[str]:
    """Yield every text in its language, as `scripts/locales` finds them in the sources."""
    with (ROOT / "kiosk/locale" / language / "LC_MESSAGES/kiosk.mo").open("rb") as file:
        catalogue = GNUTranslations(file)
    for text in _locales()._texts():
        singular, *plural = text
        forms = {catalogue.ngettext(singular, plural[0], n) for n in range(22)} if plural else set()
        yield from forms or {catalogue.gettext(singular)}


def _locales() -> Any:
    loader = SourceFileLoader("locales", str(ROOT / "scripts/locales"))
    spec = spec_from_loader("locales", loader)
    if spec is None:
        raise ImportError
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


def _pattern(label: str) -> str:
    parts = string.Formatter().parse(label)
    return "".join(re.escape(literal) + ("" if name is None else ".+") for literal, name, _, _ in parts)


def _letters(label: str) -> bool:
    literals = (literal for literal, _, _, _ in string.Formatter().parse(label))
    return sum(letter.isalpha() for letter in "".join(literals)) >= _FEWEST_LETTERS
