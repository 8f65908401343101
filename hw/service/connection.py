"""The client's end of a Varlink service on a Unix socket, with time limits and three kinds of failure."""

import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Self

import varlink
import varlink.error

_INTERFACES = Path(__file__).parent


class ServiceGoneError(ConnectionError):
    """Nobody serves the socket, or the service hung up."""


class ServiceTimeoutError(TimeoutError):
    """The service took the call but did not answer in time."""


class ServiceRefusedError(Exception):
    """The service answered with an error of its interface.

    Attributes:
        keyword: the error's name without the interface's, for example `NotOnline`.
        parameters: what the service says of it.
    """

    def __init__(self, keyword: str, parameters: dict[str, Any]) -> None:
        super().__init__(keyword)
        self.keyword = keyword
        self.parameters = parameters


class Connection:
    """One connection to a service; a context manager. One call or one stream at a time.

    Args:
        path: the service's Unix socket.
        interface: the name of the Varlink interface, whose file lies beside this module.
        timeout: seconds to wait for a connection and for each answer of `call`.
        silence: seconds between two answers of `stream` after which the service counts as hung, or None.

    Raises:
        ServiceGoneError: nobody serves the socket.
    """

    def __init__(
        self, path: Path, interface: str, timeout: float = 5.0, silence: float | None = None
    ) -> None:
        self._silence = silence
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(timeout)
        self._handler = _Handler(_described(interface), self._socket)
        try:
            self._socket.connect(str(path))
        except OSError as error:
            self._socket.close()
            raise ServiceGoneError(f"nobody serves {path}") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._handler.close()

    def close(self) -> None:
        """Hang up; a stream that waits in another thread ends with `ServiceGoneError`."""
        try:
            self._socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            return  # the service hung up first

    def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """Call a method and wait for its answer.

        Raises:
            ServiceGoneError: the service hung up.
            ServiceTimeoutError: no answer within the time limit; the connection is of no more use.
            ServiceRefusedError: the service answered with an error.
        """
        with _failures():
            return self._handler.call(method, parameters)

    def stream(self, method: str, **parameters: object) -> Iterator[dict[str, Any]]:
        """Call a streaming method and yield its answers as they come.

        Raises:
            ServiceGoneError: the service hung up before the end of the stream.
            ServiceTimeoutError: the service was silent for too long.
            ServiceRefusedError: the service answered with an error.
        """
        self._socket.settimeout(self._silence)
        with _failures():
            yield from self._handler.stream(method, parameters)


class _Handler(varlink.SimpleClientInterfaceHandler):
    """Varlink's own, but for the function that it gives itself for each method.

    Each of those holds it, so that only looking for garbage would take a connection away.
    """

    def call(self, method: str, parameters: Mapping[str, object]) -> dict[str, Any]:
        answer: dict[str, Any] = self._call(method, **parameters)
        return answer

    def stream(self, method: str, parameters: Mapping[str, object]) -> Iterator[dict[str, Any]]:
        yield from self._call_more(method, **parameters)

    def _add_method(self, method: object) -> None:
        del method


@cache
def _described(interface: str) -> Any:
    """Read an interface's description, once: parsing takes longer than a call."""
    return varlink.Interface((_INTERFACES / f"{interface}.varlink").read_text(encoding="utf-8"))


@contextmanager
def _failures() -> Iterator[None]:
    try:
        yield
    except varlink.VarlinkError as error:
        raise ServiceRefusedError(
            str(error.error()).rpartition(".")[2], dict(error.parameters() or {})
        ) from None
    except TimeoutError as error:
        raise ServiceTimeoutError("no answer in time") from error
    except (OSError, ValueError) as error:
        raise ServiceGoneError("the service hung up") from error
