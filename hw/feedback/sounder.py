"""The feedback channel of the kiosk's own sounder: generated tones through ALSA's `aplay`."""

import logging
import shutil
import subprocess
import threading

from hw.feedback.channel import Capability
from hw.feedback.tones import RATE, samples
from hw.service.reader_messages import Lamp, Signal

log = logging.getLogger(__name__)

_LONGEST = 3.0  # seconds; a device that blocks is given up
_PROBE = bytes(RATE // 50)  # 10 ms of silence


class Sounder:
    """See `hw.feedback.channel.Channel`. Silent where there is no `aplay` or the device does not open.

    Args:
        device: the ALSA device, for example `default`; "" for none.
    """

    name = "sounder"

    def __init__(self, device: str) -> None:
        self._program = shutil.which("aplay") if device else None
        self._device = device
        self._samples: dict[Signal, bytes] = {"good": samples("good"), "bad": samples("bad")}
        self._usable = self._program is not None and self._played(_PROBE)
        log.info("sounder: %s", f"ALSA device {device}" if self._usable else "silent")

    def capabilities(self) -> frozenset[Capability]:
        """Offer sound for as long as the device opens."""
        return frozenset({"sound"}) if self._usable else frozenset()

    def show(self, lamp: Lamp) -> None:
        """Show nothing: a sounder has no lamp, and announces none."""

    def sound(self, signal: Signal) -> None:
        """Begin to play a signal."""
        threading.Thread(target=self._play, args=(self._samples[signal],), daemon=True).start()

    def _play(self, data: bytes) -> None:
        self._usable = self._played(data)

    def _played(self, data: bytes) -> bool:
        call = [
            str(self._program),
            "-q",
            "-D",
            self._device,
            "-t",
            "raw",
            "-f",
            "S16_LE",
            "-r",
            str(RATE),
            "-",
        ]
        try:
            subprocess.run(call, input=data, timeout=_LONGEST, check=True, capture_output=True)
        except (OSError, subprocess.SubprocessError) as error:
            log.warning("sounder: the device %s does not play (%s)", self._device, type(error).__name__)
            return False
        return True
