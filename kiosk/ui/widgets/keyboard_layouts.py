"""The on-screen keyboard's layouts as data: Latvian, every printable ASCII character, Russian."""

from typing import Final

from msgspec import Struct

SPECIAL: Final = frozenset({"shift", "backspace", "enter", "space", "letters", "symbols", "russian"})


class KeyPlace(Struct, frozen=True):
    """One key: the character it types or one of `SPECIAL`, and how many columns it takes."""

    key: str
    columns: float = 1


Row = tuple[KeyPlace, ...]
Sheet = tuple[Row, ...]


def _row(text: str) -> Row:
    return tuple(_place(word) for word in text.split())


def _place(word: str) -> KeyPlace:
    key, star, columns = word.rpartition("*")
    return KeyPlace(key, float(columns)) if star and key else KeyPlace(word)


def _sheet(*rows: str) -> Sheet:
    return tuple(_row(row) for row in rows)


_DIGITS = "1 2 3 4 5 6 7 8 9 0 . @ backspace"

WIDE: Final[dict[str, Sheet]] = {
    "letters": _sheet(
        _DIGITS,
        "q w e r t y u i o p ū ē ī",
        "a s d f g h j k l ā š ģ -",
        "shift z x c v b n m ž č ņ ļ ķ",
        "symbols*2 russian*1.5 space*6.5 enter*3",
    ),
    "symbols": _sheet(
        _DIGITS,
        "! \" # $ % & ' ( ) * + , -",
        "/ : ; < = > ? [ \\ ] ^ _ `",
        "{ | } ~ € № ° – „ “ ” « »",
        "letters*3.5 space*6.5 enter*3",
    ),
    "russian": _sheet(
        _DIGITS,
        "й ц у к е н г ш щ з х ъ ё",
        "ф ы в а п р о л д ж э , -",
        "shift*1.5 я ч с м и т ь б ю № _*1.5",
        "symbols*2 letters*1.5 space*6.5 enter*3",
    ),
}
"""Thirteen columns, for a landscape panel."""

NARROW: Final[dict[str, Sheet]] = {
    "letters": _sheet(
        "1 2 3 4 5 6 7 8 9",
        "q w e r t y u i o",
        "a s d f g h j k l",
        "shift z x c v b n m p",
        "ā č ē ģ ī ķ ļ ņ š",
        "0 ū ž - . @ _ backspace*2",
        "symbols*1.5 russian*1.5 space*4 enter*2",
    ),
    "symbols": _sheet(
        "1 2 3 4 5 6 7 8 9",
        "! \" # $ % & ' ( )",
        "* + , - / : ; < =",
        "> ? [ \\ ] ^ _ ` {",
        "| } ~ € № ° – „ “",
        "0 . @ ” « » … backspace*2",
        "letters*3 space*4 enter*2",
    ),
    "russian": _sheet(
        "1 2 3 4 5 6 7 8 9",
        "й ц у к е н г ш щ",
        "з х ъ ё ф ы в а п",
        "р о л д ж э я ч с",
        "shift м и т ь б ю - _",
        "0 . @ , № : / backspace*2",
        "symbols*1.5 letters*1.5 space*4 enter*2",
    ),
}
"""Nine columns, so that a key is 9 mm wide even on a 7″ panel in portrait."""

FIND: Final[dict[str, Sheet]] = {
    "letters": _sheet(
        "1 2 3 4 5 6 7 8 9 0 backspace*2",
        "q w e r t y u i o p russian*2",
        "a s d f g h j k l - . /",
        "z x c v b n m space*3 enter*2",
    ),
    "russian": _sheet(
        "1 2 3 4 5 6 7 8 9 0 backspace*2",
        "й ц у к е н г ш щ з х ъ",
        "ф ы в а п р о л д ж э ё",
        "я ч с м и т ь б ю letters space enter",
    ),
}
"""For searching, where diacritics do not matter: a row less, so that there is room for what is found."""

FIND_NARROW: Final[dict[str, Sheet]] = {
    "letters": _sheet(
        "1 2 3 4 5 6 7 8 9",
        "q w e r t y u i o",
        "a s d f g h j k l",
        "z x c v b n m p 0",
        "russian*1.5 - space*3 backspace*1.5 enter*2",
    ),
    "russian": _sheet(
        "й ц у к е н г ш щ",
        "з х ъ ё ф ы в а п",
        "р о л д ж э я ч с",
        "м и т ь б ю - backspace*2",
        "letters*1.5 space*4.5 enter*3",
    ),
}
"""The same in nine columns."""

LAYOUTS: Final = {"wide": WIDE, "narrow": NARROW, "find": FIND, "find-narrow": FIND_NARROW}


def where(layout: dict[str, Sheet], character: str) -> tuple[str, bool] | None:
    """Return the sheet that has `character` and whether it needs shift; None if no key types it."""
    for name, sheet in layout.items():
        keys = {place.key for row in sheet for place in row}
        if character in keys:
            return name, False
        if character.lower() in keys and character.lower().upper() == character:
            return name, True
    return None
