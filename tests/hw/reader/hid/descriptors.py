"""Report descriptors of readers, as their manuals print them, and made to measure."""

# MagTek 99875191, section 4: the USB HID SureSwipe.
_MAGTEK_TRACKS = (
    "06 00 FF 09 01 A1 01 15 00 26 FF 00 75 08"
    "09 20 09 21 09 22 09 28 09 29 09 2A 09 38 95 07 81 02"
    "09 30 95 6E 82 02 01 09 31 95 6E 82 02 01 09 32 95 6E 82 02 01"
)
_MAGTEK_COMMAND = "09 20 95 18 B2 02 01"
MAGTEK = bytes.fromhex(_MAGTEK_TRACKS + _MAGTEK_COMMAND + "C0")

# MagTek 99875205: the insert reader, which also tells whether a card is in it.
MAGTEK_INSERT = bytes.fromhex(_MAGTEK_TRACKS + "09 39 95 01 81 02" + _MAGTEK_COMMAND + "C0")

# MagTek 99875475, section 2: MagneSafe V5 up to the MagnePrint status; the fields behind it in one piece.
MAGNESAFE = bytes.fromhex(
    "06 00 FF 09 01 A1 01 15 00 26 FF 00 75 08"
    "09 20 09 21 09 22 09 28 09 29 09 2A 09 38 95 07 81 02"
    "09 30 95 70 82 02 01 09 31 95 70 82 02 01 09 32 95 70 82 02 01"
    "09 39 95 01 81 02 75 20 09 23 95 01 81 02 75 08 09 33 96 1B 02 82 02 01" + _MAGTEK_COMMAND + "C0"
)

# MagTek 99875206, section 4: the same reader in keyboard mode.
MAGTEK_KEYBOARD = bytes.fromhex(
    "05 01 09 06 A1 01 05 07 19 E0 29 E7 15 00 25 01 75 01 95 08 81 02 95 01 75 08 81 03"
    "95 05 75 01 05 08 19 01 29 05 91 02 95 01 75 03 91 03"
    "95 06 75 08 15 00 25 66 05 07 19 00 29 66 81 00 26 FF 00 06 00 FF 09 20 95 18 B2 02 01 C0"
)

_VENDOR = "06 00 FF 09 01 A1 01 15 00 26 FF 00 75 08 95 40 09 02 81 02"
MSR605X_FEATURE = bytes.fromhex(_VENDOR + "09 03 B1 02 C0")
MSR605X_OUTPUT = bytes.fromhex(_VENDOR + "09 03 91 02 C0")
MSR605X_BOTH = bytes.fromhex(_VENDOR + "09 03 91 02 09 04 B1 02 C0")

# Usage page 8E as in the HID Point of Sale usage tables 1.02: lengths and data of two tracks.
POS_MSR = bytes.fromhex(
    "05 8E 09 01 A1 01 85 03 15 00 26 FF 00 75 08"
    "09 11 09 12 95 02 81 02 09 21 95 4F 82 02 01 09 22 95 28 82 02 01 C0"
)

MOUSE = bytes.fromhex("05 01 09 02 A1 01 09 01 A1 00 05 09 19 01 29 03 15 00 25 01 95 03 75 01 81 02 C0 C0")
