"""Memory for card data: of fixed size, never shown, and zeroed after use."""

from collections.abc import Iterator
from typing import Self


class Secret:
    """Up to `capacity` bytes of card data.

    The buffer never grows, since growing would leave a copy behind in freed memory. Its content does not show
    in `repr`, does not pickle, and is read only through `view`.
    """

    __slots__ = ("_buffer", "_length")

    def __init__(self, capacity: int) -> None:
        self._buffer = bytearray(capacity)
        self._length = 0

    @classmethod
    def of(cls, data: bytes | bytearray | memoryview) -> Self:
        """Copy data into a secret of its own."""
        secret = cls(len(data))
        secret._buffer[:] = data
        secret._length = len(data)
        return secret

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[int]:
        return (self._buffer[at] for at in range(self._length))

    def __repr__(self) -> str:
        return f"<secret of {self._length} bytes>"

    def __reduce__(self) -> str:
        raise TypeError("a secret is not copied out of the process")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and self.view() == other.view()

    __hash__ = None  # type: ignore[assignment]  # a hash of card data would be card data

    @property
    def full(self) -> bool:
        """Whether no further byte fits."""
        return self._length == len(self._buffer)

    def append(self, byte: int) -> None:
        """Add one byte.

        Raises:
            IndexError: the secret is full.
        """
        self._buffer[self._length] = byte
        self._length += 1

    def pop(self) -> int:
        """Take the last byte off and give it.

        Raises:
            IndexError: the secret is empty.
        """
        if not self._length:
            raise IndexError("an empty secret")
        self._length -= 1
        byte = self._buffer[self._length]
        self._buffer[self._length] = 0
        return byte

    def view(self, start: int = 0, end: int | None = None) -> memoryview:
        """Look at the bytes without copying them; the view shows zeroes once the secret is wiped."""
        return memoryview(self._buffer)[: self._length][start:end]

    def wipe(self) -> None:
        """Zero the whole buffer."""
        self._buffer[:] = bytes(len(self._buffer))
        self._length = 0
