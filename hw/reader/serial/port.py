"""A serial port at 9600 8N1 whose bytes go straight into memory that can be wiped."""

import fcntl
import os
import select
import struct
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

import serial

from hw.reader.device import opening, read_into, using

_TIOCGICOUNT = 0x545D  # asm-generic/ioctls.h
_COUNTERS = struct.Struct("20i")  # struct serial_icounter_struct of linux/serial.h
_FAULT_COUNTERS = slice(6, 11)  # frame, overrun, parity, break, buffer overrun

# N_NULL and N_TTY of linux/tty.h
_NO_DISCIPLINE, _TERMINAL_DISCIPLINE = struct.pack("i", 27), struct.pack("i", 0)


class SerialPort:
    """A serial port, open and locked for this process; a context manager.

    Raises:
        DeviceError: here and in every method, when the port cannot be used.
    """

    def __init__(self, device: str) -> None:
        with opening():
            # With any time between bytes pyserial sets VMIN to 1: only so the kernel tells a line
            # on which nothing waits (EAGAIN) from one that has hung up (no bytes).
            self._serial = serial.Serial(device, 9600, timeout=0, inter_byte_timeout=0, exclusive=True)
        self._buffer = bytearray(256)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self._serial.close()

    def send(self, data: bytes) -> None:
        """Write bytes and wait until they are on the wire."""
        with using():
            os.write(self._serial.fileno(), data)
            termios.tcdrain(self._serial.fileno())

    def drop_input(self) -> None:
        """Forget what has come and was not received; the kernel forgets the last 4 KiB that were, too.

        It keeps them until others are written over them, which takes half an hour of health tests. They go
        with its line discipline; a kernel that zeroes what it lets go of (init_on_free) wipes them.
        """
        port = self._serial.fileno()
        with using():
            termios.tcflush(port, termios.TCIFLUSH)
            try:
                fcntl.ioctl(port, termios.TIOCSETD, _NO_DISCIPLINE)
            except OSError:
                return  # a kernel without that one goes on with what it has
            fcntl.ioctl(port, termios.TIOCSETD, _TERMINAL_DISCIPLINE)

    def wait(self, seconds: float | None, wake: int = -1) -> bool:
        """Wait for bytes, or until the descriptor `wake` is readable; tell of bytes or a hang-up."""
        port = self._serial.fileno()
        watched = [port] if wake < 0 else [port, wake]
        return port in select.select(watched, [], [], seconds)[0]

    @contextmanager
    def received(self) -> Iterator[memoryview]:
        """Give the bytes that have come, and wipe them at the context's end.

        A view of no bytes: the wait for them ended in vain, and the reader is still there.
        """
        count = read_into(self._serial.fileno(), self._buffer)
        try:
            yield memoryview(self._buffer)[:count]
        finally:
            self._buffer[:] = bytes(len(self._buffer))

    def faults(self) -> tuple[int, ...]:
        """Give the kernel's counts of bytes lost or damaged on the line; () where it keeps none."""
        try:
            counted = fcntl.ioctl(self._serial.fileno(), _TIOCGICOUNT, bytes(_COUNTERS.size))
        except OSError:
            return ()  # a pty, or a converter without counters
        return _COUNTERS.unpack(counted)[_FAULT_COUNTERS]
