"""Spoken guidance: fixed phrases in three languages through espeak-ng, in the process that owns the sound.

Nothing else can be said here: there is no phrase with a code, a name or an amount in it.
"""

import logging
import subprocess
import threading
from typing import Final, Literal, get_args

Language = Literal["lv", "ru", "en"]
Phrase = Literal[
    "swipe",
    "again",
    "rejected",
    "no-reader",
    "asking",
    "covered",
    "part",
    "refused",
    "confirmed",
    "unknown",
    "ended",
]

PHRASES: Final[dict[Phrase, dict[Language, str]]] = {
    "swipe": {"lv": "Novelciet karti.", "ru": "Проведите карту.", "en": "Swipe the card."},
    "again": {
        "lv": "Karte nav nolasīta. Novelciet vēlreiz.",
        "ru": "Карта не считана. Проведите ещё раз.",
        "en": "The card was not read. Swipe again.",
    },
    "rejected": {
        "lv": "Nav pieņemts. Skatiet ekrānā.",
        "ru": "Не принято. Смотрите на экран.",
        "en": "Not accepted. See the screen.",
    },
    "no-reader": {
        "lv": "Karšu lasītājs nav gatavs.",
        "ru": "Считыватель не готов.",
        "en": "The card reader is not ready.",
    },
    "asking": {
        "lv": "Datu apstrāde ir sākta.",
        "ru": "Обработка данных началась.",
        "en": "Processing has begun.",
    },
    "covered": {
        "lv": "Apdrošinātājs apmaksā visu.",
        "ru": "Страховщик оплачивает всё.",
        "en": "The insurer pays for everything.",
    },
    "part": {
        "lv": "Apdrošinātājs apmaksā daļu.",
        "ru": "Страховщик оплачивает часть.",
        "en": "The insurer pays a part.",
    },
    "refused": {
        "lv": "Apdrošinātājs neapmaksā.",
        "ru": "Страховщик не оплачивает.",
        "en": "The insurer does not pay.",
    },
    "confirmed": {
        "lv": "Transakcija apstiprināta.",
        "ru": "Транзакция подтверждена.",
        "en": "The transaction is confirmed.",
    },
    "unknown": {
        "lv": "Iznākums vēl nav zināms.",
        "ru": "Исход пока неизвестен.",
        "en": "The outcome is not known yet.",
    },
    "ended": {
        "lv": "Transakcija nav notikusi. Skatiet ekrānā.",
        "ru": "Транзакция не состоялась. Смотрите на экран.",
        "en": "There was no transaction. See the screen.",
    },
}
_WORDS_A_MINUTE: Final = "140"
_LONGEST: Final = 10.0  # seconds; a voice or a device that hangs is given up

log = logging.getLogger(__name__)


def is_phrase(phrase: str, language: str) -> bool:
    """Tell whether this can be said."""
    return phrase in PHRASES and language in get_args(Language)


class Speech:
    """Says one phrase at a time, on a thread of its own; of those that wait only the newest is said.

    Args:
        device: the ALSA device; "" says nothing.
    """

    def __init__(self, device: str) -> None:
        self._device = device
        self._next: tuple[Phrase, Language] | None = None
        self._lock = threading.Lock()
        self._speaking = False

    def say(self, phrase: Phrase, language: Language) -> None:
        """Begin to say a phrase, or say it next."""
        if not self._device:
            return
        with self._lock:
            self._next = (phrase, language)
            if self._speaking:
                return
            self._speaking = True
        threading.Thread(target=self._run, name="speech", daemon=True).start()

    def _run(self) -> None:
        while (wanted := self._take()) is not None:
            phrase, language = wanted
            try:
                self._utter(PHRASES[phrase][language], language)
            except (OSError, subprocess.SubprocessError) as error:
                log.warning("speech: %s", type(error).__name__)

    def _take(self) -> tuple[Phrase, Language] | None:
        with self._lock:
            wanted, self._next = self._next, None
            self._speaking = wanted is not None
        return wanted

    def _utter(self, text: str, language: Language) -> None:
        """Let the voice make the samples and the player play them: espeak-ng's own output picks no device."""
        voice = ["espeak-ng", "-v", language, "-s", _WORDS_A_MINUTE, "--stdout", text]
        spoken = subprocess.run(voice, timeout=_LONGEST, check=True, capture_output=True).stdout
        player = ["aplay", "-q", "-D", self._device, "-"]
        subprocess.run(player, input=spoken, timeout=_LONGEST, check=True, capture_output=True)
