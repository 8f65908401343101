"""The guest's end of `tests.kernel.hands`: what is done to the USB devices from outside."""

import json
import select
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

PORT = Path("/dev/virtio-ports/hands")
_LONGEST = 60.0

Device = Literal["keyboard", "converter"]


class Outside:
    """Asks the host to do things; a context manager. Each call returns when it is done."""

    def __init__(self) -> None:
        self._port = PORT.open("r+b", buffering=0)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self._port.close()

    def plug(self, what: Device) -> None:
        """Plug a device in; the MSR605 at the end of the converter starts anew."""
        self._ask("plug", what=what)

    def unplug(self, what: Device) -> None:
        """Pull a device out."""
        self._ask("unplug", what=what)

    def type(self, text: str, **then: Any) -> None:
        """Type on the keyboard: see `Hands`."""
        self._ask("type", text=text, **then)

    def reports(self) -> list[bytes]:
        """Give the HID reports that the keyboard was told since it was plugged in."""
        return list(map(bytes, self._ask("reports")))

    def swipe(self, *tracks: str, **how: Any) -> bool:
        """Swipe a card at the MSR605; tell whether it was armed."""
        return bool(self._ask("swipe", tracks=tracks, **how))

    def frame_length(self, *tracks: str) -> int:
        """Tell how many bytes such a swipe sends."""
        return int(self._ask("frame-length", tracks=tracks))

    def power(self, *, on: bool) -> None:
        """Plug the MSR605's supply in or out."""
        self._ask("power", on=on)

    def reader(self) -> dict[str, Any]:
        """Ask for the MSR605's state: armed, lamp, lamps, oddities."""
        state: dict[str, Any] = self._ask("reader")
        return state

    def _ask(self, do: str, **how: Any) -> Any:
        self._port.write(json.dumps({"do": do, **how}).encode() + b"\n")
        answer = json.loads(self._line())
        assert "error" not in answer, f"{do}: {answer['error']}"
        return answer["done"]

    def _line(self) -> bytes:
        line = b""
        while not line.endswith(b"\n"):
            assert select.select([self._port], [], [], _LONGEST)[0], "the host does not answer"
            line += self._port.read(4096)
        return line
