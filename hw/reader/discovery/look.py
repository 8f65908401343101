"""Looks at what is plugged in now, with what is known of readers now."""

import logging
from pathlib import Path

import pyudev

from hw.reader.discovery import taught
from hw.reader.discovery.nodes import nodes
from hw.reader.discovery.survey import Knowledge, Survey
from hw.reader.discovery.table import known_readers
from hw.reader.discovery.taught import TaughtKeyboard
from hw.service.settings import ReaderSettings
from hw.service.strict_toml import ConfigError

log = logging.getLogger(__name__)


class Look:
    """Surveys what is plugged in; what was taught meanwhile counts from the next survey on."""

    def __init__(self, settings: ReaderSettings) -> None:
        self._settings = settings
        self._context = pyudev.Context()
        self._complaint = ""

    def __call__(self) -> Survey:
        """Look."""
        return Knowledge(known_readers(), self._taught(), self._settings).survey(nodes(self._context))

    def _taught(self) -> tuple[TaughtKeyboard, ...]:
        """Give what was taught; a faulty file teaches nothing, and the other readers still work."""
        try:
            return taught.read(Path(self._settings.taught))
        except ConfigError as error:
            if str(error) != self._complaint:
                self._complaint = str(error)
                log.warning("no taught reader is used: %s", error)
            return ()
