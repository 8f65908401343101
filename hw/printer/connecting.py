"""How long CUPS has been trying to reach the printer: a moment is normal, a minute means that it is away."""

from dataclasses import dataclass

from hw.printer.facts import Queue, QueueFacts
from hw.service.printer_messages import stem

CONNECTING = "connecting-to-device"


@dataclass(slots=True)
class Connecting:
    """Keeps the time between two looks.

    Attributes:
        seconds: for which CUPS has been connecting, as of the last look; 0 while it is not.
    """

    seconds: float = 0.0
    _since: float | None = None

    def note(self, queue: Queue, *, busy: bool, at: float) -> None:
        """Take one look at the queue into account.

        Args:
            queue: what CUPS says.
            busy: whether a copy is on its way; CUPS keeps the word when nothing is sent any more.
            at: monotonic seconds.
        """
        if busy and isinstance(queue, QueueFacts) and CONNECTING in map(stem, queue.reasons):
            self._since = at if self._since is None else self._since
            self.seconds = at - self._since
        else:
            self.seconds, self._since = 0.0, None
