"""Log-ins: scrypt-hashed passwords and bearer tokens that expire; of a token only its hash is stored."""

import hmac
import secrets
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from hashlib import scrypt, sha256
from typing import Final
from zoneinfo import ZoneInfo

from kiosk.sandbox.sample import Operator
from kiosk.sandbox.store import Store
from kiosk.sandbox.wire import messages as m
from kiosk.sandbox.wire.problems import ProblemError

Clock = Callable[[], datetime]
"""Now, as an aware time in the service's local zone."""

NOBODY: Final = f"scrypt$16384$8$1${'00' * 16}${'00' * 32}"
"""What a password is checked against when there is no such user, so that both take as long."""


def clock_in(zone: ZoneInfo) -> Clock:
    """Return the wall clock of a zone: where an insurer's day ends is not where the machine's does."""
    return lambda: datetime.now(zone)


def matches(password: str, stored: str) -> bool:
    """Tell whether a password is the one behind scrypt$n$r$p$salt$hash."""
    _, n, r, p, salt, expected = stored.split("$")
    key = scrypt(
        password.encode(), salt=bytes.fromhex(salt), n=int(n), r=int(r), p=int(p), dklen=len(expected) // 2
    )
    return hmac.compare_digest(key, bytes.fromhex(expected))


def rfc3339(at: datetime) -> str:
    """Return a time as RFC 3339 in UTC, to the second."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Sessions:
    """The open sessions."""

    def __init__(
        self,
        store: Store,
        operators: Sequence[Operator],
        institution: m.Institution,
        clock: Clock,
        lifetime: timedelta,
    ) -> None:
        self._store = store
        self._operators = {operator.user: operator for operator in operators}
        self._institution = institution
        self._clock = clock
        self._lifetime = lifetime

    def open(self, credentials: m.Credentials) -> m.Session:
        """Log in.

        Raises:
            ProblemError: `wrong-credentials`.
        """
        operator = self._operators.get(credentials.user)
        right = matches(credentials.password, NOBODY if operator is None else operator.password)
        if operator is None or not right:
            raise ProblemError("wrong-credentials")
        token = secrets.token_urlsafe(32)
        expires = self._clock() + self._lifetime
        with self._store.writing() as db:
            db.execute("DELETE FROM sessions WHERE expires_at <= ?", (self._clock().timestamp(),))
            db.execute(
                "INSERT INTO sessions VALUES (?, ?, ?)", (_hash(token), operator.id, expires.timestamp())
            )
        return self._session(token, expires, operator)

    def require(self, token: str) -> None:
        """Check that a session is open.

        Raises:
            ProblemError: `session-expired`.
        """
        now = self._clock().timestamp()
        with self._store.writing() as db:
            query = "SELECT 1 FROM sessions WHERE token_hash = ? AND expires_at > ?"
            if db.execute(query, (_hash(token), now)).fetchone() is None:
                raise ProblemError("session-expired")

    def close(self, token: str) -> None:
        """Log out; a session that is not open is closed already."""
        with self._store.writing() as db:
            db.execute("DELETE FROM sessions WHERE token_hash = ?", (_hash(token),))

    def _session(self, token: str, expires: datetime, operator: Operator) -> m.Session:
        who = m.Operator(id=operator.id, name=operator.name, role=operator.role)
        return m.Session(
            token=token, expires_at=rfc3339(expires), operator=who, institution=self._institution
        )


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
