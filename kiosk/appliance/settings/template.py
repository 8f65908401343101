"""The kiosk.toml that is on every new card, and whether anybody has written anything into it."""

import tomllib
from pathlib import Path
from typing import Final

TEMPLATE: Final = Path(__file__).with_name("template.toml")
"""What the image puts on the card."""

_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"


def is_untouched(content: bytes) -> bool:
    """Tell whether a file sets just what the template does, whatever its comments and line ends."""
    try:
        return _data(content) == _data(TEMPLATE.read_bytes())
    except ValueError:
        return False


def _data(content: bytes) -> dict[str, object]:
    return tomllib.loads(content.removeprefix(_BYTE_ORDER_MARK).decode())
