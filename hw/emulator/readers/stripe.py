"""A magnetic stripe in software: a track as the bits on a card, and packed as a reader sends them."""

_NUMERIC, _ALPHANUMERIC = (0x30, 4), (0x20, 6)  # the character of data bits zero, and how many they are
_CLOCKING = 22  # zeros before and after what is encoded


def bits(text: str) -> list[int]:
    """Give the bits of a track whose text stands between its sentinels, with parity and check character.

    A text with letters or `%` is in the seven-bit coding of track 1, any other in the five-bit one.
    """
    base, size = _NUMERIC if set(text) <= set("0123456789:;<=>?") else _ALPHANUMERIC
    values = [ord(character) - base for character in text]
    check = 0
    for value in values:
        check ^= value
    return [bit for value in [*values, check] for bit in _character(value, size)]


def _character(value: int, size: int) -> list[int]:
    data = [value >> place & 1 for place in range(size)]
    return [*data, (sum(data) + 1) % 2]


def packed(text: str, *, highest_first: bool = True, backwards: bool = False, lead: int = 0) -> bytes:
    """Give a track as a reader sends it; nothing for a track without text.

    Args:
        text: the track's text with its sentinels.
        highest_first: whether the first bit read is a byte's highest, as the MSR605 manual has it.
        backwards: whether the card was drawn from its other end.
        lead: clocking zeros that the reader left in front.
    """
    stripe = [0] * lead + bits(text) if text else []
    stripe += [0] * (_CLOCKING if stripe else 0)
    stripe += [0] * (-len(stripe) % 8)
    if backwards:
        stripe.reverse()
    places = range(7, -1, -1) if highest_first else range(8)
    return bytes(
        sum(bit << place for bit, place in zip(stripe[at : at + 8], places, strict=True))
        for at in range(0, len(stripe), 8)
    )
