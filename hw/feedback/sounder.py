"""The feedback channel of the kiosk's own sounder: generated tones through ALSA's `aplay`."""

import subprocess
import threading

from hw.feedback.attended import AttendedChannel
from hw.feedback.channel import Capability
from hw.feedback.tones import RATE, samples
from hw.service.reader_messages import Lamp, Signal

_LONGEST = 3.0  # seconds; a device that blocks is given up
_PROBE = bytes(RATE // 50)  # 10 ms of silence


class Sounder(AttendedChannel):
    """See `hw.feedback.channel.Channel`. Silent where there is no `aplay` or the device does not open.

    Args:
        device: the ALSA device, for example `default`.
    """

    name = "sounder"
    offers = frozenset[Capability]({"sound"})

    def __init__(self, device: str) -> None:
        super().__init__()
        self._call = ["aplay", "-q", "-D", device, "-t", "raw", "-f", "S16_LE", "-r", str(RATE), "-"]
        self._playing = threading.Lock()
        self._samples: dict[Signal, bytes] = {"good": samples("good"), "bad": samples("bad")}

    def attempt(self) -> None:
        """Play silence."""
        self._play(_PROBE)

    def show(self, lamp: Lamp) -> None:
        """Show nothing: a sounder has no lamp, and offers none."""

    def sound(self, signal: Signal) -> None:
        """Begin to play a signal."""
        threading.Thread(target=self._sound, args=(self._samples[signal],), daemon=True).start()

    def _sound(self, data: bytes) -> None:
        try:
            self._play(data)
        except OSError as error:
            self.failed(error)

    def _play(self, data: bytes) -> None:
        """Play one thing at a time: a card that nothing mixes for is busy for a second player."""
        try:
            with self._playing:
                subprocess.run(self._call, input=data, timeout=_LONGEST, check=True, capture_output=True)
        except subprocess.SubprocessError as error:
            raise OSError(f"aplay: {type(error).__name__}") from error
