"""HID report descriptors, item by item as the manuals and the HID class specification have them."""


def _items(words: str) -> bytes:
    return bytes.fromhex(words)


# HID 1.11, appendix B.1: eight modifiers, a spare byte, five LEDs, six keys. `%s` takes further items.
_KEYBOARD = (
    "05 01 09 06 a1 01 05 07 19 e0 29 e7 15 00 25 01 75 01 95 08 81 02 95 01 75 08 81 03"
    "95 05 75 01 05 08 19 01 29 05 91 02 95 01 75 03 91 03"
    "95 06 75 08 15 00 26 ff 00 05 07 19 00 2a ff 00 81 00 %s c0"
)
BOOT_KEYBOARD = _items(_KEYBOARD % "")

# MagTek 99875206, section 4: the same keyboard, and a vendor's feature report of 24 bytes for commands.
MAGTEK_KEYBOARD = _items(_KEYBOARD % "06 00 ff 09 20 15 00 26 ff 00 75 08 95 18 b2 02 01")

# MagTek 99875191, section 4: 7 bytes of status, lengths and encode type, three tracks of 110, commands.
MAGTEK = _items(
    "06 00 ff 09 01 a1 01 15 00 26 ff 00 75 08"
    "09 20 09 21 09 22 09 28 09 29 09 2a 09 38 95 07 81 02"
    "09 30 95 6e 82 02 01 09 31 95 6e 82 02 01 09 32 95 6e 82 02 01"
    "09 20 95 18 b2 02 01 c0"
)

# MSR605X: 64 bytes in, and 64 bytes out as a feature report or as an output report; both are seen.
MSR605X = _items("06 00 ff 09 01 a1 01 15 00 26 ff 00 75 08 95 40 09 01 81 02 09 01 91 02 09 01 b1 02 c0")
