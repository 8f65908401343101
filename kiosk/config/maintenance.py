"""`[maintenance]`: the technician's PIN for the maintenance menu."""

import re
from typing import Annotated, Final

from msgspec import Meta

from hw.service.settings import Settings as Table
from hw.service.strict_toml import UnfitError
from hw.service.toml_secrets import SECRET
from kiosk.config.wifi import KEPT

SHORTEST: Final = 6
LONGEST: Final = 12

_FORM: Final = '6 to 12 digits that are not in a row, or "" for no maintenance menu'
_DIGITS: Final = re.compile(rf"[0-9]{{{SHORTEST},{LONGEST}}}")
_ROWS: Final = ("0123456789012345678901", "1098765432109876543210")

Pin = Annotated[str, Meta(description=f"text: {_FORM}", extra=SECRET)]


class MaintenanceSettings(Table, frozen=True, kw_only=True):
    """`[maintenance]`: who may open the maintenance menu.

    Attributes:
        pin: a secret; "" where there is no menu, KEPT for the one that the kiosk keeps.
    """

    pin: Pin = ""

    def __repr__(self) -> str:
        return f"MaintenanceSettings(pin={'set' if self.pin else 'none'})"

    def __post_init__(self) -> None:
        """Refuse what is no PIN, and one that is tried first.

        Raises:
            UnfitError: it is.
        """
        if words := _fault(self.pin):
            raise UnfitError((("pin",), f"{words}; expected {_FORM}"))


def _fault(pin: str) -> str:
    if pin in {"", KEPT}:
        return ""
    if not _DIGITS.fullmatch(pin):
        return f"has {len(pin)} characters, or others than digits"
    if len(set(pin)) == 1 or any(pin in row for row in _ROWS):
        return "has its digits in a row, or all alike"
    return ""
