"""Asking an MSR120: one command, one answer, asked again where it was lost on the way."""

import time

from hw.reader.device import DeviceError
from hw.reader.driver import RawTrack
from hw.reader.msr120.language import (
    ACK,
    AGAIN,
    ANSWER_TIME,
    ARM,
    ASK_STATUS,
    CANNOT,
    COMM_ERROR,
    INVALID,
    POWER_ON,
    Status,
    patience,
    single,
    status_of,
    track_of,
)
from hw.reader.port import Port
from hw.reader.secret import Secret

TRIES = 3
_CAPACITY = 128  # of a track; the longest valid one has 107 characters
_LONGEST = 512  # bytes; a line that never falls silent is no answer


class RestartedError(Exception):
    """The reader has lost its power and forgotten everything."""


class Dialogue:
    """Asks the reader at a port. Every method raises `DeviceError` when it answers no more.

    Attributes:
        heard: when something last came from the reader.
    """

    def __init__(self, port: Port) -> None:
        self._port = port
        self._acks = 0
        self.heard = time.monotonic()

    def asked(self, command: bytes, seconds: float = ANSWER_TIME) -> int | None:
        """Give the first byte of the answer; what came before the command is no part of it.

        Raises:
            RestartedError: the reader has started anew.
        """
        self._port.drop_input()
        self._port.send(command)
        return self._byte(time.monotonic() + seconds)

    def insisted(self, command: bytes) -> None:
        """Give a command that does no harm twice, until the reader acknowledges it."""
        for _ in range(TRIES):
            if self.asked(command) == ACK:
                return
        raise DeviceError("no-answer")

    def armed(self) -> bool:
        """Arm the reader; tell whether it has cleared its buffers, and waits for a card or has one already.

        An acknowledgement alone may be a late one of another command, and what the reader then holds the card
        before; the second one is that of a swipe.
        """
        self._acks = 0
        if self.asked(ARM) != ACK:
            return False
        self._port.send(ASK_STATUS)
        status = self._status_by(time.monotonic() + ANSWER_TIME) or self.status()
        return status.ready or (status.holds and self._acks > 1)

    def status(self) -> Status:
        """Ask what the reader is at."""
        for _ in range(TRIES):
            self._port.drop_input()
            self._port.send(ASK_STATUS)
            status = self._status_by(time.monotonic() + ANSWER_TIME)
            if status is not None:
                return status
        raise DeviceError("no-answer")

    def _status_by(self, end: float) -> Status | None:
        while (byte := self._byte(end)) == ACK:
            pass  # a card is drawn at this very moment
        return None if byte is None else status_of(byte)

    def track(self, command: bytes) -> RawTrack:
        """Ask for a track, and for the same again: a line without parity must say the same thing twice.

        Raises:
            RestartedError: the reader has started anew.
        """
        answer = self._all(command)
        if single(answer) is not None:
            return track_of(answer)
        if not self._said_again(answer):
            answer.wipe()
            return RawTrack(answer, "DROPPED")
        return track_of(answer)

    def _said_again(self, answer: Secret) -> bool:
        try:
            again = self._all(AGAIN)
        except (DeviceError, RestartedError):
            answer.wipe()
            raise
        agreed = answer == again or single(again) in {INVALID, CANNOT}  # it cannot say anything twice
        again.wipe()
        return agreed

    def _byte(self, end: float) -> int | None:
        while (left := end - time.monotonic()) > 0 and self._port.wait(left):
            with self._port.received() as data:
                if not len(data):
                    continue
                self.heard = time.monotonic()
                if POWER_ON in data:
                    raise RestartedError
                self._acks += sum(byte == ACK for byte in data)
                return next((byte for byte in data if byte != ACK), data[0])
        return None

    def _all(self, command: bytes) -> Secret:
        """Give the whole answer, asked for again where the reader did not get the question."""
        for _ in range(TRIES):
            answer = self._until_silence(command)
            if single(answer) == POWER_ON:
                raise RestartedError
            if len(answer) and single(answer) != COMM_ERROR:
                return answer
        if not len(answer):
            raise DeviceError("no-answer")
        return answer

    def _until_silence(self, command: bytes) -> Secret:
        answer, come = Secret(_CAPACITY), 0
        try:
            self._port.drop_input()
            self._port.send(command)
            while come <= _LONGEST and self._port.wait(patience(answer)):
                with self._port.received() as data:
                    self.heard = time.monotonic() if len(data) else self.heard
                    come += len(data)
                    for byte in data[: _CAPACITY - len(answer)]:
                        answer.append(byte)
        except DeviceError:
            answer.wipe()
            raise
        return answer
