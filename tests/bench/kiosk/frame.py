"""How often the appliance draws."""

from typing import Final

FRAME: Final = 1 / 30
"""Seconds from one picture to the next."""
