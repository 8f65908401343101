"""What the guest's tests have done outside of it: plugging, typing and swiping at the emulated USB devices.

The guest asks by a line of JSON on its port `hands`, `{"do": …, …}`, and is answered by one when it is done.
"""

import json
import threading
import time
from collections.abc import Callable
from typing import Any

from hw.emulator.cards import Card
from hw.emulator.readers.msr605 import frame
from tests.kernel.keyboard import Keyboard
from tests.kernel.machine import Machine
from tests.kernel.wire import Wire

_KINDS = {"keyboard": ("usb-kbd", "1"), "converter": ("usb-serial", "2")}
"""QEMU's name of each device, and the port where it is always plugged in, so that its path stays the same."""


class Hands:
    """Serves one guest in a thread of its own, until it is gone."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self._wire = Wire(machine.line)
        self._abilities: dict[str, Callable[..., Any]] = {
            "plug": self._plug,
            "unplug": self._unplug,
            "type": self._type,
            "reports": self._reports,
            "swipe": self._swipe,
            "frame-length": self._frame_length,
            "power": self._power,
            "reader": self._reader,
        }
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        port = self._machine.talk.makefile("rwb", buffering=0)
        for line in port:
            port.write(json.dumps(self._answer(json.loads(line))).encode() + b"\n")

    def _answer(self, asked: dict[str, Any]) -> dict[str, Any]:
        try:
            return {"done": self._abilities[asked.pop("do")](**asked)}
        except Exception as error:  # noqa: BLE001 - whatever it is, the guest's test is where it is told
            return {"error": f"{type(error).__name__}: {error}"}

    def _plug(self, what: str) -> None:
        driver, port = _KINDS[what]
        capture = self._machine.share / f"{what}.pcap"
        more = {"chardev": "line"} if what == "converter" else {}
        self._wire.device.switch(powered=self._wire.device.powered)
        self._machine.qmp(
            "device_add", driver=driver, id=what, bus="usb.0", port=port, pcap=str(capture), **more
        )
        if what == "keyboard":
            self._keyboard = Keyboard(self._machine.qmp, capture)

    def _unplug(self, what: str) -> None:
        self._machine.qmp("device_del", id=what)
        self._machine.qmp.wait_event("DEVICE_DELETED", device=what)

    def _type(self, text: str, at: int = 0, stall: float = 0.0, unplug: bool = False) -> None:
        """Type on the keyboard; after `at` characters stall, or pull it out."""
        self._keyboard.type(text[:at])
        if self._goes_on("keyboard", stall, unplug=unplug):
            self._keyboard.type(text[at:])

    def _reports(self) -> list[list[int]]:
        """Give the reports that the keyboard was told since it was plugged in."""
        self._keyboard.capture.update()
        return [list(report) for report in self._keyboard.capture.reports_set]

    def _swipe(
        self, tracks: tuple[str, str, str], at: int = 0, stall: float = 0.0, unplug: bool = False
    ) -> bool:
        """Swipe at the MSR605; after `at` bytes stall, or pull the converter out."""
        return self._wire.swipe(Card(*tracks), at, lambda: self._goes_on("converter", stall, unplug=unplug))

    def _goes_on(self, what: str, stall: float, *, unplug: bool) -> bool:
        """Stall in mid-swipe, or pull the reader out; tell whether the swipe goes on."""
        time.sleep(stall)
        if unplug:
            self._unplug(what)
        return not unplug

    def _frame_length(self, tracks: tuple[str, str, str]) -> int:
        return len(frame(Card(*tracks)))

    def _power(self, *, on: bool) -> None:
        self._wire.device.switch(powered=on)

    def _reader(self) -> dict[str, Any]:
        device = self._wire.device
        oddities = [list(odd) for odd in device.oddities]
        return {"armed": device.armed, "lamp": device.lamp, "lamps": self._wire.lamps, "oddities": oddities}
