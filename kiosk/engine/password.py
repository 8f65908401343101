"""The session's password as nobody can read it: salted, hashed hard to guess, and only in memory."""

import hmac
import secrets
from hashlib import scrypt
from typing import Final

from msgspec import Struct

from kiosk.domain.hidden import hiding

_COST: Final = 2**15
_BLOCK: Final = 8
_LANES: Final = 3
"""32 MiB, three times over: OWASP's choice for a board that has not 128 MiB to spare."""
_ROOM: Final = 2 * 128 * _COST * _BLOCK
_SALT_BYTES: Final = 16


class _Hashed(Struct, frozen=True):
    salt: bytes
    hash: bytes

    __repr__ = hiding("salt", "hash")


class SessionPassword:
    """What the password typed at the lock is held against; used from one thread.

    It is never written anywhere, and gone with the session.

    Args:
        cost: scrypt's N; less only where nobody guesses.
    """

    def __init__(self, cost: int = _COST) -> None:
        self._cost = cost
        self._kept: _Hashed | None = None

    def remember(self, password: str) -> None:
        """Take the password with which the session was opened."""
        self._kept = None
        salt = secrets.token_bytes(_SALT_BYTES)
        self._kept = _Hashed(salt, self._hash(password, salt))

    def forget(self) -> None:
        """Let nothing match any more."""
        self._kept = None

    def matches(self, password: str) -> bool:
        """Tell whether it is that password; what is not remembered takes as long, and is not."""
        kept = self._kept or _Hashed(bytes(_SALT_BYTES), b"")
        return hmac.compare_digest(self._hash(password, kept.salt), kept.hash)

    def _hash(self, password: str, salt: bytes) -> bytes:
        return scrypt(password.encode(), salt=salt, n=self._cost, r=_BLOCK, p=_LANES, maxmem=_ROOM)
