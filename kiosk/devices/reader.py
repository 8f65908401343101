"""The card reader over the reader service: its messages become events, arming is sent from a thread."""

import logging
import threading
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Protocol

from msgspec.structs import replace

from hw.service import reader_messages as messages
from hw.service.connection import ServiceGoneError, ServiceRefusedError, ServiceTimeoutError
from kiosk.domain.card import Card
from kiosk.engine.worker import Worker
from kiosk.flow import events
from kiosk.flow.events import Event
from kiosk.flow.maintenance.events import Sounded, SwipeSeen
from kiosk.flow.state import ReaderStatus

log = logging.getLogger(__name__)


class Client(Protocol):
    """What is used of hw.service.reader_client.ReaderClient."""

    def watch(self) -> Iterable[messages.ReaderMessage]:
        """Yield the present state, then every message, for ever."""
        ...

    def arm(self) -> None:
        """Wait for a card."""
        ...

    def disarm(self) -> None:
        """Wait no longer."""
        ...

    def say(self, phrase: str, language: str) -> None:
        """Say a phrase."""
        ...


class ServiceReader:
    """Implements kiosk.ports.reader.Reader.

    Args:
        client: of the reader service.
    """

    def __init__(self, client: Client) -> None:
        self._client = client
        self._calls = Worker("reader calls")
        self._status = ReaderStatus()

    def start(self, post: Callable[[Event], None]) -> None:
        """Listen to the service from now on; `post` takes events from any thread."""
        threading.Thread(target=self._listen, args=(post,), name="reader", daemon=True).start()

    def arm(self) -> None:
        """Accept the next swipe."""
        self._calls.submit(partial(_try, self._client.arm))

    def disarm(self) -> None:
        """Ignore swipes."""
        self._calls.submit(partial(_try, self._client.disarm))

    def say(self, phrase: str, language: str) -> None:
        """Have a phrase said by the process that owns the sound."""
        self._calls.submit(partial(_try, partial(self._client.say, phrase, language)))

    def stop(self) -> None:
        """Make no more calls; the listening ends with the client."""
        self._calls.stop(1.0)

    def _listen(self, post: Callable[[Event], None]) -> None:
        for message in self._client.watch():
            for event in self._events(message):
                post(event)

    def _events(self, message: messages.ReaderMessage) -> Iterator[Event]:
        match message:
            case messages.CardRead(card=card):
                yield SwipeSeen("read", ((0, "OK", card.shape),), card.issuer)
                yield events.CardRead(Card(card.issuer, card.last_four, card.jwe))
            case messages.SwipeFailed(reason=reason, tracks=tracks, shapes=shapes):
                seen = tuple((at, tracks[at], shapes.get(at, "")) for at in sorted(tracks))
                yield SwipeSeen(reason, seen)
                yield events.SwipeFailed(reason)
            case messages.SoundGiven(channel=channel):
                yield Sounded(channel)
            case messages.Disarmed(reason="timeout" | "starting"):
                yield events.ReaderDisarmed()
        status = _after(self._status, message)
        if status != self._status:
            self._status = status
            yield events.ReaderChanged(status)


def _after(status: ReaderStatus, message: messages.ReaderMessage) -> ReaderStatus:
    """Return the reader's state after a message."""
    match message:
        case messages.ReaderOnline():
            return replace(status, online=True, reason="", swiping=False)
        case messages.ReaderOffline(reason=why):
            return ReaderStatus(online=False, lamp="off", reason=why)
        case messages.LampShown(colour=colour):
            return replace(status, lamp=colour)
        case messages.SwipeStarted():
            return replace(status, swiping=True)
        case messages.CardRead() | messages.SwipeFailed() | messages.Disarmed():
            return replace(status, swiping=False)
        case _:
            return status


def _try(call: Callable[[], None]) -> None:
    """Make a call; a service that is away is armed when it reports that it is back."""
    try:
        call()
    except (ServiceGoneError, ServiceTimeoutError, ServiceRefusedError) as error:
        log.warning("the reader service did not take a call: %s", error)
