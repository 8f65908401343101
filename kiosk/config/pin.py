"""By what a PIN is known that nobody keeps: a slow digest of it."""

import hashlib
import hmac
import os
from pathlib import Path
from typing import Final

import msgspec

from kiosk.config.maintenance import MaintenanceSettings
from kiosk.config.wifi import KEPT
from kiosk.domain.hidden import hiding

FILE: Final = "maintenance-pin.json"
"""Beside the appliance's own settings file, readable by the kiosk alone."""

_SALT: Final = 16
_COST: Final = 2**14
"""Of scrypt: 16 MiB and, on the slowest board, some 0.3 s for each try."""


class PinDigest(msgspec.Struct, frozen=True):
    """What knows a PIN; the PIN cannot be read off it, only tried, each try being slow."""

    salt: bytes
    digest: bytes

    def __repr__(self) -> str:
        return "PinDigest()"

    def fits(self, pin: str) -> bool:
        """Tell whether it is that PIN; takes a while, so not on the main thread."""
        return hmac.compare_digest(self.digest, _digest(pin, self.salt))


def digest_of(pin: str) -> PinDigest:
    """Return a digest of the PIN, another one each time."""
    salt = os.urandom(_SALT)
    return PinDigest(salt, _digest(pin, salt))


def read_digest(path: Path) -> PinDigest | None:
    """Return the digest in a file; None if there is none, or none that can be read."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=PinDigest)
    except (OSError, msgspec.DecodeError):
        return None


class PlainPin(msgspec.Struct, frozen=True):
    """A PIN as settings have it that hold it in the clear: a digest would protect nothing there."""

    pin: str

    __repr__ = hiding("pin")

    def fits(self, pin: str) -> bool:
        """Tell whether it is that PIN."""
        return hmac.compare_digest(self.pin.encode(), pin.encode())


KnownPin = PinDigest | PlainPin


def pin_of(settings: MaintenanceSettings, path: Path | None = None) -> KnownPin | None:
    """Return what knows the PIN of settings; None where none is set.

    Args:
        settings: `[maintenance]`.
        path: their file, beside which the appliance puts the PIN that it keeps.
    """
    if settings.pin == KEPT:
        return read_digest(path.resolve().parent / FILE) if path else None
    return PlainPin(settings.pin) if settings.pin else None


def _digest(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=salt, n=_COST, r=8, p=1, maxmem=2 * 128 * 8 * _COST)
