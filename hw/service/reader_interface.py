"""The reader station as the Varlink interface `lv.polise.Reader`."""

import socket
from collections.abc import Iterator
from typing import Any, cast

import msgspec
import varlink

from hw.feedback.speech import Language, Phrase, Speech, is_phrase
from hw.service.reader_messages import to_event
from hw.service.reader_station import Station

INTERFACE = "lv.polise.Reader"
_OFFERED = frozenset({"good", "bad", "test"})

Answer = dict[str, Any]


class ReaderInterface:
    """The interface's methods, each called in the thread of its connection."""

    def __init__(self, station: Station, speech: Speech | None = None) -> None:
        self._station = station
        self._speech = speech or Speech("")

    def Watch(self, _request: socket.socket) -> Iterator[Answer]:  # noqa: N802 - the interface's name
        """Stream the present state, then every event."""
        for message in self._station.events.watch(_request):
            yield {"event": to_event(message), "_continues": True}

    def Arm(self) -> Answer:  # noqa: N802 - the interface's name
        """Wait for one good card."""
        self._station.arming.begin()
        return {}

    def Disarm(self) -> Answer:  # noqa: N802 - the interface's name
        """Wait no longer."""
        self._station.arming.end("asked")
        return {}

    def Info(self) -> Answer:  # noqa: N802 - the interface's name
        """Tell what is plugged in."""
        return dict(msgspec.to_builtins(self._station.info()))

    def Trace(self) -> Answer:  # noqa: N802 - the interface's name
        """Give the lamp's and the signals' traces."""
        return dict(msgspec.to_builtins(self._station.trace.entries()))

    def Feedback(self, pattern: str) -> Answer:  # noqa: N802 - the interface's name
        """Play a pattern."""
        if pattern not in _OFFERED:
            raise varlink.VarlinkError(
                {"error": f"{INTERFACE}.UnknownPattern", "parameters": {"pattern": pattern}}
            )
        self._station.play(pattern)
        return {}

    def Say(self, phrase: str, language: str) -> Answer:  # noqa: N802 - the interface's name
        """Say a phrase."""
        if not is_phrase(phrase, language):
            raise varlink.VarlinkError(
                {"error": f"{INTERFACE}.UnknownPhrase", "parameters": {"phrase": phrase}}
            )
        self._speech.say(cast("Phrase", phrase), cast("Language", language))
        return {}
