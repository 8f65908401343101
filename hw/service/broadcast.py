"""One stream of messages for any number of watching clients, none of whom can hold up the others."""

import os
import select
import socket
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")
_MOST_WAITING = 256


class Subscription(Generic[T]):
    """One client's queue, which ends when the client leaves or the queue is closed.

    A client that lets more than 256 messages wait is cut off; it watches again and gets the present state.
    """

    def __init__(self, first: Sequence[T]) -> None:
        self._waiting: deque[T] = deque(first)
        self._wake = os.eventfd(1)
        self._open = True
        self._lock = threading.Lock()

    def put(self, message: T) -> None:
        """Queue a message; never blocks."""
        with self._lock:
            if len(self._waiting) >= _MOST_WAITING:
                self._open = False
            if self._open:
                self._waiting.append(message)
            self._ring()

    def close(self) -> None:
        """Let the messages that wait be the last ones."""
        with self._lock:
            self._open = False
            self._ring()

    def messages(self, connection: socket.socket) -> Iterator[T]:
        """Yield messages until the subscription is closed or the client of `connection` hangs up.

        The iterator owns the wake-up descriptor and closes it at its end, so it is iterated once.
        """
        try:
            while self._open and not self._client_left(connection):
                yield from self._take()
            yield from self._take()
        finally:
            with self._lock:
                self._open = False
                os.close(self._wake)
                self._wake = -1

    def _client_left(self, connection: socket.socket) -> bool:
        client = connection.fileno()
        readable, _, _ = select.select([self._wake, client], [], [])
        # A client sends nothing while it watches: what can be read is its hang-up or a breach of protocol.
        return client in readable

    def _take(self) -> list[T]:
        with self._lock:
            taken = list(self._waiting)
            self._waiting.clear()
            if select.select([self._wake], [], [], 0)[0]:
                os.eventfd_read(self._wake)
        return taken

    def _ring(self) -> None:
        if self._wake >= 0:
            os.eventfd_write(self._wake, 1)


class Broadcast(Generic[T]):
    """The messages of a service: a new client first gets the present state, then everything that follows.

    Args:
        state: gives the messages that describe the present state. A service that changes its state
            before it publishes the change loses none; at worst a new client is told it twice.
    """

    def __init__(self, state: Callable[[], Sequence[T]]) -> None:
        self._state = state
        self._lock = threading.Lock()
        self._subscriptions: set[Subscription[T]] = set()

    def publish(self, *messages: T) -> None:
        """Hand messages to every client, in order."""
        with self._lock:
            for subscription in self._subscriptions:
                for message in messages:
                    subscription.put(message)

    def watch(self, connection: socket.socket) -> Iterator[T]:
        """Yield the present state, then all messages, until the client hangs up or `close` is called."""
        with self._lock:
            subscription = Subscription(self._state())
            self._subscriptions.add(subscription)
        try:
            yield from subscription.messages(connection)
        finally:
            with self._lock:
                self._subscriptions.discard(subscription)

    def close(self) -> None:
        """End every stream."""
        with self._lock:
            for subscription in self._subscriptions:
                subscription.close()
