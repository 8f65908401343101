"""What can be plugged in and pulled out."""

from abc import ABC, abstractmethod
from types import TracebackType
from typing import Self


class Pluggable(ABC):
    """A context manager, within which it is plugged in; whatever happens, it is out afterwards."""

    def __enter__(self) -> Self:
        self.plug()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.unplug()

    @abstractmethod
    def plug(self) -> None:
        """Plug it in; without effect when it is in."""

    @abstractmethod
    def unplug(self) -> None:
        """Pull it out; without effect when it is out."""
