"""The mocked kernel of `mock_kernel.py`, seen from here: devices appear, and programs ask their nodes."""

import errno
import json
import os
import queue
import subprocess
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Final, Protocol, Self

_PROGRAM: Final = Path(__file__).with_name("mock_kernel.py")
_PYTHON: Final = "/usr/bin/python3"  # the one that has Debian's python3-gi
_PRELOAD: Final = "libumockdev-preload.so.0"
_SECONDS: Final = 20.0


class MockKernelError(Exception):
    """The mocked kernel does not do what it should."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a call on a node gives."""

    result: int = 0
    error: int = 0
    data: bytes = b""

    @classmethod
    def refused(cls, error: int) -> Self:
        """Give the answer of a call that fails."""
        return cls(-1, error)


class Asked(Protocol):
    """What stands behind a node."""

    def ioctl(self, client: int, request: int, data: bytes) -> Answer:
        """Answer an ioctl, whose number is `request` and whose argument points to `data`."""

    def write(self, data: bytes) -> Answer:
        """Take what was written."""

    def opened(self, client: int) -> None:
        """Hear that a program has opened the node."""

    def closed(self, client: int) -> None:
        """Hear that a program has closed the node."""


@dataclass(frozen=True, slots=True)
class Device:
    """A device for sysfs.

    Attributes:
        node: its node in /dev, or "".
        target: what really stands behind the node, such as /dev/pts/7.
        asked: who answers ioctls and writes on the node, if not the target itself.
        binary: attributes that are no text.
    """

    subsystem: str
    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    properties: Mapping[str, str] = field(default_factory=dict)
    binary: Mapping[str, bytes] = field(default_factory=dict)
    node: str = ""
    target: str = ""
    asked: Asked | None = None


class MockKernel:
    """A context manager; programs that are to see its devices are started with `environment`.

    Raises:
        MockKernelError: here and in every method: umockdev is not there or does not answer.
    """

    def __init__(self) -> None:
        self._asked: dict[str, Asked] = {}
        self._done: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            ["setpriv", "--pdeathsig", "TERM", _PYTHON, str(_PROGRAM)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "LD_PRELOAD": _PRELOAD},
            process_group=0,
        )
        line = _open(self._process.stdout).readline()
        if not line:
            raise MockKernelError(
                "umockdev does not start: are gir1.2-umockdev-1.0 and python3-gi installed?"
            )
        self.root = Path(json.loads(line)["root"])
        self.environment = {"LD_PRELOAD": _PRELOAD, "UMOCKDEV_DIR": str(self.root)}
        threading.Thread(target=self._listen, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _open(self._process.stdin).close()
        self._process.wait(_SECONDS)

    def add(self, device: Device, parent: str | None = None) -> str:
        """Let a device appear; give its path in sysfs."""
        node = {"path": device.node, "to": device.target, "asked": device.asked is not None}
        if device.asked:
            self._asked[device.node] = device.asked
        return self._order(
            do="add",
            subsystem=device.subsystem,
            name=device.name,
            parent=parent,
            attributes=dict(device.attributes),
            properties=dict(device.properties),
            binary={name: value.hex() for name, value in device.binary.items()},
            node=node if device.node else None,
        )

    def cut(self, path: str, device: Device) -> None:
        """Let every call on a device's node fail: its plug is out."""
        self._order(do="cut", path=path, node=device.node)

    def remove(self, path: str, device: Device) -> None:
        """Let a device disappear."""
        self._order(do="remove", path=path, node=device.node)

    def _order(self, **order: Any) -> str:
        self._say(**order)
        try:
            return self._done.get(timeout=_SECONDS)
        except queue.Empty as error:
            raise MockKernelError(f"umockdev does not answer to {order['do']}") from error

    def _say(self, **what: Any) -> None:
        stdin = _open(self._process.stdin)
        with self._lock:
            stdin.write(json.dumps(what) + "\n")
            stdin.flush()

    def _listen(self) -> None:
        for line in _open(self._process.stdout):
            said = json.loads(line)
            if "done" in said:
                self._done.put(said["done"])
            elif "came" in said:
                self._asked[said["node"]].opened(said["came"])
            elif "gone" in said:
                self._asked[said["node"]].closed(said["gone"])
            else:
                answer = self._answer(
                    said["node"], said["client"], said["request"], bytes.fromhex(said["data"])
                )
                self._say(
                    answer=said["ask"], result=answer.result, errno=answer.error, data=answer.data.hex()
                )

    def _answer(self, node: str, client: int, request: int, data: bytes) -> Answer:
        asked = self._asked.get(node)
        if asked is None:
            return Answer.refused(errno.ENODEV)
        return asked.ioctl(client, request, data) if request else asked.write(data)


def _open(stream: IO[str] | None) -> IO[str]:
    if stream is None:
        raise MockKernelError("umockdev was not started to be talked to")
    return stream
