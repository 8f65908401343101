"""The reception kiosk for health-insurance cards."""

from typing import Final

VERSION: Final = "0.1.0"
