"""A language is spoken everywhere or nowhere; what a new one lacks is named here."""

from pathlib import Path
from typing import get_args

from hw.feedback import speech
from kiosk.config import tables
from kiosk.ui.next_steps import NextStep
from tests.ui import conftest  # noqa: F401  prepares Kivy

LOCALE = Path(__file__).parents[2] / "kiosk/locale"


def test_every_language_is_known_wherever_one_must_be() -> None:
    from kiosk.ui.i18n import LANGUAGES

    known = {
        "kiosk/locale": {folder.name for folder in LOCALE.iterdir() if folder.is_dir()},
        "kiosk/config/tables.py": set(get_args(tables.Language)),
        "hw/feedback/speech.py": set(get_args(speech.Language)),
        "kiosk/ui/next_steps.py": {field for field in NextStep.__struct_fields__ if len(field) == 2},
    }

    lacking = {where: set(LANGUAGES) ^ some for where, some in known.items()}
    assert {where: codes for where, codes in lacking.items() if codes} == {}


def test_every_language_says_every_phrase_aloud() -> None:
    languages = set(get_args(speech.Language))

    assert [phrase for phrase, words in speech.PHRASES.items() if set(words) != languages] == []
