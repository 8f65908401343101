"""What a track looks like without what it says: digits as 9, letters as A."""

from hw.reader.secret import Secret


def shape_of(body: Secret) -> str:
    """Give a track's shape, for example `9999999=9999`."""
    return "".join(map(_shown, body))


def _shown(character: int) -> str:
    sign = chr(character)
    if sign.isdigit():
        return "9"
    return "A" if sign.isalpha() else sign
