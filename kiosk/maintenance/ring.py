"""The kiosk's own log of late, kept in memory and without personal data."""

import logging
from collections import deque
from typing import Final

from kiosk.domain.redaction import redacted

LINES: Final = 500


class Ring(logging.Handler):
    """Keeps the last lines; hides what could be a person's before it keeps anything."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.setFormatter(logging.Formatter("%(asctime)s %(name)s %(levelname)s %(message)s"))
        self._lines: deque[str] = deque(maxlen=LINES)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record's lines."""
        if record.name != "kivy" or record.levelno >= logging.WARNING:
            self._lines.extend(map(redacted, self.format(record).splitlines()))

    def lines(self) -> tuple[str, ...]:
        """Return them, oldest first."""
        return tuple(self._lines)
