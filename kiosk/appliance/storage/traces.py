"""Traces of a ledger whose file system has lost every superblock."""

from typing import Final

from kiosk.appliance.storage.kept import FORMAT_FILE, LEDGER_FILES, LEDGER_FOLDER
from kiosk.appliance.storage.layout import BLOCK, MIB
from kiosk.ledger.schema import APPLICATION_ID

SEARCHED: Final = 64 * MIB
"""So many bytes from the start are searched: there lie the directories' and files' tables of such a card."""

_DATABASE: Final = b"SQLite format 3\0"
_APPLICATION: Final = APPLICATION_ID.to_bytes(4, "big")
_NAME: Final = LEDGER_FILES[0].encode()
_ROOT: Final = tuple(name.encode() for name in ("lost+found", FORMAT_FILE, LEDGER_FOLDER))


def has_trace(content: bytes) -> bool:
    """Tell whether a block of these holds the head of a ledger, or a directory with a ledger's name in it."""
    blocks = (content[at : at + BLOCK] for at in range(0, len(content), BLOCK))
    return any(is_ledger(block) or _is_its_folder(block) for block in blocks)


def is_ledger(block: bytes) -> bool:
    """Tell whether a file that begins like this is a ledger."""
    return block.startswith(_DATABASE) and block[68:72] == _APPLICATION


def _is_its_folder(block: bytes) -> bool:
    # A directory begins with an entry of 12 bytes for "." and one for "..".
    is_folder = block[4:9] == b"\x0c\x00\x01\x02." and block[18:22] == b"\x02\x02.."
    return is_folder and (_NAME in block or all(name in block for name in _ROOT))
